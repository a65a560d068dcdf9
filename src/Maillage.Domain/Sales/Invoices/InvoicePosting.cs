using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Receipts;

namespace Maillage.Domain.Sales.Invoices;

/// <summary>How an issued invoice is booked (accounting scheme of a sale: 411 / 70 and 44574 or 44571).</summary>
public static class InvoicePosting
{
    /// <summary>
    /// The customer owes exactly the total; each group credits its product account; its tax waits for the receipt when it sells services
    /// (CGI art. 269, 2, c) and is due at once when it sells goods (2, a).
    /// </summary>
    public static EntryDraft Of(Invoice invoice, InvoiceSnapshot snapshot, Id<ThirdParty> customer, SalesAccounts accounts)
    {
        var lines = new List<LineDraft> { new(invoice.ActivityId, accounts.Customers, snapshot.Ttc, customer, Due: snapshot.DueDate) };
        var groups = PostingGroups.Of(invoice.Content);
        lines.AddRange(groups.Where(g => !g.Ht.IsZero).Select(g => new LineDraft(invoice.ActivityId, g.Account, -g.Ht, VatCode: g.VatCode)));
        lines.AddRange(groups.Where(g => !g.Vat.IsZero).Select(g => new LineDraft(invoice.ActivityId,
            accounts.WaitsForReceipt(g.Account) ? accounts.VatPending(g.VatCode!) : accounts.VatDue(g.VatCode!), -g.Vat, VatCode: g.VatCode)));
        return new(invoice.EntityId, JournalCodes.Sales, snapshot.IssueDate, $"Facture {snapshot.Number}", snapshot.Number, snapshot.IssueDate, Source(invoice.Id), lines);
    }

    public static EntrySource Source(Id<Invoice> id) => new("invoice", id.Value);

    /// <summary>What the customer owes by group at issue, and the tax of it that waits for the receipt.</summary>
    public static IReadOnlyList<PendingVat> Pending(InvoiceContent content, SalesAccounts accounts) =>
        [.. PostingGroups.Of(content).Select(g => new PendingVat(g.VatCode!, g.Ht + g.Vat, accounts.WaitsForReceipt(g.Account) ? g.Vat : Money.Zero))];
}
