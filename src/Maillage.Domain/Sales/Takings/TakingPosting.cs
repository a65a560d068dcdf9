using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;

namespace Maillage.Domain.Sales.Takings;

/// <summary>How a day's takings are booked.</summary>
public static class TakingPosting
{
    public const string Source = "taking";

    /// <summary>
    /// The money of each means is in the till or on its way to the bank; sales by account and code, and their tax, due at once since goods are delivered and
    /// services paid (CGI art. 269, 2, a and c). No customer: nothing waits.
    /// </summary>
    /// <param name="code">Of the activity, for the reference of the document.</param>
    public static EntryDraft Of(Taking taking, string code, SalesAccounts accounts)
    {
        var money = taking.Payments.Select(p => new LineDraft(taking.ActivityId, accounts.Money(p.Method), p.Amount));
        var sales = taking.Lines.GroupBy(l => (l.Account, l.VatCode)).Select(g => new LineDraft(taking.ActivityId, g.Key.Account, -g.Sum(l => l.Ht), VatCode: g.Key.VatCode));
        var tax = taking.Lines.GroupBy(l => l.VatCode).Select(g => (Code: g.Key, Vat: g.Sum(l => l.Vat))).Where(g => !g.Vat.IsZero)
            .Select(g => new LineDraft(taking.ActivityId, accounts.VatDue(g.Code), -g.Vat, VatCode: g.Code));
        return new(taking.EntityId, JournalCodes.Sales, taking.Date, taking.Title, $"RJ-{code}-{taking.Number}", taking.Date, new EntrySource(Source, taking.Id.Value),
            [.. money, .. sales.Where(l => !l.Amount.IsZero), .. tax]);
    }
}
