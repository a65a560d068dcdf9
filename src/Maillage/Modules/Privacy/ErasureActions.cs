using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Api.Tokens;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Accounts;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Privacy;

/// <summary>Erases what is kept of a person, but what the law makes keep.</summary>
public sealed class ErasureActions(Db db, Access access, Current current, Clock clock, AccountErasure accounts, PersonalMails mails, PersonTies ties)
{
    /// <summary>
    /// Forgets the ways to reach the person, their account with all that opens it, the contents of the trail about them, their mails; and the name unless the law
    /// makes keep it. The register says that it was done: all of it in one transaction.
    /// </summary>
    public async Task<Result<Erasure>> Erase(Id<Person> id, string? reason)
    {
        if (await access.Need(PrivacyModule.Manage, Resource.Cooperative) is { Refusal: { } refusal }) return refusal;
        if (await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id) is not { } seen) return Refusal.NotFound;
        if (Erasure.CheckReason(reason) is { Refusal: { } unsaid }) return unsaid;
        var tied = await ties.Of(id);
        if (ErasureRules.Check(tied, clock.Today) is { Refusal: { } bound }) return bound;
        var account = await db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == seen.AccountId && a.CooperativeId == db.Cooperative);
        var keptUntil = ErasureRules.KeptUntil(tied, clock.Today);
        return await db.Write<Erasure>(async () =>
        {
            if (seen.AccountId is { } open && await accounts.Close(open) is { Ok: false } held) return Result<Erasure>.Refused(held.Refusals);
            var person = await db.Set<Person>().SingleAsync(p => p.Id == id);
            person.Erase(keepsName: keptUntil is not null);
            await mails.Forget(account?.Id, seen.Email, account?.Email);
            if (account is not null) await ForgetTokens(account.Id);
            var erasure = Erasure.OfPerson(db.Cooperative, id, clock.Now, current.Account, reason!, keptUntil);
            db.Add(erasure);
            // Last, since the acts of the erasure itself say what was there before.
            db.AfterTrail(async () =>
            {
                await db.ForgetContents(nameof(Person), id.Value);
                if (seen.AccountId is { } known) await db.ForgetContents(nameof(Account), known);
            });
            return erasure;
        });
    }

    /// <summary>Takes away what the programs of an account signed in with, and what they were answered, which may say much of it. Not noted: the trail would say their names again.</summary>
    private async Task ForgetTokens(long account)
    {
        var own = db.Set<AccessToken>().Where(t => t.AccountId == account);
        await db.Set<KeptAnswer>().Where(a => own.Any(t => t.Id == a.TokenId)).ExecuteDeleteAsync();
        await own.ExecuteDeleteAsync();
    }
}
