using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Accounts;
using Maillage.Modules.Identity.Sessions;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Passkeys;

/// <summary>One's own passkeys.</summary>
public sealed class PasskeyActions(Db db, Current current, SignInManager<Account> signIn, UserManager<Account> accounts, SessionBook sessions, AccountMails mails)
{
    /// <summary>More than anyone has devices.</summary>
    public const int Most = 20;

    private Task<Account> Own() => db.Set<Account>().SingleAsync(a => a.Id == current.Account);

    public async Task<IReadOnlyList<Passkey>> All() =>
        await db.Set<Passkey>().AsNoTracking().Where(k => k.AccountId == current.Account).OrderBy(k => k.CreatedAt).ThenBy(k => k.Id).ToListAsync();

    /// <summary>What a browser needs to make a key, as JSON.</summary>
    public async Task<string> Options()
    {
        var account = await Own();
        return await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), Name = account.Email!, DisplayName = account.DisplayName });
    }

    /// <param name="credential">What the browser made, as JSON.</param>
    public async Task<Result> Add(string? credential, string name)
    {
        if (string.IsNullOrWhiteSpace(name)) return new Refusal("identity.passkey.name", "Donnez un nom à cette clé : « Téléphone », « Ordinateur du bureau ».", "Name");
        if (string.IsNullOrWhiteSpace(credential)) return Unmade;
        PasskeyAttestationResult made;
        try
        {
            made = await signIn.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return Unmade;
        }
        if (!made.Succeeded || made.UserEntity.Id != current.Account?.ToString(System.Globalization.CultureInfo.InvariantCulture)) return Unmade;
        made.Passkey.Name = name.Trim();
        var done = await db.Write(async () =>
        {
            var account = await Own();
            if (await db.Set<Passkey>().CountAsync(k => k.AccountId == account.Id) >= Most) return new Refusal("identity.passkey.many", $"Vous avez déjà {Most} clés d’accès : retirez d’abord celles qui ne servent plus.");
            var added = (await accounts.AddOrUpdatePasskeyAsync(account, made.Passkey)).ToResult("Name");
            if (added.Ok) await mails.Tell(account, "Nouvelle clé d’accès", $"La clé d’accès « {made.Passkey.Name} » ouvre désormais votre compte.");
            return added;
        });
        if (done.Ok) await sessions.Confirm(strong: true);
        return done;
    }

    public Task<Result> Remove(long id) => db.Write(async () =>
    {
        if (await db.Set<Passkey>().SingleOrDefaultAsync(k => k.Id == id && k.AccountId == current.Account) is not { } key) return Refusal.NotFound;
        db.Remove(key);
        await mails.Tell(await Own(), "Clé d’accès retirée", $"La clé d’accès « {key.Name} » n’ouvre plus votre compte.");
        return Result.Done;
    });

    private static Refusal Unmade => new("identity.passkey.unmade", "La clé n’a pas pu être faite. Recommencez ; si votre navigateur ne propose rien, essayez depuis un autre appareil.");
}
