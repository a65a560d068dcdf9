using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Passwords;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.SignIn;

/// <summary>The accounts that an address means for who is not known yet: one in each cooperative, or the one of the cooperative whose host is asked.</summary>
public sealed class AccountsAtDoor(Db db, UserManager<Account> accounts, IPasswordHasher<Account> hasher, PasswordCheck check, CooperativeByHost byHost)
{
    private static readonly string DecoyHash = new PasswordHasher<string>().HashPassword("", Guid.NewGuid().ToString());

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
        foreach (var account in await Of(email, await byHost(request)))
            if (account.Id != but && account.PasswordHash is not null && !await accounts.IsLockedOutAsync(account)) tried.Add(account);
        if (tried.Count == 0)
        {
            new PasswordHasher<string>().VerifyHashedPassword("", DecoyHash, password);
            return [];
        }
        if (tried is [var only]) return await check.Accepts(only, password) && !only.Disabled ? tried : [];
        var right = await Task.WhenAll(tried.Select(a => Task.Run(() => hasher.VerifyHashedPassword(a, a.PasswordHash!, password) != PasswordVerificationResult.Failed)));
        var opened = new List<Account>();
        for (var i = 0; i < tried.Count; i++)
            if (await check.Noted(tried[i], right[i]) && !tried[i].Disabled) opened.Add(tried[i]);
        return opened;
    }
}
