using System.Security.Cryptography;
using System.Text;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.SecondFactor;

/// <summary>Verifies a code at sign-in. Each serves once, even sent twice at the same instant.</summary>
public sealed class SecondFactorCheck(Db db, Clock clock, UserManager<Account> accounts)
{
    /// <summary>Accepts a code of the authenticator, or a recovery code; a failure counts for the lockout of the account.</summary>
    public async Task<bool> Accepts(Account account, string typed)
    {
        if (await accounts.IsLockedOutAsync(account)) return false;
        var code = Plain(typed);
        if (code.Length == Totp.Digits ? await AcceptsStep(account.Id, code) : await AcceptsRecovery(account.Id, code))
        {
            await accounts.ResetAccessFailedCountAsync(account);
            return true;
        }
        await accounts.AccessFailedAsync(account);
        return false;
    }

    private async Task<bool> AcceptsStep(long account, string code)
    {
        var key = await db.Set<SecondFactorKey>().AsNoTracking().SingleOrDefaultAsync(k => k.AccountId == account && k.ConfirmedAt != null);
        if (key is null || Totp.StepOf(key.Secret, code, clock.Now, key.LastStep) is not { } step) return false;
        return await db.Set<SecondFactorKey>().Where(k => k.AccountId == account && k.LastStep < step).ExecuteUpdateAsync(set => set.SetProperty(k => k.LastStep, step)) == 1;
    }

    private async Task<bool> AcceptsRecovery(long account, string code)
    {
        var hash = HashOf(code);
        return await db.Set<RecoveryCode>().Where(c => c.AccountId == account && c.Hash == hash).ExecuteDeleteAsync() == 1;
    }

    /// <summary>As stored, whatever the spaces, dashes and case typed.</summary>
    internal static string Plain(string typed) => string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    internal static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
