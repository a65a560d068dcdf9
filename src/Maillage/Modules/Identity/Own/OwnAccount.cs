using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Grants;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Own;

/// <summary>What each person sees and changes of their own account.</summary>
public sealed class OwnAccount(Db db, Current current, Clock clock, UserManager<Account> accounts, ScopeNames scopes)
{
    public Task<Account> Read() => db.Set<Account>().SingleAsync(a => a.Id == current.Account);

    /// <summary>One's own rights, those that ended long ago left out.</summary>
    public async Task<IReadOnlyList<GrantInWords>> Grants()
    {
        var (account, since) = (current.Account, clock.Today.AddYears(-1));
        var grants = await db.Set<Grant>().AsNoTracking().Where(g => g.AccountId == account && (g.To == null || g.To >= since)).ToListAsync();
        return await scopes.InWords(grants, clock.Today);
    }

    public async Task<Result> ChangePassword(string old, string chosen)
    {
        var account = await Read();
        var done = await accounts.ChangePasswordAsync(account, old, chosen);
        var wrong = done.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.PasswordMismatch));
        return done.ToResult(wrong ? "Old" : "Chosen");
    }

    public async Task<Result> Rename(string displayName)
    {
        if (string.IsNullOrWhiteSpace(displayName)) return new Refusal("identity.name", "Indiquez le nom à montrer.", "DisplayName");
        var account = await Read();
        account.DisplayName = displayName.Trim();
        return (await accounts.UpdateAsync(account)).ToResult("DisplayName");
    }
}
