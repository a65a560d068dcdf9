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

namespace Maillage.Modules.Contribution.Exemptions;

/// <summary>
/// Grants exemptions that a scale leaves to be decided case by case, and ends them. A month already posted is regularised by the next run, like a late
/// document.
/// </summary>
public sealed class ExemptionActions(Db db, Access access, Clock clock, Current current, ScaleBook scales)
{
    /// <summary>The exemptions that scales leave to be granted, by their codes.</summary>
    public async Task<IReadOnlyList<Exemption>> Grantable() =>
        [.. (await scales.History()).Rows.SelectMany(r => r.Scale.Levies).SelectMany(l => l.Exemptions).Where(e => e.Granted).DistinctBy(e => e.Code)];

    /// <summary>Those of an activity, the last first.</summary>
    public async Task<IReadOnlyList<ExemptionGrant>> Of(Id<Activity> activity) =>
        await db.Set<ExemptionGrant>().AsNoTracking().Where(g => g.ActivityId == activity).OrderByDescending(g => g.From).ToListAsync();

    public Task<Result<ExemptionGrant>> Grant(Id<ExemptionGrant> id, Id<Activity> activity, string code, Month from, Month? to, string reason) => db.Write<ExemptionGrant>(async () =>
    {
        if (await db.Set<Activity>().SingleOrDefaultAsync(a => a.Id == activity && a.Kind != ActivityKind.Structure) is not { } found) return Refusal.NotFound;
        if (await Need(found) is { Refusal: { } refusal }) return refusal;
        await db.Lock(ContributionRun.Name);
        if (await db.Set<ExemptionGrant>().SingleOrDefaultAsync(g => g.Id == id) is { } same) return same;
        var refusals = new List<Refusal>();
        if ((await Grantable()).All(e => e.Code != code)) refusals.Add(new("contribution.exemption.code", "Choisissez une exonération du barème.", "Code"));
        if (string.IsNullOrWhiteSpace(reason)) refusals.Add(new("contribution.exemption.reason", "Dites qui l’a décidé et quand : chacun pourra le relire.", "Reason"));
        else if (reason.Trim().Length > ExemptionGrant.LongestReason) refusals.Add(new("contribution.exemption.reason", $"Ce texte est trop long : {ExemptionGrant.LongestReason} caractères au plus.", "Reason"));
        var (first, latest) = (Month.Of(found.StartedOn), Month.Of(clock.Today).Plus(24));
        if (from < first || from > latest) refusals.Add(new("contribution.exemption.dates", $"Choisissez un mois de {French.MonthYear(first)} à {French.MonthYear(latest)}.", "From"));
        if (to < from) refusals.Add(new("contribution.exemption.dates", "La fin doit suivre le début.", "To"));
        var grant = new ExemptionGrant(db.Cooperative, id, activity, code, from, to, reason, clock.Now, current.Account);
        if ((await db.Set<ExemptionGrant>().Where(g => g.ActivityId == activity).ToListAsync()).Exists(g => g.Overlaps(grant)))
            refusals.Add(new("contribution.exemption.twice", "Cette exonération vaut déjà pour une partie de ces mois.", "From"));
        if (refusals.Count > 0) return Result<ExemptionGrant>.Refused(refusals);
        db.Add(grant);
        return grant;
    });

    /// <summary>Sets its last month, or changes it.</summary>
    public Task<Result<ExemptionGrant>> End(Id<ExemptionGrant> id, Month last, int version) => db.Write<ExemptionGrant>(async () =>
    {
        if (await db.Set<ExemptionGrant>().SingleOrDefaultAsync(g => g.Id == id) is not { } grant) return Refusal.NotFound;
        if (await Need(await db.Set<Activity>().SingleAsync(a => a.Id == grant.ActivityId)) is { Refusal: { } refusal }) return refusal;
        if (grant.Version != version) return Refusal.Stale;
        await db.Lock(ContributionRun.Name);
        if (grant.EndAfter(last) is { Refusal: { } wrong }) return wrong;
        return (await db.Set<ExemptionGrant>().Where(g => g.ActivityId == grant.ActivityId && g.Id != id).ToListAsync()).Exists(g => g.Overlaps(grant))
            ? new Refusal("contribution.exemption.twice", "Cette exonération vaut déjà pour une partie de ces mois.", "Last") : grant;
    });

    private async Task<Result> Need(Activity activity)
    {
        var resource = new Resource(Activity: activity.Id.Value, Entity: activity.EntityId.Value);
        return await access.Can(ContributionModule.Read, resource) ? await access.Need(ContributionModule.Exempt, resource) : Refusal.NotFound;
    }
}
