using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Maillage.Domain.Identity;
using Maillage.Modules.Identity.Grants;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Maillage.Modules.Identity.Applications;

/// <summary>What an application is told of a person, as it is today: never more than the cooperative set for it.</summary>
public sealed class ApplicationClaims(Db db, Clock clock, ScopeNames scopes)
{
    /// <summary>The scope and the claim of roles and activities.</summary>
    public const string Groups = "groups";

    /// <summary>The claim that names the <see cref="ApplicationSignIn"/>.</summary>
    public const string SignIn = "sid";

    /// <summary>The claim that says its turn, which only Maillage reads.</summary>
    private const string Turn = "turn";

    private static readonly HashSet<string> Told = [Scopes.OpenId, Scopes.Profile, Scopes.Email, Groups, Scopes.OfflineAccess];

    /// <summary>The person for a sign-in that begins.</summary>
    public async Task<ClaimsPrincipal> Begin(Application application, Account account, ApplicationSignIn signIn, DateTime confirmedAt, IEnumerable<string> asked)
    {
        var identity = new ClaimsIdentity("openid", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, account.Id.ToString(CultureInfo.InvariantCulture));
        identity.SetClaim(SignIn, signIn.Id.Value.ToString(CultureInfo.InvariantCulture));
        identity.SetClaim(Claims.AuthenticationTime, new DateTimeOffset(confirmedAt).ToUnixTimeSeconds());
        identity.SetScopes(asked.Where(Told.Contains));
        await Fill(identity, application, account, 0);
        return new ClaimsPrincipal(identity);
    }

    /// <summary>The same person, for the next turn of a sign-in.</summary>
    public async Task<ClaimsPrincipal> Next(ClaimsPrincipal known, Application application, Account account, int turn)
    {
        var next = known.Clone();
        await Fill((ClaimsIdentity)next.Identity!, application, account, turn);
        return next;
    }

    /// <summary>The sign-in and its turn that a token carries; null when it carries none.</summary>
    public static (long SignIn, int Turn)? Read(ClaimsPrincipal? principal) =>
        long.TryParse(principal?.GetClaim(SignIn), NumberStyles.None, CultureInfo.InvariantCulture, out var signIn)
            ? (signIn, int.TryParse(principal.GetClaim(Turn), NumberStyles.None, CultureInfo.InvariantCulture, out var turn) ? turn : -1)
            : null;

    /// <summary>The roles and activities of a person today that an application is told, by name.</summary>
    public async Task<ImmutableArray<string>> GroupsOf(Application application, Account account)
    {
        if (!application.TellsRoles && !application.TellsActivities) return [];
        var (today, id) = (clock.Today, account.Id);
        var grants = await db.Set<Grant>().AsNoTracking().Where(g => g.AccountId == id && g.From <= today && (g.To == null || g.To >= today)).ToListAsync();
        var words = await scopes.InWords(grants, today);
        var roles = application.TellsRoles ? words.Where(g => IsOf(g.Grant)).Select(g => g.Role) : [];
        var activities = application.TellsActivities ? words.Where(g => g.Grant.Scope == ScopeKind.Activity).Select(g => g.ScopeName) : [];
        return [.. roles.Concat(activities).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether a right makes someone one of those who have its role in the cooperative: the team over one activity, or over what the network reads, is not the team.</summary>
    private static bool IsOf(Grant grant) => grant.Scope switch
    {
        ScopeKind.Activity => grant.Role is Role.Entrepreneur or Role.CollectiveManager,
        ScopeKind.Network => grant.Role == Role.Neighbour,
        _ => true,
    };

    private async Task Fill(ClaimsIdentity identity, Application application, Account account, int turn)
    {
        identity.SetClaim(Turn, turn);
        identity.SetClaim(Claims.Name, account.DisplayName);
        identity.SetClaim(Claims.Email, account.Email);
        identity.SetClaim(Claims.EmailVerified, account.EmailConfirmed);
        identity.RemoveClaims(Groups);
        // An array even of one, as applications expect.
        if (identity.HasScope(Groups) && await GroupsOf(application, account) is { Length: > 0 } groups) identity.AddClaim(new Claim(Groups, JsonSerializer.Serialize(groups), JsonClaimValueTypes.JsonArray));
        identity.SetDestinations(claim => claim.Type switch
        {
            Claims.Subject or SignIn or Claims.AuthenticationTime => [Destinations.IdentityToken, Destinations.AccessToken],
            Claims.Name when identity.HasScope(Scopes.Profile) => [Destinations.IdentityToken],
            Claims.Email or Claims.EmailVerified when identity.HasScope(Scopes.Email) => [Destinations.IdentityToken],
            Groups => [Destinations.IdentityToken],
            _ => [],
        });
    }
}
