using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Api.Webhooks;
using Maillage.Modules.Identity.Grants;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Membership.Contracts;

/// <summary>Records the contracts of persons and corrects them.</summary>
public sealed class ContractActions(Db db, Access access, PostedMoves posted, WebhookOutbox outbox, GrantBook grants)
{
    /// <summary>What other programs are told.</summary>
    internal const string Told = "contract.signed";

    /// <summary>Records a contract, or corrects it. The same form sent twice records it once.</summary>
    /// <param name="id">Made by the form when it is new.</param>
    /// <param name="version">The version the person saw; 0 when it is new.</param>
    /// <param name="shown">What was shown to move in months already posted, once it is confirmed.</param>
    public Task<Result<Contract>> Save(Id<Contract> id, Id<Person> person, ContractTerms terms, int version = 0, string? shown = null) => db.Write<Contract>(async () =>
    {
        if (await access.Need(MembershipModule.EditContracts, Resource.Cooperative) is { Refusal: { } refusal }) return refusal;
        await db.Lock(LockOf(person));
        if (!await db.Set<Person>().AnyAsync(p => p.Id == person)) return Refusal.NotFound;
        var all = await db.Set<Contract>().Where(c => c.PersonId == person).ToListAsync();
        var contract = all.Find(c => c.Id == id);
        if (contract is null && version > 0) return Refusal.NotFound;
        if (contract is not null && contract.Version != version) return contract.Terms == terms ? contract : Refusal.Stale;
        if (ContractRules.Of(terms, [.. all.Where(c => c.Id != id).Select(c => c.Terms)]) is { Count: > 0 } wrong) return Result<Contract>.Refused(wrong);
        var first = contract is not null && contract.From < terms.From ? contract.From : terms.From;
        var isNew = contract is null;
        contract ??= new Contract(db.Cooperative, id, person, terms);
        var changed = await posted.Change(Month.Of(first), shown, () =>
        {
            if (isNew) db.Add(contract);
            else contract.Write(terms);
        });
        if (changed.Refusal is { } moving) return moving;
        // The rights that it gave do not outlive it.
        if (terms.Last is { } last) await grants.EndBy(ContractOrigins.KeyOf(id), last);
        if (isNew) await outbox.Tell(Told, $"/contracts/{id}");
        return contract;
    });

    internal static string LockOf(Id<Person> person) => $"contracts:{person}";

    /// <summary>Takes out a contract recorded by mistake. Documents already issued keep what they say.</summary>
    public Task<Result> Remove(Id<Contract> id, Id<Person> person, int version, string? shown = null) => db.Write(async () =>
    {
        if (await access.Need(MembershipModule.EditContracts, Resource.Cooperative) is { Ok: false } refused) return refused;
        await db.Lock(LockOf(person));
        if (await db.Set<Contract>().SingleOrDefaultAsync(c => c.Id == id && c.PersonId == person) is not { } contract) return Refusal.NotFound;
        if (contract.Version != version) return Refusal.Stale;
        var removed = await posted.Change(Month.Of(contract.From), shown, () => db.Remove(contract));
        if (removed.Ok) await grants.EndBy(ContractOrigins.KeyOf(id), DateOnly.MinValue);
        return removed;
    });
}
