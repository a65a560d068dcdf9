using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Sales.Receipts;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales;

/// <summary>The invariants of sales on a live database: numbers, chain, totals, electronic forms, entries, what cleared the accounts of customers, waiting tax.</summary>
public sealed class SalesCheck(Db db, SalesAccounts accounts, CustomerAccount account, Chart chart) : ICheck
{
    private const int Batch = 500;

    public string Name => "Ventes";

    public async Task<CheckReport> Run()
    {
        var faults = new List<string>();
        var (count, cleared) = (0, 0);
        var codes = await db.Set<Activity>().ToDictionaryAsync(a => a.Id, a => a.Code);
        foreach (var entity in await db.Set<LegalEntity>().AsNoTracking().OrderBy(e => e.Id).ToListAsync())
        {
            var series = new SeriesCheck(faults, await db.Set<NumberStart>().AsNoTracking().Where(s => s.EntityId == entity.Id).ToListAsync());
            var waiting = new Dictionary<string, Money>();
            for (var after = 0; ; after = series.Rank)
            {
                var invoices = await db.Set<Invoice>().AsNoTracking().Include(i => i.Lines)
                    .Where(i => i.EntityId == entity.Id && i.Rank > after).OrderBy(i => i.Rank).Take(Batch).ToListAsync();
                if (invoices.Count == 0) break;
                foreach (var invoice in invoices) series.Follow(invoice, codes[invoice.ActivityId]);
                await FrozenFilesCheck.Run(db, invoices, faults);
                await CheckBooks(invoices, waiting, faults);
                count += invoices.Count;
            }
            await CheckLegacy(entity, waiting, faults);
            await CheckWaiting(entity, waiting, faults);
            cleared += await new ClearingCheck(db, accounts, faults).Run(entity);
        }
        return new($"{count} factures, {cleared} règlements", faults);
    }

    /// <summary>Compares a batch of invoices with their entries, items and what cleared them, and adds the tax still waiting by account.</summary>
    private async Task CheckBooks(IReadOnlyList<Invoice> invoices, Dictionary<string, Money> waiting, List<string> faults)
    {
        var standing = await account.Standing([.. invoices.Select(i => i.Id)]);
        var entryIds = invoices.Select(i => i.EntryId).OfType<Id<Entry>>().ToList();
        var lines = (await db.Set<EntryLine>().AsNoTracking().Where(l => entryIds.Contains(l.EntryId)).ToListAsync()).ToLookup(l => l.EntryId);
        var items = (await db.Set<OpenItem>().AsNoTracking().Where(o => entryIds.Contains(o.EntryId)).ToListAsync()).ToLookup(o => o.EntryId);
        foreach (var invoice in invoices)
        {
            var (entry, shares, atIssue) = (invoice.EntryId!.Value, standing[invoice.Id].ToList(), InvoicePosting.Pending(invoice, accounts));
            var owed = lines[entry].Where(l => l.Account == accounts.Customers || l.Account == accounts.Retentions).Sum(l => l.Amount);
            if (owed != invoice.Owed) faults.Add($"Facture {invoice.Number} : le compte client porte {owed}, la facture {invoice.Owed}.");
            var (due, settled, paid) = (items[entry].Sum(i => i.Amount), items[entry].Sum(i => i.Settled), shares.Sum(s => s.Amount));
            if (due != invoice.Owed) faults.Add($"Facture {invoice.Number} : l’échéance du grand livre est de {due}, la facture de {invoice.Owed}.");
            else if (settled != paid) faults.Add($"Facture {invoice.Number} : {settled} réglés au grand livre, {paid} d’après les encaissements, imputations et pertes.");
            if (shares.Exists(s => s.Parts.Sum(p => p.Amount) != s.Amount)) faults.Add($"Facture {invoice.Number} : un règlement n’est pas réparti en entier entre les taux.");
            var left = Claim.After(atIssue, shares);
            if (paid == invoice.Owed && left.FirstOrDefault(p => !p.Due.IsZero || !p.Vat.IsZero) is { VatCode: { } code } && code.Length > 0)
                faults.Add($"Facture {invoice.Number} : elle est réglée, et de la TVA {code} attend encore.");
            foreach (var part in left.Where(p => !p.Vat.IsZero))
                waiting[accounts.VatPending(part.VatCode)] = waiting.GetValueOrDefault(accounts.VatPending(part.VatCode)) + part.Vat;
        }
    }

    /// <summary>Compares the invoices of the program used before with their items and what cleared them, and adds the tax still waiting in them.</summary>
    private async Task CheckLegacy(LegalEntity entity, Dictionary<string, Money> waiting, List<string> faults)
    {
        foreach (var invoices in (await db.Set<LegacyInvoice>().AsNoTracking().Where(i => i.EntityId == entity.Id).OrderBy(i => i.Id).ToListAsync()).Chunk(Batch))
        {
            var standing = await account.Standing([.. invoices.Select(i => i.Id)]);
            var entryIds = invoices.Select(i => i.EntryId).ToList();
            var items = (await db.Set<OpenItem>().AsNoTracking().Where(o => entryIds.Contains(o.EntryId)).ToListAsync()).ToLookup(o => o.EntryId);
            foreach (var invoice in invoices)
            {
                var (due, settled, paid) = (items[invoice.EntryId].Sum(i => i.Amount), items[invoice.EntryId].Sum(i => i.Settled), standing[invoice.Id].Sum(s => s.Amount));
                if (due != invoice.Remaining) faults.Add($"Facture reprise {invoice.Number} : l’échéance du grand livre est de {due}, la facture de {invoice.Remaining}.");
                else if (settled != paid) faults.Add($"Facture reprise {invoice.Number} : {settled} réglés au grand livre, {paid} d’après les encaissements, imputations et pertes.");
                foreach (var part in Claim.After(invoice.Groups, standing[invoice.Id]).Where(p => !p.Vat.IsZero))
                    waiting[accounts.VatPending(part.VatCode)] = waiting.GetValueOrDefault(accounts.VatPending(part.VatCode)) + part.Vat;
            }
        }
    }

    /// <summary>Compares the accounts of waiting tax with what the invoices still hold.</summary>
    private async Task CheckWaiting(LegalEntity entity, Dictionary<string, Money> waiting, List<string> faults)
    {
        var booked = await db.Set<EntryLine>().Where(l => l.EntityId == entity.Id && l.Account.StartsWith("44574"))
            .GroupBy(l => l.Account).Select(g => new { g.Key, Cents = g.Sum(l => l.Credit.Cents - l.Debit.Cents) }).ToDictionaryAsync(g => g.Key, g => new Money(g.Cents));
        foreach (var number in booked.Keys.Union(waiting.Keys).Order(StringComparer.Ordinal))
            if (booked.GetValueOrDefault(number) is var there && waiting.GetValueOrDefault(number) is var expected && there != expected)
                faults.Add($"{entity.Code} : le compte {number} ({chart.Label(number)}) porte {there}, les factures non réglées en contiennent {expected}.");
    }
}
