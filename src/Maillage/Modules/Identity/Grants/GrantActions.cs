using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Identity.Roles;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Grants;

/// <summary>Gives and ends rights by hand.</summary>
public sealed class GrantActions(Db db, Access access, Clock clock, GrantBook grants, ScopeNames scopes, RoleNames roles, RoleBook book, GrantOrigins origins, Administrators administrators)
{
    /// <summary>Origin of the grants an administrator gives.</summary>
    public const string ByHand = "administration";

    /// <param name="origin">Key of the decision or contract that gives it; null for the administration itself. The right ends with it.</param>
    public Task<Result> Give(long account, string role, ScopeKind scope, long scopeId, DateOnly from, DateOnly? to, string? origin = null) => db.Write(async () =>
    {
        if (await access.Need(IdentityModule.ManageAccounts, Resource.Cooperative) is { Ok: false } refused) return refused;
        if (!await db.Set<Account>().AnyAsync(a => a.Id == account && a.CooperativeId == db.Cooperative)) return Refusal.NotFound;
        await db.Lock(LockOf(account));
        if (!scope.IsOfOne()) scopeId = 0;
        if (await roles.Find(role) is not { } known) return new Refusal("identity.grant.role", "Choisissez un rôle.", "Role");
        OriginChoice? given = null;
        if (!string.IsNullOrEmpty(origin) && (given = await origins.Hold(account, origin)) is null)
            return new Refusal("identity.grant.origin", "Choisissez dans la liste ce qui donne ce droit.", "Origin");
        if (given is { EndsOn: { } last })
        {
            if (last < from) return new Refusal("identity.grant.origin", $"Ce qui donne ce droit finit le {French.LongDate(last)}, avant qu’il commence.", "Origin");
            if (to is null || to > last) to = last;
        }
        if (to < from) return new Refusal("identity.grant.dates", "La fin doit suivre le début.", "To");
        if (known.Rights.Contains(IdentityModule.ManageAccounts) && scope != ScopeKind.Cooperative)
            return new Refusal("identity.grant.scope", "On administre la coopérative entière : choisissez cette étendue.", "Where");
        if (scope == ScopeKind.Network && book.Within(scope, known.Rights).Count == 0)
            return new Refusal("identity.grant.scope", "Ce rôle ne lit rien de ce que la coopérative montre à son réseau.", "Where");
        if (scope.IsOfOne() && !await scopes.Exists(scope, scopeId))
            return new Refusal("identity.grant.scope", "Choisissez ce que ce droit atteint.", "Where");
        var dates = new DateRange(from, to);
        var same = await db.Set<Grant>().Where(g => g.AccountId == account && g.Role == role && g.Scope == scope && g.ScopeId == scopeId).ToListAsync();
        if (same.Exists(g => g.Dates.Overlaps(dates)))
            return new Refusal("identity.grant.twice", "Ce compte a déjà ce droit à ces dates.");
        grants.Give(account, role, scope, scopeId, dates, given?.Key ?? ByHand);
        return Result.Done;
    });

    /// <summary>Ends a grant after a day; one that has not begun is taken back.</summary>
    public Task<Result> End(long account, Id<Grant> id, DateOnly lastDay) => db.Write(async () =>
    {
        if (await access.Need(IdentityModule.ManageAccounts, Resource.Cooperative) is { Ok: false } refused) return refused;
        await db.Lock(LockOf(account));
        if (await db.Set<Grant>().SingleOrDefaultAsync(g => g.Id == id && g.AccountId == account) is not { } grant) return Refusal.NotFound;
        if (grant.FollowsActivity)
            return new Refusal("identity.grant.follows", "Ce droit suit la place de la personne dans l’activité : mettez fin à cette place, sur la fiche de l’activité.");
        if (grant is { Role: Role.Administrator, To: null } && !await AnotherHeld(grant) && await administrators.RefuseToLose(account) is { Ok: false } last) return last;
        if (grant.From > clock.Today)
        {
            db.Remove(grant);
            return Result.Done;
        }
        if (grant.To <= lastDay) return new Refusal("identity.grant.dates", $"Ce droit finit déjà le {French.LongDate(grant.To.Value)}.");
        if (lastDay < grant.From) return new Refusal("identity.grant.dates", "La fin doit suivre le début.");
        grant.EndOn(lastDay);
        return Result.Done;
    });

    private static string LockOf(long account) => $"grants:{account}";

    private Task<bool> AnotherHeld(Grant grant) => administrators.LastingGrants().AnyAsync(g => g.Id != grant.Id && g.AccountId == grant.AccountId);
}
