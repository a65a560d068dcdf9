using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Accounts;
using Maillage.Modules.Identity.Links;
using Maillage.Modules.Identity.SignIn;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.ByMail;

/// <summary>
/// Entering by a mailed link, for who comes now and then: an account without a password, or that has no role but those of associates. It replaces no second
/// factor, and proves nothing to what asks again who one is.
/// </summary>
public sealed class MailedEntry(Db db, Clock clock, AccountLinks links, AccountMails mails, SignInSteps steps, UserManager<Account> accounts)
{
    /// <summary>One mail in this time, for an account.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(2);

    private static readonly string[] Occasional = [Role.Associate, Role.ExternalAssociate, Role.Neighbour];

    /// <summary>Mails a link to an account that may enter so; does nothing otherwise, or when one has just left.</summary>
    public Task<Result> Ask(long id) => db.Write(async () =>
    {
        await db.Lock($"sign-in-link:{id}");
        if (await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id && !a.Disabled) is not { } account || !await MayEnterSo(account)) return Result.Done;
        if (await links.WasMadeSince(id, AccountLinkPurpose.SignIn, Between) || await mails.Waits(id, AccountLinkPurpose.SignIn)) return Result.Done;
        return await mails.Enter(account);
    });

    /// <summary>The account that a link lets in today; null when it is used, too old, or the account may no longer enter so.</summary>
    public async Task<Account?> Read(string token) =>
        await links.Read(token, AccountLinkPurpose.SignIn) is { } account && await MayEnterSo(account) ? account : null;

    /// <summary>Spends the link and lets in, through the second factor of who has one.</summary>
    /// <returns>The path to go to now; null when the link opens nothing.</returns>
    public async Task<string?> Enter(string token)
    {
        var entered = await db.Write<Account>(async () =>
        {
            if (await Read(token) is not { } account || !await links.Spend(token, AccountLinkPurpose.SignIn)) return Refusal.NotFound;
            account.EmailConfirmed = true;
            return (await accounts.UpdateAsync(account)).ToResult("") is { Ok: false } refused ? Result<Account>.Refused(refused.Refusals) : account;
        });
        return entered.Ok ? await steps.AfterLink(entered.Value, "/") : null;
    }

    private async Task<bool> MayEnterSo(Account account)
    {
        if (account.PasswordHash is null) return true;
        var (today, id) = (clock.Today, account.Id);
        return !await db.Set<Grant>().AnyAsync(g => g.AccountId == id && g.From <= today && (g.To == null || g.To >= today) && !Occasional.Contains(g.Role));
    }
}
