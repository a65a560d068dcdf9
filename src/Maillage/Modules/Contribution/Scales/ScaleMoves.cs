using Maillage.Domain.Activities;
using Maillage.Domain.Contribution;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Modules.Contribution.Months;
using Maillage.Modules.Membership;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Contribution.Scales;

/// <summary>Says what a change of a past scale, or of what binds people to one, moves in months already posted.</summary>
public sealed class ScaleMoves(Db db, Clock clock, ContributionReader reader, ScaleBook book, PostedContributions posted)
{
    /// <summary>The activities whose posted months would change under other scales, the largest difference first.</summary>
    public async Task<IReadOnlyList<PostedMove>> Of(ScaleHistory under, Month from, Month last) => await Between(await Due(from, last), await Due(from, last, under));

    /// <summary>Reads what posted months cost, holding off the runs; once the change is saved, what it gives reads them again.</summary>
    public async Task<WhatMoved> Watch(Month from)
    {
        await db.Lock(ContributionRun.Name);
        var oldest = ContributionRun.Oldest(Month.Of(clock.Today).Previous);
        if (from < oldest) from = oldest;
        var history = await book.History();
        var binds = history.Followed || history.Scales.Any(s => s.ReadsContracts);
        if (!binds || await posted.LastMonth() is not { } last || from > last) return () => Task.FromResult<IReadOnlyList<PostedMove>>([]);
        var before = await Due(from, last);
        return async () => await Between(before, await Due(from, last));
    }

    private async Task<IReadOnlyDictionary<Id<Activity>, IReadOnlyDictionary<Month, Money>>> Due(Month from, Month last, ScaleHistory? under = null)
    {
        var due = new Dictionary<Id<Activity>, IReadOnlyDictionary<Month, Money>>();
        foreach (var entity in await db.Set<LegalEntity>().AsNoTracking().IgnoreAutoIncludes().Select(e => e.Id).ToListAsync())
            foreach (var (activity, months) in await reader.OfEntity(entity, from, last, under))
                due[activity] = months.ToDictionary(m => m.Month, m => m.Due.Value);
        return due;
    }

    private async Task<IReadOnlyList<PostedMove>> Between(IReadOnlyDictionary<Id<Activity>, IReadOnlyDictionary<Month, Money>> now, IReadOnlyDictionary<Id<Activity>, IReadOnlyDictionary<Month, Money>> then)
    {
        var titles = await db.Set<Activity>().AsNoTracking().Select(a => new { a.Id, a.Code, a.Name }).ToDictionaryAsync(a => a.Id, a => $"{a.Code} {a.Name}");
        return
        [
            .. (from activity in now.Keys
                let months = now[activity].Keys.Union(then[activity].Keys).Where(m => now[activity].GetValueOrDefault(m) != then[activity].GetValueOrDefault(m)).Order().ToList()
                where months.Count > 0
                select new PostedMove(activity, titles[activity], months, months.Sum(now[activity].GetValueOrDefault), months.Sum(then[activity].GetValueOrDefault)))
                .OrderByDescending(m => m.Difference.Abs).ThenBy(m => m.Title, StringComparer.Ordinal),
        ];
    }
}
