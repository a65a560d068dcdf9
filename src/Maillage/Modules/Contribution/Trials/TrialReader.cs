using Maillage.Domain.Activities;
using Maillage.Domain.Contribution;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Modules.Contribution.Months;
using Maillage.Modules.Contribution.Scales;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Contribution.Trials;

/// <summary>Tries scales on the real activities of a year: nothing is kept, nothing is posted.</summary>
public sealed class TrialReader(Db db, Clock clock, ScaleBook book, LevyReading levies)
{
    /// <summary>The last month that can be tried: one that is over.</summary>
    public Month Last => Month.Of(clock.Today).Previous;

    /// <param name="year">From its first month with a scale up to the last month that is over.</param>
    /// <param name="family">The activities that the scales would hold for; the others keep theirs.</param>
    public async Task<ScaleTrial?> Of(Id<LegalEntity> entity, int year, string family, IReadOnlyList<Scale> tried)
    {
        var history = await book.Whole();
        var (from, to) = (new Month(year, 1), new Month(year, 12) < Last ? new Month(year, 12) : Last);
        // Where no scale was in force yet, there is nothing to compare with.
        if (history.Rows is [.., var oldest] && oldest.From > from) from = oldest.From;
        var activities = await db.Set<Activity>().AsNoTracking().Include(a => a.Members).Where(a => a.EntityId == entity && a.Kind != ActivityKind.Structure).OrderBy(a => a.Code).ToListAsync();
        if (to < from || activities.Count == 0) return null;
        var material = await levies.Of(activities, false, from, to, [.. history.Scales, .. tried], history.Followed);
        var columns = tried.Select(s => history.Trying(s, family, from)).Prepend(history).Select(h => LeviesOfYear.Compute(year, material(year, h), to, toldFrom: null).ToLookup(d => d.Activity)).ToList();
        var rows = activities.Where(a => columns.Exists(c => c[a.Id].Any())).Select(a => new TrialRow(a.Id.Value, $"{a.Code} {a.Name}",
            BaseOf(columns.Select(c => c[a.Id]).First(c => c.Any())), [.. columns.Select(c => c[a.Id].Sum(d => d.Amount.Value))]));
        return new(from, to, family, [.. tried.Select(ScaleFile.Write)], [.. rows]);
    }

    private static Money BaseOf(IEnumerable<LevyDue> dues) => dues.Where(d => d.Levy.Code == Levy.Contribution).Sum(d => d.Base);
}
