using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Invoices;

namespace Maillage.Domain.Sales.Receipts;

/// <summary>Which claim: an issued invoice or credit note, the receipt that left an advance, or an invoice of the program used before.</summary>
public readonly record struct ClaimId(Id<Invoice>? Invoice, Id<Clearing>? Advance, Id<LegacyInvoice>? Legacy = null)
{
    public static ClaimId Of(Id<Invoice> invoice) => new(invoice, null);
    public static ClaimId Of(Id<Clearing> advance) => new(null, advance);
    public static ClaimId Of(Id<LegacyInvoice> legacy) => new(null, null, legacy);
}

/// <summary>How much of a claim is cleared; same sign as the claim.</summary>
public readonly record struct Allocation(ClaimId Claim, Money Amount);

/// <summary>
/// What is open on the account of a customer: an invoice (positive: owed to us), a credit note or an advance (negative: owed to the customer).
/// </summary>
/// <param name="Document">Number of the document; of an advance, that of the entry that left it.</param>
/// <param name="Items">What the ledger still expects of it, in the order in which it is paid: 411 before what is retained on 4117.</param>
/// <param name="Groups">What is due by VAT group and the tax that waits in it; none for an advance, whose supply is not known yet.</param>
public sealed record Claim(ClaimId Id, string Document, DateOnly Date, IReadOnlyList<OpenItem> Items, IReadOnlyList<PendingVat> Groups)
{
    public Money Remaining => Items.Sum(i => i.Remaining);

    /// <summary>The next day something of it is due.</summary>
    public DateOnly DueOn => Items.Where(i => !i.IsSettled).Select(i => i.DueOn).DefaultIfEmpty(Items[^1].DueOn).First();

    public bool IsAdvance => Id.Advance is not null;

    /// <summary>« la facture 2026-00012 ».</summary>
    public string InWords => IsAdvance ? $"l’avance du {French.ShortDate(Date)}" : $"{(Items[0].Amount.IsNegative ? "l’avoir" : "la facture")} {Document}";

    /// <summary>The claims of a document, its groups less what cleared it.</summary>
    /// <param name="standing">The shares of it that were not taken back.</param>
    public static Claim Of(Invoice invoice, IReadOnlyList<OpenItem> items, IEnumerable<ClearingShare> standing, SalesAccounts accounts) =>
        new(ClaimId.Of(invoice.Id), invoice.Number!, invoice.IssuedOn!.Value, Ordered(items, accounts), After(InvoicePosting.Pending(invoice, accounts), standing));

    /// <summary>The claim of an invoice of the program used before, less what cleared it here.</summary>
    /// <param name="standing">The shares of it that were not taken back.</param>
    public static Claim Of(LegacyInvoice invoice, IReadOnlyList<OpenItem> items, IEnumerable<ClearingShare> standing) =>
        new(ClaimId.Of(invoice.Id), invoice.Number, invoice.Date, items, After(invoice.Groups, standing));

    /// <summary>What is still due by group, and the tax still waiting in it.</summary>
    /// <param name="atIssue">The groups of the document.</param>
    /// <param name="standing">The shares of it that were not taken back.</param>
    public static IReadOnlyList<PendingVat> After(IReadOnlyList<PendingVat> atIssue, IEnumerable<ClearingShare> standing)
    {
        var parts = standing.SelectMany(s => s.Parts).ToLookup(p => p.Rank);
        return [.. atIssue.Select((p, i) => p with { Due = p.Due - parts[i + 1].Sum(x => x.Amount), Vat = p.Vat - parts[i + 1].Sum(x => x.Vat) })];
    }

    /// <summary>The lines that settle a part of it, the first items first.</summary>
    internal IEnumerable<LineDraft> Lines(Money amount)
    {
        foreach (var item in Items)
        {
            var part = amount.IsNegative ? Money.Max(amount, item.Remaining) : Money.Min(amount, item.Remaining);
            if (part.IsZero) continue;
            yield return new(item.ActivityId, item.Account, -part, item.ThirdPartyId, Settles: item.Id);
            amount -= part;
        }
    }

    private static IReadOnlyList<OpenItem> Ordered(IEnumerable<OpenItem> items, SalesAccounts accounts) =>
        [.. items.OrderBy(i => i.Account == accounts.Retentions).ThenBy(i => i.DueOn)];
}
