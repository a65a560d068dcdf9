using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Receipts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Receipts;

/// <summary>Compares what cleared the accounts of customers with its entries: amounts, tax, advances, cancellations.</summary>
internal sealed class ClearingCheck(Db db, SalesAccounts accounts, List<string> faults)
{
    private const int Batch = 500;

    /// <summary>Checks those of an entity and gives how many there are.</summary>
    public async Task<int> Run(LegalEntity entity)
    {
        var count = 0;
        for (var after = default(Id<Clearing>); ;)
        {
            var last = after;
            var clearings = await db.Set<Clearing>().AsNoTracking().Where(c => c.EntityId == entity.Id && c.Id.CompareTo(last) > 0).OrderBy(c => c.Id).Take(Batch).ToListAsync();
            if (clearings.Count == 0) break;
            await Check(clearings);
            (count, after) = (count + clearings.Count, clearings[^1].Id);
        }
        await CheckRemittances(entity);
        return count;
    }

    /// <summary>Every remittance says what its entry brought to the bank, and no receipt is on two of them.</summary>
    private async Task CheckRemittances(LegalEntity entity)
    {
        var standing = db.Set<Remittance>().AsNoTracking().Where(r => r.EntityId == entity.Id && !db.Set<RemittanceReversal>().Any(v => v.RemittanceId == r.Id));
        var booked = await standing.IgnoreAutoIncludes().Join(db.Set<EntryLine>(), r => r.EntryId, l => l.EntryId, (r, l) => new { r.Id, l.Account, Cents = l.Debit.Cents - l.Credit.Cents })
            .Where(l => l.Account == accounts.Bank).GroupBy(l => l.Id).Select(g => new { g.Key, Cents = g.Sum(l => l.Cents) }).ToDictionaryAsync(g => g.Key, g => new Money(g.Cents));
        var remittances = await standing.ToListAsync();
        faults.AddRange(remittances.Where(r => booked.GetValueOrDefault(r.Id) != r.Net).Select(r => $"{r.Title} : {booked.GetValueOrDefault(r.Id)} en banque au grand livre, {r.Net} d’après ses encaissements."));
        faults.AddRange(remittances.SelectMany(r => r.Lines.Where(l => l.TakingId is not null), (r, l) => (r.Method, l.TakingId)).GroupBy(l => l).Where(g => g.Count() > 1)
            .Select(g => $"{entity.Code} : les recettes {g.Key.TakingId} sont dans deux remises."));
        faults.AddRange(remittances.SelectMany(r => r.Lines).Where(l => l.ReceiptId is not null).GroupBy(l => l.ReceiptId).Where(g => g.Count() > 1).Select(g => $"{entity.Code} : l’encaissement {g.Key} est dans deux remises."));
    }

    private async Task Check(IReadOnlyList<Clearing> clearings)
    {
        var ids = clearings.Select(c => c.Id).ToList();
        var advanceIds = ids.Select(i => (Id<Clearing>?)i).ToList();
        var reversals = await db.Set<ClearingReversal>().AsNoTracking().Where(v => ids.Contains(v.ClearingId)).ToDictionaryAsync(v => v.ClearingId);
        var entries = clearings.Select(c => c.EntryId).Concat(reversals.Values.Select(v => v.EntryId)).ToList();
        var lines = (await db.Set<EntryLine>().AsNoTracking().Where(l => entries.Contains(l.EntryId)).ToListAsync()).ToLookup(l => l.EntryId);
        var items = (await db.Set<OpenItem>().AsNoTracking().Where(i => entries.Contains(i.EntryId) && i.Account == accounts.Advances).ToListAsync()).ToLookup(i => i.EntryId);
        var used = (await db.Set<ClearingShare>().AsNoTracking().IgnoreAutoIncludes()
            .Where(s => advanceIds.Contains(s.AdvanceId) && !db.Set<ClearingReversal>().Any(v => v.ClearingId == s.ClearingId)).ToListAsync()).ToLookup(s => s.AdvanceId!.Value);
        foreach (var clearing in clearings)
        {
            var reversal = reversals.GetValueOrDefault(clearing.Id);
            CheckEntry(clearing, [.. lines[clearing.EntryId]]);
            if (reversal is not null && !Mirrors(lines[reversal.EntryId], lines[clearing.EntryId])) Fault(clearing, "son annulation n’est pas l’inverse de son écriture.");
            var (left, gone) = (items[clearing.EntryId].Sum(i => i.Amount), items[clearing.EntryId].Sum(i => i.Settled));
            if (left != -clearing.Unallocated) Fault(clearing, $"l’avance est de {-left} au grand livre, de {clearing.Unallocated} d’après l’encaissement.");
            else if (gone != (reversal is null ? used[clearing.Id].Sum(s => s.Amount) : left)) Fault(clearing, $"{-gone} de son avance sont utilisés au grand livre, autre chose d’après les imputations.");
        }
    }

    private void CheckEntry(Clearing clearing, IReadOnlyList<EntryLine> lines)
    {
        var settled = -lines.Where(l => l.Settles is not null).Sum(l => l.Amount);
        if (settled != clearing.Shares.Sum(s => s.Amount)) Fault(clearing, $"son écriture règle {settled}, ses parts font {clearing.Shares.Sum(s => s.Amount)}.");
        if (clearing is Receipt receipt && lines.Where(l => l.Account == accounts.Money(receipt)).Sum(l => l.Amount) != receipt.Amount)
            Fault(clearing, "son écriture ne porte pas l’argent reçu.");
        var tax = clearing.Shares.SelectMany(s => s.Parts).Where(p => !p.Vat.IsZero).GroupBy(p => accounts.VatPending(p.VatCode)).ToDictionary(g => g.Key, g => g.Sum(p => p.Vat));
        var booked = lines.Where(l => l.Account.StartsWith("44574", StringComparison.Ordinal)).GroupBy(l => l.Account).ToDictionary(g => g.Key, g => g.Sum(l => l.Amount));
        if (tax.Keys.Union(booked.Keys).Any(a => tax.GetValueOrDefault(a) != booked.GetValueOrDefault(a))) Fault(clearing, "la TVA de son écriture n’est pas celle de ses parts.");
    }

    private static bool Mirrors(IEnumerable<EntryLine> one, IEnumerable<EntryLine> other) =>
        one.OrderBy(l => l.Rank).Select(l => (l.Account, -l.Amount)).SequenceEqual(other.OrderBy(l => l.Rank).Select(l => (l.Account, l.Amount)));

    private void Fault(Clearing clearing, string what) =>
        faults.Add($"{ClearingReader.Word(clearing)} du {French.ShortDate(clearing.Date)}, {clearing.Amount} : {what}");
}
