using Maillage.Domain.Activities;
using Maillage.Domain.Contribution;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Contribution.Months;
using Maillage.Modules.Contribution.Scales;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Contribution.Families;

/// <summary>Says which activity is of which family from when.</summary>
public sealed class FamilyActions(Db db, Access access, Clock clock, ScaleBook book, PostedContributions posted)
{
    /// <param name="family">Empty for none. Set again for the same month, the last word counts.</param>
    public Task<Result<ActivityFamily>> Set(Id<Activity> activity, string family, Month from) => db.Write<ActivityFamily>(async () =>
    {
        if (await access.Need(ContributionModule.Adopt, Resource.Cooperative) is { Refusal: { } refusal }) return refusal;
        await db.Lock(ContributionRun.Name);
        if (!await db.Set<Activity>().AnyAsync(a => a.Id == activity && a.Kind != ActivityKind.Structure)) return new Refusal("contribution.family.activity", "Choisissez une activité.", "Activity");
        var refusals = new List<Refusal>();
        if (family.Trim().Length > ActivityFamily.LongestName) refusals.Add(new("contribution.family.name", $"Ce nom est trop long : {ActivityFamily.LongestName} caractères au plus.", "Family"));
        if (await posted.LastMonth() is { } last && from <= last)
            refusals.Add(new("contribution.family.from", $"Les contributions sont comptabilisées jusqu’en {French.MonthYear(last)} : choisissez un mois qui suit.", "From"));
        if (from > Month.Of(clock.Today).Plus(24)) refusals.Add(new("contribution.family.from", "Choisissez un mois dans les deux ans.", "From"));
        if (refusals.Count > 0) return Result<ActivityFamily>.Refused(refusals);
        if (await db.Set<ActivityFamily>().SingleOrDefaultAsync(f => f.ActivityId == activity && f.From == from) is { } same)
        {
            if (same.Family == family.Trim()) return same;
            db.Remove(same);
        }
        var set = new ActivityFamily(db.Cooperative, activity, from, family);
        db.Add(set);
        book.Forget();
        return set;
    });
}
