using Maillage.Domain.Sales.Invoices;

namespace Maillage.Modules.Sales.Invoices;

/// <summary>The state of an invoice in a word and a colour; once issued it is that of what the ledger expects.</summary>
public sealed record InvoiceStatus(string Word, string Kind)
{
    public static InvoiceStatus Of(InvoiceState state, InvoiceDue? due, DateOnly today) => (state, due) switch
    {
        (InvoiceState.Draft, _) => new("brouillon", "neutral"),
        (InvoiceState.Submitted, _) => new("à valider", "wait"),
        (InvoiceState.Returned, _) => new("renvoyée", "bad"),
        (_, null) => new("réglée", "good"),
        (_, { IsSettled: true, Amount.IsNegative: true }) => new("imputé", "good"),
        (_, { Amount.IsNegative: true }) => new("à rendre", "info"),
        (_, { IsSettled: true }) => new("réglée", "good"),
        (_, { } late) when late.DueOn < today => new("en retard", "bad"),
        (_, { Settled.IsZero: false }) => new("en partie réglée", "info"),
        _ => new("à encaisser", "info"),
    };
}
