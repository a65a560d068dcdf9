using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Identity.Portfolios;
using Maillage.Modules.Overview.Evidence;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Harness;

/// <summary>People whom the cooperative accompanies, and what a funder pays for.</summary>
public static class Accompanied
{
    /// <summary>Someone in an activity from a day on, with contracts.</summary>
    public static Task<Id<Person>> Accompany(this TestHouse house, string first, string last, Id<Activity> activity, string from, params ContractTerms[] contracts) => house.Do(async s =>
    {
        var (db, person) = (s.GetRequiredService<Db>(), new Person(TestHouse.Cooperative, first, last, ""));
        db.Add(person);
        Assert.True((await db.Set<Activity>().Include(a => a.Members).SingleAsync(a => a.Id == activity)).Join(person.Id, new(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture)), Rate.FromPercent(100)).Ok);
        db.AddRange(contracts.Select(c => new Contract(TestHouse.Cooperative, Id<Contract>.New(), person.Id, c)));
        await db.SaveChangesAsync();
        return person.Id;
    });

    /// <summary>Activities under one name, as a funder is given them.</summary>
    public static Task<long> Financed(this TestHouse house, params Id<Activity>[] activities) =>
        house.Do(async s => (await s.GetRequiredService<PortfolioActions>().Save(null, "Ce que finance la Région", [.. activities.Select(a => a.Value)])).Value.Value);

    /// <summary>What a funder reads for a person.</summary>
    public static async Task<string> CodeOf(this TestHouse house, Id<Person> person) =>
        PersonCode.Of(await house.Read(db => db.Set<AuditRecord>().Where(r => r.Number == 1).Select(r => r.Hash).SingleAsync()), person);

    public static ContractTerms Cape(DateOnly from, DateOnly to) => new(ContractKind.Cape, from, from, to);

    public static ContractTerms Cesa(DateOnly from) => new(ContractKind.Cesa, from, from, null);
}
