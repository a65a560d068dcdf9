using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Invoices;

namespace Maillage.Domain.Sales.Sending;

/// <summary>
/// An invoice to a public body was put on the public portal, or such a note was taken back: never changed, the last one of an invoice holds.
/// </summary>
public sealed class ChorusDeposit : IOwned
{
    public const int LongestNumber = 50;

    private ChorusDeposit() { }

    /// <param name="number">Given by the portal; may be empty.</param>
    /// <param name="undoes">Takes the deposit before it back.</param>
    public ChorusDeposit(Invoice invoice, DateOnly on, string number, bool undoes, DateTime now, long? by)
    {
        (CooperativeId, Id) = (invoice.CooperativeId, Id<ChorusDeposit>.New());
        (InvoiceId, On, Number, Undoes, NotedAt, NotedBy) = (invoice.Id, on, number.Trim(), undoes, now, by);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<ChorusDeposit> Id { get; private set; }
    public Id<Invoice> InvoiceId { get; private set; }
    public DateOnly On { get; private set; }
    public string Number { get; private set; } = "";
    public bool Undoes { get; private set; }
    public DateTime NotedAt { get; private set; }
    public long? NotedBy { get; private set; }

    /// <summary>Refuses a day that is not between the issue and today, and a number too long.</summary>
    public static Result Check(Invoice invoice, DateOnly on, string number, DateOnly today) =>
        on > today || on < invoice.IssuedOn ? new Refusal("sales.chorus.date", "Le dépôt date d’entre l’émission de la facture et aujourd’hui.", "On")
        : number.Trim().Length > LongestNumber ? new Refusal("sales.chorus.number", $"Ce numéro a plus de {LongestNumber} caractères.", "Number")
        : Result.Done;
}
