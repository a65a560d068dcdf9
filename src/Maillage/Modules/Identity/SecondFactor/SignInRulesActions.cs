using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.SecondFactor;

/// <summary>What the cooperative asks of those who sign in.</summary>
public sealed class SignInRulesActions(Db db, Access access)
{
    public Task<TwoFactorsOf> TwoFactors() => db.Set<SignInRules>().Select(r => r.TwoFactors).SingleOrDefaultAsync();

    /// <summary>Says of whom two factors are asked.</summary>
    public Task<Result> AskTwo(TwoFactorsOf asked) => db.Write(async () =>
    {
        if (await access.Need(IdentityModule.ManageAccounts, Resource.Cooperative) is { Ok: false } refused) return refused;
        if (await db.Set<SignInRules>().SingleOrDefaultAsync() is { } rules) rules.TwoFactors = asked;
        else db.Add(new SignInRules { CooperativeId = db.Cooperative, TwoFactors = asked });
        return Result.Done;
    });
}
