using Maillage.Domain.Activities;
using Maillage.Domain.Contribution;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Modules.Contribution.Months;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Contribution.Scales;

/// <summary>What a change of scale would take from an activity, or give back, for months that are already posted.</summary>
/// <param name="Now">What these months cost as the scales stand.</param>
/// <param name="Then">What they would cost.</param>
public sealed record ScaleMove(Id<Activity> Activity, string Title, Money Now, Money Then)
{
    public Money Difference => Then - Now;
}

/// <summary>Says what a change of a past scale moves, before it moves.</summary>
public sealed class ScaleMoves(Db db, ContributionReader reader)
{
    /// <summary>The activities whose posted months would change, the largest difference first.</summary>
    public async Task<IReadOnlyList<ScaleMove>> Of(ScaleHistory under, Month from, Month last)
    {
        var moves = new List<ScaleMove>();
        var titles = await db.Set<Activity>().AsNoTracking().Select(a => new { a.Id, a.Code, a.Name }).ToDictionaryAsync(a => a.Id, a => $"{a.Code} {a.Name}");
        foreach (var entity in await db.Set<LegalEntity>().AsNoTracking().IgnoreAutoIncludes().Select(e => e.Id).ToListAsync())
        {
            var now = await reader.OfEntity(entity, from, last);
            foreach (var (activity, months) in await reader.OfEntity(entity, from, last, under))
                moves.Add(new(activity, titles[activity], now[activity].Sum(m => m.Due.Value), months.Sum(m => m.Due.Value)));
        }
        return [.. moves.Where(m => !m.Difference.IsZero).OrderByDescending(m => m.Difference.Abs).ThenBy(m => m.Title, StringComparer.Ordinal)];
    }
}
