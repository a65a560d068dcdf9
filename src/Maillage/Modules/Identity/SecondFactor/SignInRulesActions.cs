using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.SecondFactor;

/// <summary>What the cooperative asks of those who sign in.</summary>
public sealed class SignInRulesActions(Db db, Access access)
{
    public Task<bool> TeamNeedsTwo() => db.Set<SignInRules>().AnyAsync(r => r.TeamNeedsTwo);

    /// <summary>Asks two factors of the team and the administration, or no longer.</summary>
    public Task<Result> AskTwoOfTeam(bool asked) => db.Write(async () =>
    {
        if (await access.Need(IdentityModule.ManageAccounts, Resource.Cooperative) is { Ok: false } refused) return refused;
        if (await db.Set<SignInRules>().SingleOrDefaultAsync() is { } rules) rules.TeamNeedsTwo = asked;
        else db.Add(new SignInRules { CooperativeId = db.Cooperative, TeamNeedsTwo = asked });
        return Result.Done;
    });
}
