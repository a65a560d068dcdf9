using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Maillage.Modules.Identity;

/// <summary>What the signed cookie says beside the account: its cooperative and the name to show.</summary>
public sealed class SignInClaims(UserManager<Account> accounts, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    public const string Cooperative = "maillage:cooperative";
    public const string DisplayName = "maillage:name";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(Cooperative, user.CooperativeId.Value.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaim(new Claim(DisplayName, user.DisplayName));
        return identity;
    }
}
