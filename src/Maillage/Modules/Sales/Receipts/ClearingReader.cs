using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Receipts;

/// <summary>What one clearing took of a document.</summary>
/// <param name="Amount">Same sign as the document.</param>
/// <param name="Reversal">Null as long as it stands.</param>
public sealed record ClearedPart(Clearing Clearing, Money Amount, ClearingReversal? Reversal);

/// <summary>A share with the words of its claim.</summary>
/// <param name="Href">The page of the claim.</param>
public sealed record NamedShare(string Claim, string Href, Money Amount);

/// <summary>All that the page of a clearing shows.</summary>
/// <param name="Advance">What is left of the advance it left; null when it left none.</param>
public sealed record ClearingRecord(Clearing Clearing, Customer Customer, Activity Activity, IReadOnlyList<NamedShare> Shares, ClearingReversal? Reversal, Claim? Advance, string EntryReference);

/// <summary>Reads what cleared the accounts of customers, within reach.</summary>
public sealed class ClearingReader(Db db, Access access, CustomerAccount account)
{
    /// <summary>What a clearing is, as sentences begin.</summary>
    public static string Word(Clearing clearing) => clearing switch
    {
        Receipt { IsRefund: true } => "Remboursement",
        Receipt => "Encaissement",
        Offset => "Imputation",
        WriteOff { Cause: WriteOffCause.Irrecoverable } => "Passage en perte",
        _ => "Écart de règlement",
    };

    /// <summary>The same with how the money went and its reference: « Encaissement, chèque, 0012345 ».</summary>
    public static string InWords(Clearing clearing) => clearing is Receipt receipt
        ? $"{Word(clearing)}, {ReceiptList.Word(receipt.Method)}{(receipt.Reference.Length > 0 ? $", {receipt.Reference}" : "")}"
        : clearing is WriteOff { Reason.Length: > 0 } writeOff ? $"{Word(clearing)} : {writeOff.Reason}" : Word(clearing);

    /// <summary>What cleared a document, in order; also what was taken back.</summary>
    public Task<IReadOnlyList<ClearedPart>> Of(Id<Invoice> invoice) => Of(db.Set<Clearing>().Where(c => c.Shares.Any(s => s.InvoiceId == invoice)), s => s.InvoiceId == invoice);

    /// <summary>What cleared an invoice of the program used before, in order; also what was taken back.</summary>
    public Task<IReadOnlyList<ClearedPart>> Of(Id<LegacyInvoice> invoice) => Of(db.Set<Clearing>().Where(c => c.Shares.Any(s => s.LegacyInvoiceId == invoice)), s => s.LegacyInvoiceId == invoice);

    private async Task<IReadOnlyList<ClearedPart>> Of(IQueryable<Clearing> clearings, Func<ClearingShare, bool> its) => [.. (await (
        from clearing in clearings
        join v in db.Set<ClearingReversal>() on clearing.Id equals v.ClearingId into reversals
        from reversal in reversals.DefaultIfEmpty()
        orderby clearing.Date, clearing.Id
        select new { clearing, reversal }).AsNoTracking().ToListAsync())
        .Select(r => new ClearedPart(r.clearing, r.clearing.Shares.Where(its).Sum(s => s.Amount), r.reversal))];

    /// <summary>One clearing; null when it does not exist or is out of reach.</summary>
    public async Task<ClearingRecord?> Find(Id<Clearing> id)
    {
        if (await db.Set<Clearing>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id) is not { } clearing || !await access.CanOver(SalesModule.Read, clearing)) return null;
        var customer = await db.Set<Customer>().AsNoTracking().SingleAsync(c => c.Id == clearing.CustomerId);
        var activity = await db.Set<Activity>().AsNoTracking().SingleAsync(a => a.Id == clearing.ActivityId);
        var reversal = await db.Set<ClearingReversal>().AsNoTracking().SingleOrDefaultAsync(v => v.ClearingId == id);
        var invoiceIds = clearing.Shares.Select(s => s.InvoiceId).OfType<Id<Invoice>>().ToList();
        var advanceIds = clearing.Shares.Select(s => s.AdvanceId).OfType<Id<Clearing>>().ToList();
        var numbers = await db.Set<Invoice>().Where(i => invoiceIds.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => $"{i.Kind.Word()} {i.Number}");
        var advances = await db.Set<Clearing>().Where(c => advanceIds.Contains(c.Id)).IgnoreAutoIncludes().ToDictionaryAsync(c => c.Id, c => $"Avance du {French.ShortDate(c.Date)}");
        var legacyIds = clearing.Shares.Select(s => s.LegacyInvoiceId).OfType<Id<LegacyInvoice>>().ToList();
        var legacy = await db.Set<LegacyInvoice>().Where(i => legacyIds.Contains(i.Id)).IgnoreAutoIncludes().ToDictionaryAsync(i => i.Id, i => $"{(i.Total.Cents < 0 ? "Avoir" : "Facture")} {i.Number}");
        var entry = await db.Set<Entry>().AsNoTracking().IgnoreAutoIncludes().SingleAsync(e => e.Id == clearing.EntryId);
        return new(clearing, customer, activity,
            [.. clearing.Shares.OrderBy(s => s.Rank).Select(s => s.InvoiceId is { } invoice
                ? new NamedShare(numbers[invoice], $"/factures/{invoice}", s.Amount)
                : s.LegacyInvoiceId is { } taken ? new NamedShare(legacy[taken], $"/factures/reprises/{taken}", s.Amount) : new NamedShare(advances[s.AdvanceId!.Value], $"/encaissements/{s.AdvanceId}", s.Amount))],
            reversal, clearing.Unallocated.IsZero ? null : await account.Find(customer, ClaimId.Of(id)), entry.Reference);
    }
}
