using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Invoices;

/// <summary>What ties an invoice to others: what they billed before it, what was credited of them.</summary>
public sealed class InvoiceLinks(Db db, Clock clock)
{
    /// <summary>
    /// What is taken off, as printed: of a balance, the deposits and interim invoices of its quote; of a credit note that takes a whole balance back, what
    /// that balance took off. A credit note of a part of it takes nothing off.
    /// </summary>
    /// <param name="typed">What it will say, when it is not what it says yet.</param>
    public async Task<IReadOnlyList<Deduction>> Deductions(Invoice invoice, DocumentContent? typed = null)
    {
        if (!invoice.IsBalance) return [];
        if (invoice.CreditsId is { } credited)
        {
            var balance = SnapshotJson.Read((await db.Set<Invoice>().AsNoTracking().Where(i => i.Id == credited).Select(i => i.Snapshot).SingleAsync())!);
            return DocumentTotals.Of(typed ?? invoice.Printed).Total == balance.Ttc ? balance.Deductions : [];
        }
        if (invoice.QuoteId is not { } quote) return [];
        var earlier = await db.Set<Invoice>().AsNoTracking().Include(i => i.Lines)
            .Where(i => i.QuoteId == quote && i.Rank != null && !i.IsBalance && i.Kind != DocumentKind.CreditNote && i.Id != invoice.Id).OrderBy(i => i.Rank).ToListAsync();
        var ids = earlier.Select(i => (Id<Invoice>?)i.Id).ToList();
        var credits = (await db.Set<Invoice>().AsNoTracking().Include(i => i.Lines).Where(i => ids.Contains(i.CreditsId) && i.Rank != null).ToListAsync()).ToLookup(i => i.CreditsId);
        return [.. earlier.Select(i => Deduction.Of(i, credits[i.Id])).Where(d => d.Groups.Count > 0)];
    }

    /// <summary>Of a credit note: what of its invoice has not been credited yet, tax included. Null for any other.</summary>
    public async Task<Money?> Creditable(Invoice invoice)
    {
        if (invoice.CreditsId is not { } id) return null;
        var credited = await db.Set<Invoice>().AsNoTracking().SingleAsync(i => i.Id == id);
        return credited.Owed + await Credited(id);
    }

    /// <summary>What issued credit notes took off an invoice: negative, tax included.</summary>
    public async Task<Money> Credited(Id<Invoice> id) =>
        new(await db.Set<Invoice>().Where(i => i.CreditsId == id && i.Rank != null).SumAsync(i => i.Ttc.Cents - i.Deducted.Cents));

    /// <summary>Whether credit notes took the whole of an issued invoice back: what it billed may be billed again.</summary>
    public async Task<bool> IsCreditedWhole(Invoice invoice) =>
        await db.Set<Invoice>().Where(i => i.CreditsId == invoice.Id && i.Rank != null).SumAsync(i => i.Ttc.Cents) == -invoice.Ttc.Cents;

    /// <summary>The invoice a credit note takes back, as its document names it.</summary>
    public async Task<DocumentReference?> Reference(Invoice invoice) => invoice.CreditsId is not { } id ? null
        : await db.Set<Invoice>().AsNoTracking().Where(i => i.Id == id).Select(i => new DocumentReference(i.Number!, i.IssuedOn!.Value, i.Kind)).SingleAsync();

    /// <summary>
    /// The first day on which an invoice of a quote that a consumer signed away from the place of business may be paid: no payment is received within seven
    /// days (C. conso. L221-10). Null for any other.
    /// </summary>
    public async Task<DateOnly?> PayableFrom(Invoice invoice)
    {
        if (invoice.IsCredit || invoice.QuoteId is not { } id || await db.Set<Quote>().AsNoTracking().SingleOrDefaultAsync(q => q.Id == id) is not { OffPremises: true, SignedAt: { } signed } quote) return null;
        return SnapshotJson.Read(quote.Snapshot!).Buyer.Kind == CustomerKind.Private ? clock.DayOf(signed).AddDays(QuoteRules.DaysWithoutPayment + 1) : null;
    }

    /// <summary>Why a balance cannot be issued; null when nothing stands in its way.</summary>
    public async Task<Refusal?> Obstacle(Invoice invoice)
    {
        if (!invoice.IsBalance || invoice.CreditsId is not null || invoice.QuoteId is not { } quote) return null;
        var others = await db.Set<Invoice>().AsNoTracking().Where(i => i.QuoteId == quote && i.Id != invoice.Id && i.Kind != DocumentKind.CreditNote).ToListAsync();
        if (others.Find(i => !i.IsIssued && !i.IsBalance) is { } waiting)
            return new("sales.invoice.waiting", $"« {waiting.Subject} » du même devis n’est pas encore émise : émettez-la ou supprimez-la avant la facture de solde.");
        foreach (var balance in others.Where(i => i.IsIssued && i.IsBalance))
            if (!await IsCreditedWhole(balance))
                return new("sales.invoice.balance", $"Ce devis a déjà sa facture de solde, {balance.Number} : faites d’abord un avoir.");
        return null;
    }
}
