using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Identity.Grants;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Membership.Contracts;

/// <summary>Contracts as what gives rights to the person who signed them, as long as they last.</summary>
public sealed class ContractOrigins(Db db, Clock clock)
{
    public OriginSource Source => new(Kind, Of, Named, Hold);

    /// <summary>What a grant keeps of a contract.</summary>
    public static string KeyOf(Id<Contract> contract) => Grant.ContractOrigin + contract;

    private static string Kind => Grant.ContractOrigin.TrimEnd(':');

    private async Task Hold(long id)
    {
        if (await db.Set<Contract>().Where(c => c.Id == new Id<Contract>(id)).Select(c => (Id<Person>?)c.PersonId).SingleOrDefaultAsync() is { } person) await db.Lock(ContractActions.LockOf(person));
    }

    private async Task<IReadOnlyList<OriginChoice>> Of(long account)
    {
        var today = clock.Today;
        var contracts = await db.Set<Contract>().AsNoTracking().Where(c => db.Set<Person>().Any(p => p.Id == c.PersonId && p.AccountId == account)).OrderByDescending(c => c.From).ToListAsync();
        return [.. contracts.Where(c => !(c.Terms.Last < today)).Select(InWords)];
    }

    private async Task<IReadOnlyList<OriginChoice>> Named(IReadOnlyList<long> ids)
    {
        var keys = ids.Select(i => new Id<Contract>(i)).ToList();
        return [.. (await db.Set<Contract>().AsNoTracking().Where(c => keys.Contains(c.Id)).ToListAsync()).Select(InWords)];
    }

    private static OriginChoice InWords(Contract contract) =>
        new(KeyOf(contract.Id), $"contrat {ContractRules.Word(contract.Kind)} {ContractRules.InWords(contract.Terms.Dates)}", contract.Terms.Last);
}
