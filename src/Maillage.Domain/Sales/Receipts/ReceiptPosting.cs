using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Invoices;

namespace Maillage.Domain.Sales.Receipts;

/// <summary>How a payment is booked, and what it leaves.</summary>
public static class ReceiptPosting
{
    /// <summary>What is still due by group, and the tax still waiting in it, after the payments that stand.</summary>
    /// <param name="atIssue">The groups of the invoice.</param>
    public static IReadOnlyList<PendingVat> After(IReadOnlyList<PendingVat> atIssue, IEnumerable<Receipt> standing)
    {
        var parts = standing.SelectMany(r => r.Parts).ToLookup(p => p.Rank);
        return [.. atIssue.Select((p, i) => p with { Due = p.Due - parts[i + 1].Sum(x => x.Amount), Vat = p.Vat - parts[i + 1].Sum(x => x.Vat) })];
    }

    /// <summary>The bank receives, the customer owes less, and the tax that waited becomes due in the same entry (CGI art. 269, 2, c).</summary>
    /// <param name="item">What the invoice opened.</param>
    public static EntryDraft Of(Receipt receipt, string invoiceNumber, OpenItem item, SalesAccounts accounts)
    {
        var lines = new List<LineDraft>
        {
            new(receipt.ActivityId, accounts.Bank, receipt.Amount),
            new(receipt.ActivityId, item.Account, -receipt.Amount, item.ThirdPartyId, Settles: item.Id),
        };
        foreach (var tax in receipt.Parts.GroupBy(p => p.VatCode).Select(g => (Code: g.Key, Vat: g.Sum(p => p.Vat))).Where(t => !t.Vat.IsZero))
        {
            lines.Add(new(receipt.ActivityId, accounts.VatPending(tax.Code), tax.Vat, VatCode: tax.Code));
            lines.Add(new(receipt.ActivityId, accounts.VatDue(tax.Code), -tax.Vat, VatCode: tax.Code));
        }
        return new(receipt.EntityId, JournalCodes.Bank, receipt.Date, $"Encaissement facture {invoiceNumber}", invoiceNumber, receipt.Date, new EntrySource("receipt", receipt.Id.Value), lines);
    }
}
