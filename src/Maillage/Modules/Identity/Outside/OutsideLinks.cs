using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Accounts;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Outside;

/// <summary>Joins accounts to who they are at the provider, at the word of the person signed in, and parts them. No account is ever made.</summary>
public sealed class OutsideLinks(Db db, Current current, Clock clock, AccountMails mails)
{
    /// <summary>The provider people may enter by; null when there is none.</summary>
    public Task<OutsideProvider?> Open() => db.Set<OutsideProvider>().AsNoTracking().SingleOrDefaultAsync(p => p.On);

    public Task<OutsideIdentity?> Mine() => db.Set<OutsideIdentity>().AsNoTracking().SingleOrDefaultAsync(i => i.AccountId == current.Account);

    /// <summary>Whom a person of the provider is here; null for nobody, or a closed account.</summary>
    public Task<Account?> AccountOf(OutsideProvider provider, OutsidePerson person) => db.Set<OutsideIdentity>().Where(i => i.ProviderId == provider.Id && i.Subject == person.Subject)
        .Join(db.Set<Account>(), i => i.AccountId, a => a.Id, (i, a) => a).SingleOrDefaultAsync(a => !a.Disabled && a.CooperativeId == db.Cooperative);

    /// <summary>Joins the acting account, when the provider verified the very address it has here.</summary>
    public Task<Result> Join(OutsideProvider provider, OutsidePerson person) => db.Write(async () =>
    {
        var account = await db.Set<Account>().SingleAsync(a => a.Id == current.Account);
        if (person.Email is null) return new Refusal("outside.unverified", $"{provider.Name} ne dit pas avoir vérifié votre adresse : rien n’est relié.");
        if (!string.Equals(person.Email, account.Email, StringComparison.OrdinalIgnoreCase)) return new Refusal("outside.other", $"Chez {provider.Name}, votre adresse est une autre que celle de votre compte d’ici : rien n’est relié.");
        if (await db.Set<OutsideIdentity>().AnyAsync(i => i.AccountId == account.Id || i.ProviderId == provider.Id && i.Subject == person.Subject)) return new Refusal("outside.twice", "Ce compte ou cette identité est déjà relié.");
        db.Add(new OutsideIdentity { CooperativeId = db.Cooperative, ProviderId = provider.Id, AccountId = account.Id, Subject = person.Subject, JoinedAt = clock.Now });
        await mails.Tell(account, "Compte relié", $"On peut désormais entrer dans votre compte avec {provider.Name}.");
        return Result.Done;
    });

    public Task<Result> Part() => db.Write(async () =>
    {
        if (await db.Set<OutsideIdentity>().SingleOrDefaultAsync(i => i.AccountId == current.Account) is { } joined) db.Remove(joined);
        return Result.Done;
    });
}
