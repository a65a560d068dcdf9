using System.Data;
using System.Globalization;
using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Ledger.Balances;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Checks;

/// <summary>
/// Recomputes from the lines everything the ledger promises: balance, numbers, hashes, seals, monthly balances, open items. Entries are read
/// once, in a stream; only sums stay in memory.
/// </summary>
public sealed class LedgerCheck(Db db, FrozenTriggers triggers) : ICheck
{
    public string Name => "Comptabilité";

    public async Task<CheckReport> Run()
    {
        // One snapshot for all that is read; SQLite's file is ours alone while a command runs.
        await using var snapshot = db.IsPostgres && db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead) : null;
        var faults = new Faults();
        foreach (var table in await triggers.Missing(db)) faults.Add($"La table {table} n’est plus protégée contre les modifications.");
        var entityOf = await db.Set<Activity>().AsNoTracking().Select(a => new { a.Id, a.EntityId }).ToDictionaryAsync(a => a.Id, a => a.EntityId);
        var pass = new EntryPass(faults, entityOf);
        await foreach (var entry in db.Set<Entry>().AsNoTracking().OrderBy(e => e.Id).AsAsyncEnumerable()) pass.Look(entry);

        await Numbers(pass, faults);
        var seals = await Seals(pass, faults);
        await Balances(pass, faults);
        var items = await Items(pass, faults);
        return new CheckReport(
            $"{Figure(pass.Entries)} écritures dont {Figure(pass.Drafts)} en brouillon, {Figure(pass.Lines)} lignes, {Figure(pass.Movements.Count)} soldes mensuels, {Figure(seals)} mois scellés, {Figure(items)} créances et dettes",
            faults.Lines);
    }

    private async Task Numbers(EntryPass pass, Faults faults)
    {
        var counters = await db.Set<Counter>().AsNoTracking().Where(c => c.Name.StartsWith("entry:")).ToDictionaryAsync(c => c.Name, c => c.Value);
        foreach (var ((entity, journal, year), given) in pass.Numbers)
        {
            var ordered = given.OrderBy(g => g.Number).ToList();
            for (var i = 0; i < ordered.Count; i++)
            {
                if (ordered[i].Number != i + 1)
                {
                    faults.Add($"Journal {journal} de {year.Year} : il manque le numéro {i + 1}.");
                    break;
                }
                if (i > 0 && ordered[i].On < ordered[i - 1].On) faults.Add($"{journal}-{year.Year}-{ordered[i].Number} est validée avant {journal}-{year.Year}-{ordered[i - 1].Number}.");
            }
            var name = string.Create(CultureInfo.InvariantCulture, $"entry:{entity}:{journal}:{year:yyyy-MM-dd}");
            if (counters.GetValueOrDefault(name) != ordered.Count) faults.Add($"Journal {journal} de {year.Year} : {ordered.Count} écritures pour {counters.GetValueOrDefault(name)} numéros donnés.");
            counters.Remove(name);
        }
        foreach (var (name, value) in counters.Where(c => c.Value > 0)) faults.Add($"{value} numéros ont été donnés sans écriture ({name}).");
    }

    private async Task<int> Seals(EntryPass pass, Faults faults)
    {
        var seals = await db.Set<MonthSeal>().AsNoTracking().OrderBy(s => s.Id).ToListAsync();
        var last = new Dictionary<Id<LegalEntity>, string>();
        foreach (var seal in seals)
        {
            var content = pass.Months.GetValueOrDefault((seal.EntityId, seal.Month)) ?? new MonthContent();
            var name = $"Le sceau {French.OfMonth(seal.Month)}";
            if (seal.PreviousHash != last.GetValueOrDefault(seal.EntityId, "")) faults.Add($"{name} n’est plus lié au précédent.");
            if (seal.HashFormat != MonthSeal.CurrentFormat || seal.HashOver(content.Hashes) != seal.Hash) faults.Add($"{name} ne correspond plus à ses écritures.");
            if (seal.Entries != content.Hashes.Count || seal.Debit != content.Debit) faults.Add($"{name} : {seal.Entries} écritures et {French.Amount(seal.Debit)} scellés, {content.Hashes.Count} et {French.Amount(content.Debit)} trouvés.");
            if (content.Drafts > 0) faults.Add($"{French.MonthYear(seal.Month)} est scellé et contient {content.Drafts} brouillons.");
            last[seal.EntityId] = seal.Hash;
        }
        var done = seals.Select(s => (s.EntityId, s.Month)).ToHashSet();
        foreach (var year in await db.Set<FiscalYear>().AsNoTracking().Where(y => y.ClosedAt != null).ToListAsync())
            foreach (var month in year.Months.Where(m => !done.Contains((year.EntityId, m))))
                faults.Add($"L’exercice commencé le {French.ShortDate(year.Start)} est clos, mais {French.MonthYear(month)} n’est pas scellé.");
        return seals.Count;
    }

    private async Task Balances(EntryPass pass, Faults faults)
    {
        var liaison = new Dictionary<Id<LegalEntity>, long>();
        foreach (var (key, movement) in pass.Movements.Where(m => m.Key.Account == EntryRules.Liaison))
            liaison[key.Entity] = liaison.GetValueOrDefault(key.Entity) + movement.Debit - movement.Credit;
        foreach (var (_, cents) in liaison.Where(l => l.Value != 0)) faults.Add($"Le compte de liaison 5800 n’est pas nul : {French.Amount(new Money(cents))}.");

        await Compare(pass.Movements, db.Set<MonthBalance>(), b => new(b.EntityId, b.ActivityId, b.Account, b.Month), k => $"du compte {k.Account} en {French.MonthYear(k.Month)} (activité {k.Activity})", faults);
        await Compare(Summed(pass, k => k with { Month = default }), db.Set<ActivityBalance>(), b => new(b.EntityId, b.ActivityId, b.Account, default), k => $"du compte {k.Account} depuis le début (activité {k.Activity})", faults);
        await Compare(Summed(pass, k => k with { Activity = default }), db.Set<EntityBalance>(), b => new(b.EntityId, default, b.Account, b.Month), k => $"du compte {k.Account} en {French.MonthYear(k.Month)} (toutes activités)", faults);
    }

    private static Dictionary<BalanceKey, Movement> Summed(EntryPass pass, Func<BalanceKey, BalanceKey> key) =>
        pass.Movements.GroupBy(m => key(m.Key)).ToDictionary(g => g.Key, g => g.Aggregate(default(Movement), (sum, m) => sum + m.Value));

    private static async Task Compare<T>(Dictionary<BalanceKey, Movement> found, IQueryable<T> kept, Func<T, BalanceKey> keyOf, Func<BalanceKey, string> name, Faults faults) where T : Sums
    {
        var left = new HashSet<BalanceKey>(found.Keys);
        await foreach (var row in kept.AsNoTracking().AsAsyncEnumerable())
        {
            var key = keyOf(row);
            left.Remove(key);
            if (Movement.Of(row) != found.GetValueOrDefault(key)) faults.Add($"Le solde gardé {name(key)} diffère de ses lignes.");
        }
        foreach (var key in left) faults.Add($"Le solde {name(key)} n’est pas gardé.");
    }

    private async Task<int> Items(EntryPass pass, Faults faults)
    {
        var settled = new Dictionary<Id<OpenItem>, Money>();
        await foreach (var settlement in db.Set<Settlement>().AsNoTracking().AsAsyncEnumerable())
        {
            settled[settlement.ItemId] = settled.GetValueOrDefault(settlement.ItemId) + settlement.Amount;
            if (!pass.Settling.Remove(settlement.LineId, out var line) || line.Item != settlement.ItemId || line.Amount != settlement.Amount)
                faults.Add($"Le règlement {settlement.Id} ne correspond pas à sa ligne.");
        }
        var count = 0;
        await foreach (var item in db.Set<OpenItem>().AsNoTracking().AsAsyncEnumerable())
        {
            count++;
            if (item.Settled != settled.GetValueOrDefault(item.Id)) faults.Add($"{item.Document} : {French.Amount(item.Settled)} notés réglés, {French.Amount(settled.GetValueOrDefault(item.Id))} dans les règlements.");
            if (item.IsSettled != (item.SettledOn is not null) || item.IsSettled != (item.Letter is not null)) faults.Add($"{item.Document} : son lettrage ne suit pas ses règlements.");
            if (!pass.Opening.Remove(item.LineId, out var amount) || amount != item.Amount) faults.Add($"{item.Document} : la créance ou la dette ne correspond pas à sa ligne.");
        }
        if (pass.Opening.Count > 0) faults.Add($"{pass.Opening.Count} lignes à échéance n’ont pas leur créance ou leur dette.");
        if (pass.Settling.Count > 0) faults.Add($"{pass.Settling.Count} lignes de règlement n’ont pas leur règlement.");
        return count;
    }

    private static string Figure(int number) => French.Number(number, 0, 0);
}
