using Microsoft.AspNetCore.Identity;

namespace Maillage.Modules.Identity.Passkeys;

/// <summary>Whose passkey has just answered our challenge.</summary>
public sealed class PasskeySignIn(SignInManager<Account> signIn, UserManager<Account> accounts)
{
    /// <param name="credential">What the browser gave, as JSON.</param>
    /// <returns>Null when the key is unknown, the answer is not to our last challenge, or the account is disabled.</returns>
    public async Task<Account?> AccountOf(string? credential)
    {
        if (string.IsNullOrWhiteSpace(credential)) return null;
        PasskeyAssertionResult<Account> answer;
        try
        {
            answer = await signIn.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            // No challenge waits on this device: the page stayed open too long, or the answer is made up.
            return null;
        }
        if (!answer.Succeeded || answer.User.Disabled) return null;
        // Counts the use: a copied key is seen when its count goes back.
        return (await accounts.AddOrUpdatePasskeyAsync(answer.User, answer.Passkey)).Succeeded ? answer.User : null;
    }
}
