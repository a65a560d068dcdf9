using Maillage.Domain.Activities;
using Maillage.Domain.Contribution;
using Maillage.Domain.Ledger;
using Maillage.Domain.Membership;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Demo;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Demo;

public sealed class DemoTests
{
    /// <summary>A day whose six months cross a new year.</summary>
    private static readonly DateOnly March = new(2027, 3, 16);

    [Fact, Trait("Kind", "Slow")]
    public async Task The_same_day_tells_the_same_story_on_both_engines_and_the_story_is_sound()
    {
        var (sqlite, postgres) = (await Told(Engine.Sqlite), await Told(Engine.Postgres));

        Assert.Equal(sqlite, postgres);
    }

    [Fact]
    public void At_full_size_it_has_the_people_of_the_reference_cooperative()
    {
        var file = Crowd.Read().Complete(DemoFile.Read());
        var persons = file.Activities.SelectMany(a => a.Members).Concat(file.Team).Concat(file.External).ToList();

        var entrepreneurs = file.Activities.SelectMany(a => a.Members).Select(p => (p.First, p.Last)).Distinct().Count();
        Assert.Equal((130, 8, 3), (entrepreneurs, file.Team.Count, file.External.Count));
        Assert.Equal(71, file.Activities.Where(a => a.Associate).Sum(a => a.Members.Count));
        Assert.Equal(entrepreneurs + file.Team.Count + file.External.Count, persons.Select(p => (p.First, p.Last)).Distinct().Count());
        Assert.Equal(file.Activities.Count, file.Activities.Select(a => a.Name).Distinct().Count());
        Assert.Single(file.Activities, a => a.Unbound);
        Assert.All(file.Activities, a => Assert.Equal(100, a.Members.Sum(m => m.Share)));
    }

    /// <summary>Everything the ledger and the invoices say, identities apart.</summary>
    private static async Task<string> Told(Engine engine)
    {
        await using var database = await TestDatabase.New(engine, demo: true);
        await using var services = await DemoHouse.MakeIn(database, March);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EnterAsSystem>()(TestHouse.Cooperative);
        foreach (var check in scope.ServiceProvider.GetServices<ICheck>()) Assert.Empty((await check.Run()).Faults);

        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var codes = await db.Set<Activity>().ToDictionaryAsync(a => a.Id, a => a.Code);
        var entries = await db.Set<Entry>().AsNoTracking().OrderBy(e => e.Id).ToListAsync();
        var invoices = await db.Set<Invoice>().AsNoTracking().OrderBy(i => i.Id).ToListAsync();
        Assert.Equal(DemoFile.Few, codes.Count - 1);
        Assert.Single(await db.Set<ResultSplit>().ToListAsync());
        Assert.Equal("A016", codes[(await db.Set<Activity>().SingleAsync(a => a.Kind == ActivityKind.Collective && !db.Set<Convention>().Any(c => c.ActivityId == a.Id))).Id]);
        Assert.Single(await db.Set<ScaleAnnex>().ToListAsync());
        Assert.True(invoices.Count > 150);
        return string.Join('\n', [
            .. entries.Select(e => $"{e.Date:yyyy-MM-dd} {e.Journal} {e.Label} {(e.IsValidated ? e.Reference : "brouillon")} {string.Join(" ", e.Lines.OrderBy(l => l.Rank).Select(l => $"{codes[l.ActivityId]} {l.Account} {l.Amount.Cents}"))}"),
            .. invoices.Select(i => $"{codes[i.ActivityId]} {i.State} {i.Number} {i.IssuedOn} {i.Ttc.Cents} {i.Subject}"),
        ]);
    }
}
