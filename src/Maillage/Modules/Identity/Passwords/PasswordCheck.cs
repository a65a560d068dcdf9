using Microsoft.AspNetCore.Identity;

namespace Maillage.Modules.Identity.Passwords;

/// <summary>Verifies a password; failures close the account for a while.</summary>
public sealed class PasswordCheck(UserManager<Account> accounts)
{
    /// <summary>
    /// False too for a closed account. Where a second factor follows, the right password does not forgive past failures: else each would buy more tries of
    /// the code to who knows the password.
    /// </summary>
    public async Task<bool> Accepts(Account account, string password)
    {
        return !await accounts.IsLockedOutAsync(account) && await Noted(account, await accounts.CheckPasswordAsync(account, password));
    }

    /// <summary>The same once the password was verified: counts the failure, or forgives those before.</summary>
    internal async Task<bool> Noted(Account account, bool right)
    {
        if (!right)
        {
            await accounts.AccessFailedAsync(account);
            return false;
        }
        if (!account.TwoFactorEnabled) await accounts.ResetAccessFailedCountAsync(account);
        return true;
    }
}
