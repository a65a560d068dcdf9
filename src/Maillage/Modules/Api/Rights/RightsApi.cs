using System.ComponentModel;
using System.Globalization;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Accounts;
using Maillage.Modules.Identity.Roles;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Api.Rights;

/// <summary>A right given to an account.</summary>
public sealed record ApiGrant(
    string Id, [property: Description("Clé du rôle.")] string Role, ScopeKind Scope, [property: Description("L’activité, l’entité ou le portefeuille ; absent pour toute la coopérative et pour son réseau.")] string? ScopeId, DateOnly From, DateOnly? To,
    [property: Description("Ce qui l’a donné.")] string Origin)
{
    public static ApiGrant Of(Grant g) => new(g.Id.ToString(), g.Role, g.Scope, g.Scope.IsOfOne() ? g.ScopeId.ToString(CultureInfo.InvariantCulture) : null, g.From, g.To, g.Origin);
}

/// <summary>Someone who may sign in.</summary>
public sealed record ApiSignInAccount(string Id, string Name, string Email, [property: Description("Faux tant que la personne n’a pas choisi de mot de passe.")] bool HasPassword, bool Disabled, IReadOnlyList<ApiGrant> Grants)
{
    public static ApiSignInAccount Of(Account a, IEnumerable<Grant> grants) =>
        new(a.Id.ToString(CultureInfo.InvariantCulture), a.DisplayName, a.Email ?? "", a.PasswordHash is not null, a.Disabled, [.. grants.OrderBy(g => g.From).ThenBy(g => g.Id).Select(ApiGrant.Of)]);
}

/// <summary>A role of the cooperative.</summary>
public sealed record ApiRole(string Key, string Name, string Meaning, IReadOnlyList<string> Rights)
{
    public static ApiRole Of(RoleInWords r) => new(r.Key, r.Name, r.Meaning, [.. r.Rights.Order(StringComparer.Ordinal)]);
}

/// <summary>Accounts, roles and grants, for programs: read only, since who may do what is never changed by a token.</summary>
public static class RightsApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Comptes et droits");
        api.List<ApiSignInAccount>("/accounts", IdentityModule.ManageAccounts, "listAccounts", "Les comptes et leurs droits, ceux d’avant compris.", List);
        api.Get<ApiSignInAccount>("/accounts/{id}", IdentityModule.ManageAccounts, "readSignInAccount", "Un compte et ses droits.", Read);
        api.Get<IReadOnlyList<ApiRole>>("/roles", IdentityModule.ManageAccounts, "listRoles", "Les rôles et ce qu’ils laissent faire.", Roles);
    }

    private static async Task<Answer> List(PageAsked page, AccountActions accounts, Db db, HttpContext http)
    {
        var after = page.After<Grant>().Value;
        var found = await accounts.All.AsNoTracking().Where(a => a.Id > after).OrderBy(a => a.Id).Take(page.Limit + 1).ToListAsync();
        var ids = found.ConvertAll(a => a.Id);
        var grants = (await db.Set<Grant>().AsNoTracking().Where(g => ids.Contains(g.AccountId)).ToListAsync()).ToLookup(g => g.AccountId);
        return page.Of(found.ConvertAll(a => ApiSignInAccount.Of(a, grants[a.Id])), a => long.Parse(a.Id, CultureInfo.InvariantCulture), http);
    }

    /// <param name="id">Of an account: the framework's, which has no typed identity.</param>
    private static async Task<Answer> Read(Id<Grant> id, AccountActions accounts, Db db)
    {
        var account = id.Value;
        return await accounts.All.AsNoTracking().SingleOrDefaultAsync(a => a.Id == account) is { } found
            ? Answer.Of(ApiSignInAccount.Of(found, await db.Set<Grant>().AsNoTracking().Where(g => g.AccountId == account).ToListAsync())) : Answer.Refused([Refusal.NotFound]);
    }

    private static async Task<Answer> Roles(RoleNames roles) => Answer.Of((await roles.All()).Select(ApiRole.Of).ToList());
}
