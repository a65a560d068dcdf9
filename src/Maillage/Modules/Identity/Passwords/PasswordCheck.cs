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
        if (await accounts.IsLockedOutAsync(account)) return false;
        if (!await accounts.CheckPasswordAsync(account, password))
        {
            await accounts.AccessFailedAsync(account);
            return false;
        }
        if (!account.TwoFactorEnabled) await accounts.ResetAccessFailedCountAsync(account);
        return true;
    }
}
