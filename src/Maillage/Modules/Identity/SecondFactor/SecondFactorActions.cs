using System.Security.Cryptography;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Accounts;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Identity.Sessions;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.SecondFactor;

/// <summary>Sets up, renews and takes away the second factor of accounts.</summary>
public sealed class SecondFactorActions(Db db, Access access, Clock clock, Current current, RandomNumberGenerator random, SessionBook sessions, AccountMails mails)
{
    private const int Codes = 10;

    /// <summary>Bytes of a recovery code, twenty-four letters and digits: 120 random bits, more than the 112 under which a plain hash is not enough.</summary>
    private const int CodeLength = 15;

    private Task<Account> Own() => db.Set<Account>().SingleAsync(a => a.Id == current.Account);

    /// <summary>The secret to give to an authenticator: the same until a first code confirms it.</summary>
    public async Task<byte[]> Begin()
    {
        var account = current.Account!.Value;
        var secret = new byte[Totp.SecretLength];
        random.GetBytes(secret);
        var begun = await db.Write<byte[]>(async () =>
        {
            if (await db.Set<SecondFactorKey>().AsNoTracking().SingleOrDefaultAsync(k => k.AccountId == account) is { } known) return known.Secret;
            db.Add(new SecondFactorKey { AccountId = account, Secret = secret });
            return secret;
        });
        return begun.Value!;
    }

    /// <summary>Whether a first code confirmed the secret of this account.</summary>
    public Task<bool> IsOn() => db.Set<SecondFactorKey>().AnyAsync(k => k.AccountId == current.Account && k.ConfirmedAt != null);

    /// <summary>How many recovery codes are left.</summary>
    public Task<int> CodesLeft() => db.Set<RecoveryCode>().CountAsync(c => c.AccountId == current.Account);

    /// <summary>Turns the second factor on with a first code, and gives the recovery codes: they are never shown again.</summary>
    public async Task<Result<string[]>> Confirm(string typed)
    {
        var done = await db.Write<string[]>(async () =>
        {
            var account = await Own();
            if (await db.Set<SecondFactorKey>().SingleOrDefaultAsync(k => k.AccountId == account.Id) is not { ConfirmedAt: null } key)
                return new Refusal("identity.second-factor.on", "Votre second facteur est déjà en place.");
            if (Totp.StepOf(key.Secret, SecondFactorCheck.Plain(typed), clock.Now, key.LastStep) is not { } step)
                return new Refusal("identity.second-factor.code", "Ce code n’est pas le bon. Vérifiez l’heure de votre téléphone, puis écrivez le code affiché maintenant.", "Code");
            (key.ConfirmedAt, key.LastStep, account.TwoFactorEnabled) = (clock.Now, step, true);
            await mails.Tell(account, "Second facteur mis en place", "Votre compte demande désormais, après le mot de passe, un code de votre application.");
            return await NewCodes(account.Id);
        });
        if (done.Ok) await sessions.Confirm(strong: true);
        return done;
    }

    /// <summary>Ten new recovery codes; those of before serve no more.</summary>
    public Task<Result<string[]>> Renew() => db.Write<string[]>(async () =>
    {
        var account = await Own();
        if (!account.TwoFactorEnabled) return new Refusal("identity.second-factor.off", "Mettez d’abord en place le second facteur.");
        db.NoteDone(nameof(Account), account.Id, "codes de secours refaits");
        await mails.Tell(account, "Nouveaux codes de secours", "De nouveaux codes de secours ont été faits pour votre compte ; les anciens ne servent plus.");
        return await NewCodes(account.Id);
    });

    /// <summary>Takes away one's own second factor.</summary>
    public Task<Result> Remove() => db.Write(async () =>
    {
        var account = await Own();
        await TakeAway(account);
        await mails.Tell(account, "Second facteur retiré", "Votre compte ne demande plus que le mot de passe.");
        return Result.Done;
    });

    /// <summary>Takes away the second factor and the passkeys of someone who has lost their device, and shows them out everywhere; they are told by mail.</summary>
    public Task<Result> Reset(long id) => db.Write(async () =>
    {
        if (await access.Need(IdentityModule.ManageAccounts, Resource.Cooperative) is { Ok: false } refused) return refused;
        if (await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id && a.CooperativeId == db.Cooperative) is not { } account) return Refusal.NotFound;
        await TakeAway(account);
        db.RemoveRange(await db.Set<Passkeys.Passkey>().Where(k => k.AccountId == id).ToListAsync());
        await sessions.EndAll(id);
        await mails.Tell(account, "Second facteur remis à zéro", "Une personne qui administre la coopérative, ou l’exploitant du serveur, a retiré le second facteur et les clés d’accès de votre compte, et fermé vos sessions. Si vous ne l’avez pas demandé, prévenez-la aussitôt.");
        return Result.Done;
    });

    private async Task TakeAway(Account account)
    {
        account.TwoFactorEnabled = false;
        await db.Set<SecondFactorKey>().Where(k => k.AccountId == account.Id).ExecuteDeleteAsync();
        await db.Set<RecoveryCode>().Where(c => c.AccountId == account.Id).ExecuteDeleteAsync();
    }

    private async Task<string[]> NewCodes(long account)
    {
        await db.Set<RecoveryCode>().Where(c => c.AccountId == account).ExecuteDeleteAsync();
        var codes = new List<string>();
        for (var i = 0; i < Codes; i++)
        {
            var bytes = new byte[CodeLength];
            random.GetBytes(bytes);
            var code = Base32.Of(bytes);
            db.Add(new RecoveryCode { AccountId = account, Hash = SecondFactorCheck.HashOf(code) });
            codes.Add(Base32.Grouped(code, '-'));
        }
        return [.. codes];
    }
}
