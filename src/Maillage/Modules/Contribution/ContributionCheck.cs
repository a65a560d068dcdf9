using Maillage.Domain.Activities;
using Maillage.Domain.Contribution;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Contribution.Months;
using Maillage.Modules.Contribution.Scales;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Contribution;

/// <summary>The account of the contribution holds contributions and nothing else, nets to zero in each entity, and no year passes its cap (cae.md §7.3).</summary>
public sealed class ContributionCheck(Db db, Chart chart, PostedContributions posted, ScaleBook scales) : ICheck
{
    public string Name => "Contribution";

    public async Task<CheckReport> Run()
    {
        var account = chart.Role("contribution");
        var activities = await db.Set<Activity>().AsNoTracking().ToDictionaryAsync(a => a.Id);
        var history = await scales.History();
        var (faults, count) = (new List<string>(), 0);
        foreach (var entity in await db.Set<LegalEntity>().AsNoTracking().IgnoreAutoIncludes().OrderBy(e => e.Code).ToListAsync())
        {
            var held = (await db.Set<EntryLine>().AsNoTracking().Where(l => l.EntityId == entity.Id && l.Account == account)
                .GroupBy(l => l.ActivityId).Select(g => new { g.Key, Cents = g.Sum(l => l.Debit.Cents - l.Credit.Cents) }).ToListAsync()).ToDictionary(h => h.Key, h => new Money(h.Cents));
            var entries = await posted.Of(entity.Id);
            count += entries.Count;
            if (held.Values.Sum() is { IsZero: false } total) faults.Add($"Le compte {account} de l’entité {entity.Code} a un solde de {total} : il doit être nul.");
            foreach (var (activity, amount) in held.Where(h => activities[h.Key].Kind != ActivityKind.Structure))
                if (entries.Where(p => p.Activity == activity).Sum(p => p.Amount) is var known && known != amount)
                    faults.Add($"Le compte {account} de l’activité {activities[activity].Code} porte {amount}, ses contributions font {known}.");
            foreach (var year in entries.GroupBy(p => (p.Activity, p.Month.Year)))
                if (MostOf(history, year.Key.Year) is { } most && year.Where(p => p.Levy == Levy.Contribution).Sum(p => p.Amount) is var sum && sum > most)
                    faults.Add($"L’activité {activities[year.Key.Activity].Code} a {sum} de contributions en {year.Key.Year}, au-dessus du plafond de l’année.");
        }
        return new CheckReport($"barèmes {French.Number(history.Rows.Count, 0, 0)}, contributions comptabilisées {French.Number(count, 0, 0)}", faults);
    }

    /// <summary>The most that any scale there was by the end of a year lets it cost; null when one of them has no cap.</summary>
    private static Money? MostOf(ScaleHistory history, int year)
    {
        var caps = history.Rows.Where(r => r.From <= new Month(year, 12)).Select(r => r.Scale.Main.Caps.Where(c => c.Reach == LevyReach.Year).Select(c => (Money?)c.Amount).Max()).ToList();
        return caps.Count == 0 || caps.Contains(null) ? null : caps.Max();
    }
}
