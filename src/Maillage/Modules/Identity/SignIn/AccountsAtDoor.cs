using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Passwords;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.SignIn;

/// <summary>The accounts that an address means for who is not known yet: one in each cooperative, or the one of the cooperative whose host is asked.</summary>
public sealed class AccountsAtDoor(Db db, UserManager<Account> accounts, IPasswordHasher<Account> hasher, PasswordCheck check, SecurityLog log, CooperativeByHost byHost)
{
    private static string? decoyHash;

    /// <param name="host">The cooperative whose host is asked; null when it names none.</param>
    public async Task<IReadOnlyList<Account>> Of(string email, CooperativeId? host)
    {
        var address = accounts.NormalizeEmail(email.Trim());
        var found = db.Set<Account>().Where(a => a.NormalizedEmail == address);
        if (host is { } only) found = found.Where(a => a.CooperativeId == only);
        return await found.OrderBy(a => a.CooperativeId).ToListAsync();
    }

    /// <summary>
    /// Those of an address that a password opens. Unknown, wrong, locked and disabled take about the same time: one password is verified at least, and those of
    /// several accounts at once.
    /// </summary>
    /// <param name="but">An account that is not tried.</param>
    public async Task<IReadOnlyList<Account>> Opened(string email, string password, HttpRequest request, long? but = null)
    {
        var tried = new List<Account>();
        var all = await Of(email, await byHost(request));
        foreach (var account in all)
            if (account.Id != but && account.PasswordHash is not null && !await accounts.IsLockedOutAsync(account)) tried.Add(account);
        if (tried.Count == 0)
        {
            // The same work as for an account that is open, so that time tells nothing.
            var nobody = new Account(CooperativeId.None, "", "");
            hasher.VerifyHashedPassword(nobody, decoyHash ??= hasher.HashPassword(nobody, Guid.NewGuid().ToString()), password);
            log.Refused(all is [var known, ..] ? known.Id : 0, "password");
            return [];
        }
        var opened = new List<Account>();
        if (tried is [var only])
        {
            if (await check.Accepts(only, password) && !only.Disabled) opened.Add(only);
            else log.Refused(only.Id, "password");
            return opened;
        }
        var right = await Task.WhenAll(tried.Select(a => Task.Run(() => hasher.VerifyHashedPassword(a, a.PasswordHash!, password) != PasswordVerificationResult.Failed)));
        for (var i = 0; i < tried.Count; i++)
            if (await check.Noted(tried[i], right[i]) && !tried[i].Disabled) opened.Add(tried[i]);
            else log.Refused(tried[i].Id, "password");
        return opened;
    }
}
