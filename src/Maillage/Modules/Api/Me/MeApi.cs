using System.ComponentModel;
using Maillage.Domain.Kernel;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Api.Tokens;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Api.Me;

/// <summary>A right as it holds through the token.</summary>
public sealed record ApiHeldRight(
    string Right,
    [property: Description("Ce qu’il laisse faire.")] string Label,
    [property: Description("Vrai s’il vaut sur toute la coopérative.")] bool Everywhere,
    [property: Description("Les entités où il vaut. Sans entité, sans activité, ni partout ni sur soi, il vaut sur ce que la coopérative montre à son réseau.")] IReadOnlyList<string> EntityIds,
    [property: Description("Les activités où il vaut.")] IReadOnlyList<string> ActivityIds,
    [property: Description("Vrai s’il vaut sur ce qui est à la personne même : sa fiche, ses contrats.")] bool OverOneself);

/// <summary>Who acts, by which token.</summary>
public sealed record ApiMe(
    [property: Description("Identité du compte au nom duquel le jeton agit.")] string AccountId, string Name, string Email,
    [property: Description("Nom du jeton.")] string Token, bool ReadOnly,
    [property: Description("Dernier jour du jeton.")] DateOnly EndsOn, IReadOnlyList<ApiHeldRight> Rights);

/// <summary>Who the program is and what it may do: the rights of the owner, as the token narrows them.</summary>
public static class MeApi
{
    public static async Task<Answer> Read(Db db, Current current, Access access, RoleBook rights)
    {
        var account = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == current.Account);
        var id = new Id<AccessToken>(current.Token!.Id);
        var token = await db.Set<AccessToken>().AsNoTracking().SingleAsync(t => t.Id == id);
        var held = new List<ApiHeldRight>();
        foreach (var right in rights.All.OrderBy(r => r.Right, StringComparer.Ordinal))
        {
            if (!await access.CanAtAll(right.Right)) continue;
            var reach = await access.ReachOf(right.Right);
            held.Add(new(right.Right, right.Label, reach.All, Texts(reach.Entities), Texts(reach.Activities), reach.Account is not null));
        }
        return Answer.Of(new ApiMe(account.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), account.DisplayName, account.Email ?? "", token.Name, token.ReadOnly, token.EndsOn, held));
    }

    private static IReadOnlyList<string> Texts(IReadOnlyList<long> ids) => [.. ids.Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture))];
}
