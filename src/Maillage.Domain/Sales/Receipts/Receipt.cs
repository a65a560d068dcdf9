using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;

namespace Maillage.Domain.Sales.Receipts;

/// <summary>How the money came.</summary>
public enum PaymentMethod
{
    Transfer,
    Cheque,
    /// <summary>Chèque emploi service universel on paper.</summary>
    Cesu,
    Card,
    Cash,
}

/// <summary>Money from a customer, or given back when negative. What no document took of it stays as an advance.</summary>
public sealed class Receipt : Clearing
{
    private Receipt() { }

    /// <inheritdoc cref="Clearing(Id{Clearing}, Customer, Money, DateOnly, IReadOnlyList{Allocation}, IReadOnlyList{Claim}, DateTime, long?)"/>
    public Receipt(Id<Clearing> id, Customer customer, Money amount, DateOnly date, PaymentMethod method, string reference, IReadOnlyList<Allocation> allocations, IReadOnlyList<Claim> claims, DateTime now, long? by)
        : base(id, customer, amount, date, allocations, claims, now, by) => (Method, Reference) = (method, reference);

    public PaymentMethod Method { get; private set; }
    /// <summary>Of the transfer, cheque or ticket; may be empty.</summary>
    public string Reference { get; private set; } = "";

    public bool IsRefund => Amount.IsNegative;
}
