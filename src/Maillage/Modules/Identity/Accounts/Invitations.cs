using System.Text;
using Maillage.Domain.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace Maillage.Modules.Identity.Accounts;

/// <summary>
/// Links that let a person choose a password: once, within seven days, the last one made only. They are handed over by whoever made them.
/// </summary>
public sealed class Invitations(UserManager<Account> accounts)
{
    /// <summary>How long a link holds.</summary>
    public static readonly TimeSpan Lifespan = TimeSpan.FromDays(7);

    private const string Purpose = UserManager<Account>.ResetPasswordTokenPurpose;

    /// <summary>The path of a new link; earlier ones, and open sessions, end.</summary>
    public async Task<string> Make(Account account)
    {
        await accounts.UpdateSecurityStampAsync(account);
        var token = await accounts.GeneratePasswordResetTokenAsync(account);
        return $"/invitation/{account.Id}/{WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token))}";
    }

    /// <summary>The account a link opens; null when it is wrong, used, too old, or the account is disabled: the answers are the same.</summary>
    public async Task<Account?> Read(long id, string link)
    {
        if (await accounts.FindByIdAsync(id.ToString(System.Globalization.CultureInfo.InvariantCulture)) is not { Disabled: false } account) return null;
        return Decode(link) is { } token && await accounts.VerifyUserTokenAsync(account, accounts.Options.Tokens.PasswordResetTokenProvider, Purpose, token) ? account : null;
    }

    /// <summary>Sets the password and spends the link.</summary>
    public async Task<Result> Accept(Account account, string link, string password)
    {
        var done = await accounts.ResetPasswordAsync(account, Decode(link) ?? "", password);
        if (!done.Succeeded) return done.ToResult("Password");
        await accounts.SetLockoutEndDateAsync(account, null);
        return Result.Done;
    }

    private static string? Decode(string link)
    {
        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(link));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
