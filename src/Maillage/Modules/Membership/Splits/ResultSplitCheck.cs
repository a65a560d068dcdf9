using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Membership;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Membership.Splits;

/// <summary>The account of splits nets to zero in each entity and holds, in each activity, what the standing splits gave or took.</summary>
public sealed class ResultSplitCheck(Db db, Chart chart) : ICheck
{
    public string Name => "Résultats de collectifs";

    public async Task<CheckReport> Run()
    {
        var account = chart.Role("result-split");
        var activities = await db.Set<Activity>().AsNoTracking().ToDictionaryAsync(a => a.Id);
        var splits = await db.Set<ResultSplit>().AsNoTracking().ToListAsync();
        var held = (await db.Set<EntryLine>().AsNoTracking().Where(l => l.Account == account).GroupBy(l => new { l.EntityId, l.ActivityId })
            .Select(g => new { g.Key, Cents = g.Sum(l => l.Credit.Cents - l.Debit.Cents) }).ToListAsync()).ToDictionary(h => h.Key.ActivityId, h => (h.Key.EntityId, Amount: new Money(h.Cents)));
        var faults = new List<string>();
        foreach (var entity in held.Values.GroupBy(h => h.EntityId))
            if (entity.Sum(h => h.Amount) is { IsZero: false } total) faults.Add($"Le compte {account} a un solde de {total} dans une entité : il doit être nul.");
        var moves = splits.Where(s => s.Stands).SelectMany(s => s.Parts.Select(p => (p.ActivityId, p.Amount)).Prepend((s.ActivityId, -s.Shared))).ToLookup(m => m.Item1, m => m.Item2);
        foreach (var activity in moves.Select(m => m.Key).Union(held.Keys))
            if (moves[activity].Sum() is var known && held.GetValueOrDefault(activity).Amount is var there && known != there)
                faults.Add($"Le compte {account} de l’activité {activities[activity].Code} porte {there}, les répartitions font {known}.");
        foreach (var split in splits)
            if (split.Base != split.Fund + split.Shared) faults.Add($"La répartition {split.Id} ne partage pas tout : {split.Base}, dont {split.Fund} en commun et {split.Shared} partagés.");
        return new($"répartitions {French.Number(splits.Count, 0, 0)}", faults);
    }
}
