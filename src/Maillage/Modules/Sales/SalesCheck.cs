using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales;

/// <summary>The invariants of sales on a live database: numbers, chain, totals, electronic forms, entries, receipts, waiting tax.</summary>
public sealed class SalesCheck(Db db, SalesAccounts accounts) : ICheck
{
    private const int Batch = 500;

    public string Name => "Ventes";

    public async Task<CheckReport> Run()
    {
        var faults = new List<string>();
        var (count, receipts) = (0, 0);
        var codes = await db.Set<Activity>().ToDictionaryAsync(a => a.Id, a => a.Code);
        foreach (var entity in await db.Set<LegalEntity>().AsNoTracking().OrderBy(e => e.Id).ToListAsync())
        {
            var series = new SeriesCheck(faults);
            var waiting = Money.Zero;
            for (var after = 0; ; after = series.Rank)
            {
                var invoices = await db.Set<Invoice>().AsNoTracking().Include(i => i.Lines)
                    .Where(i => i.EntityId == entity.Id && i.Rank > after).OrderBy(i => i.Rank).Take(Batch).ToListAsync();
                if (invoices.Count == 0) break;
                foreach (var invoice in invoices) series.Follow(invoice, codes[invoice.ActivityId]);
                await XmlCheck.Run(db, invoices, faults);
                var (received, pending) = await CheckBooks(invoices, faults);
                (count, receipts, waiting) = (count + invoices.Count, receipts + received, waiting + pending);
            }
            var booked = -new Money(await db.Set<EntryLine>().Where(l => l.EntityId == entity.Id && l.Account.StartsWith("44574")).SumAsync(l => l.Debit.Cents - l.Credit.Cents));
            if (booked != waiting)
                faults.Add($"{entity.Code} : le compte 44574 porte {booked} de TVA en attente, les factures non réglées en contiennent {waiting}.");
        }
        return new($"{count} factures, {receipts} encaissements", faults);
    }

    /// <summary>Compares a batch of invoices with their entries, items and receipts. Gives the number of receipts and the tax still waiting.</summary>
    private async Task<(int, Money)> CheckBooks(IReadOnlyList<Invoice> invoices, List<string> faults)
    {
        var ids = invoices.Select(i => i.Id).ToList();
        var receipts = (await db.Set<Receipt>().AsNoTracking().Where(r => ids.Contains(r.InvoiceId)).ToListAsync()).ToLookup(r => r.InvoiceId);
        var receiptIds = receipts.SelectMany(g => g).Select(r => r.Id).ToList();
        var reversals = await db.Set<ReceiptReversal>().AsNoTracking().Where(v => receiptIds.Contains(v.ReceiptId)).ToDictionaryAsync(v => v.ReceiptId);
        var entryIds = invoices.Select(i => i.EntryId).OfType<Id<Entry>>().ToList();
        var booksOf = entryIds.Concat(receipts.SelectMany(g => g).Select(r => r.EntryId)).Concat(reversals.Values.Select(v => v.EntryId)).ToList();
        var lines = (await db.Set<EntryLine>().AsNoTracking().Where(l => booksOf.Contains(l.EntryId)).ToListAsync()).ToLookup(l => l.EntryId);
        var items = (await db.Set<OpenItem>().AsNoTracking().Where(o => entryIds.Contains(o.EntryId)).ToListAsync()).ToLookup(o => o.EntryId);
        var pending = Money.Zero;
        foreach (var invoice in invoices)
        {
            var own = receipts[invoice.Id].ToList();
            var standing = own.Where(r => !reversals.ContainsKey(r.Id)).ToList();
            var entries = own.Select(r => r.EntryId).Concat(own.Where(r => reversals.ContainsKey(r.Id)).Select(r => reversals[r.Id].EntryId)).Append(invoice.EntryId!.Value).ToList();
            var waiting = ReceiptPosting.After(InvoicePosting.Pending(invoice, accounts), standing).Sum(p => p.Vat);
            pending += waiting;
            var owed = lines[invoice.EntryId.Value].Where(l => l.Account == accounts.Customers || l.Account == accounts.Retentions).Sum(l => l.Amount);
            if (owed != invoice.Owed) faults.Add($"Facture {invoice.Number} : le compte client porte {owed}, la facture {invoice.Owed}.");
            var (due, settled) = (items[invoice.EntryId.Value].Sum(i => i.Amount), items[invoice.EntryId.Value].Sum(i => i.Settled));
            if (due != invoice.Owed) faults.Add($"Facture {invoice.Number} : l’échéance du grand livre est de {due}, la facture de {invoice.Owed}.");
            else if (settled != standing.Sum(r => r.Amount))
                faults.Add($"Facture {invoice.Number} : {settled} réglés au grand livre, {standing.Sum(r => r.Amount)} encaissés.");
            if (standing.Find(r => r.Parts.Sum(p => p.Amount) != r.Amount) is { } split)
                faults.Add($"Facture {invoice.Number} : l’encaissement du {French.ShortDate(split.Date)} n’est pas réparti en entier entre les taux.");
            var booked = -entries.SelectMany(e => lines[e]).Where(l => l.Account.StartsWith("44574", StringComparison.Ordinal)).Sum(l => l.Amount);
            if (booked != waiting) faults.Add($"Facture {invoice.Number} : {booked} de TVA en attente au grand livre, {waiting} dans ce qui reste dû.");
        }
        return (receiptIds.Count, pending);
    }
}
