using Maillage.Modules.Identity.Passkeys;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity;

/// <summary>Where ASP.NET Core Identity keeps accounts; passkeys are rows of ours, with the name and the last use that people read.</summary>
public sealed class AccountStore(Db db, Clock clock, IdentityErrorDescriber describer) : UserOnlyStore<Account, Db, long>(db, describer)
{
    /// <summary>An address is one account in a cooperative: the same address elsewhere is another account.</summary>
    public override Task<Account?> FindByEmailAsync(string normalizedEmail, CancellationToken cancel) =>
        Context.Set<Account>().SingleOrDefaultAsync(a => a.NormalizedEmail == normalizedEmail && a.CooperativeId == Context.Cooperative, cancel);

    public override Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancel) =>
        Context.Set<Account>().SingleOrDefaultAsync(a => a.NormalizedUserName == normalizedUserName && a.CooperativeId == Context.Cooperative, cancel);

    private IQueryable<Passkey> Of(Account account) => Context.Set<Passkey>().Where(k => k.AccountId == account.Id);

    /// <summary>Notes a use of a key already known; a key that is not yet is added.</summary>
    public override async Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancel)
    {
        var now = clock.Now;
        if (await Of(user).SingleOrDefaultAsync(k => k.CredentialId == passkey.CredentialId, cancel) is { } known)
            (known.SignCount, known.IsBackedUp, known.IsUserVerified, known.UsedAt) = (passkey.SignCount, passkey.IsBackedUp, passkey.IsUserVerified, now);
        else
            Context.Add(new Passkey
            {
                AccountId = user.Id,
                Name = passkey.Name ?? "",
                CredentialId = passkey.CredentialId,
                PublicKey = passkey.PublicKey,
                SignCount = passkey.SignCount,
                Transports = string.Join(',', passkey.Transports ?? []),
                IsUserVerified = passkey.IsUserVerified,
                IsBackupEligible = passkey.IsBackupEligible,
                IsBackedUp = passkey.IsBackedUp,
                CreatedAt = now,
            });
        await Context.SaveChangesAsync(cancel);
    }

    public override async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancel) =>
        [.. (await Of(user).AsNoTracking().ToListAsync(cancel)).Select(k => k.ToInfo())];

    public override Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancel) =>
        Context.Set<Account>().SingleOrDefaultAsync(a => Context.Set<Passkey>().Any(k => k.AccountId == a.Id && k.CredentialId == credentialId), cancel);

    public override async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancel) =>
        (await Of(user).AsNoTracking().SingleOrDefaultAsync(k => k.CredentialId == credentialId, cancel))?.ToInfo();

    public override async Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancel)
    {
        Context.RemoveRange(await Of(user).Where(k => k.CredentialId == credentialId).ToListAsync(cancel));
        await Context.SaveChangesAsync(cancel);
    }
}
