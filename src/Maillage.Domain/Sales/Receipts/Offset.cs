using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;

namespace Maillage.Domain.Sales.Receipts;

/// <summary>Credit notes and advances applied to invoices of the same customer: no money, the shares add up to zero.</summary>
public sealed class Offset : Clearing
{
    private Offset() { }

    /// <inheritdoc cref="Clearing(Id{Clearing}, Customer, Money, DateOnly, IReadOnlyList{Allocation}, IReadOnlyList{Claim}, DateTime, long?)"/>
    public Offset(Id<Clearing> id, Customer customer, DateOnly date, IReadOnlyList<Allocation> allocations, IReadOnlyList<Claim> claims, DateTime now, long? by)
        : base(id, customer, Money.Zero, date, allocations, claims, now, by) { }
}
