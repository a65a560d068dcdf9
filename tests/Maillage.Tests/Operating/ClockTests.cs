using System.Net;
using Maillage.Cli;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Invoices;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Operating;

/// <summary>The clock of the machine is stepped back: by an hour when it is set right, by a day when somebody is mistaken.</summary>
public sealed class ClockTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task Numbers_go_on_and_everything_stays_right(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.Account("Première Administratrice", Role.Administrator);
        var customer = (await house.Customer()).Value!.Id;
        async Task<Result<Invoice>> Sell(TimeSpan step)
        {
            house.Time.MoveTo(house.Time.GetUtcNow() + step);
            return await house.Issue((await house.Submit(Sale.Draft(customer))).Value!.Id);
        }

        Assert.True((await Sell(TimeSpan.Zero)).Ok);
        var second = await Sell(TimeSpan.FromHours(-1));
        Assert.True((await house.Receive(second.Value!.Id, 100m, "2026-11-24")).Ok);
        // A whole day: nothing is dated before what was issued, and the reason is said.
        var refused = await Sell(TimeSpan.FromDays(-1));
        Assert.Contains("une facture ne peut pas porter une date antérieure. Vérifiez l’horloge du serveur.", refused.Refusal!.Message, StringComparison.Ordinal);
        Assert.True((await Sell(TimeSpan.FromDays(2))).Ok);

        var ranks = await house.Read(db => db.Set<Invoice>().Where(i => i.Rank != null).OrderBy(i => i.Rank).Select(i => i.Rank!.Value).ToListAsync());
        Assert.Equal([1, 2, 3], ranks);
        var report = new StringWriter();
        Assert.True(await CheckVerb.Run(house.Services, report) == 0, report.ToString());
    }

    [Fact]
    public async Task Nobody_is_signed_out()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Une Equipe", Role.Team);
        using var visitor = await Visitor.SignedIn(house, "une.equipe@maillage.example");

        house.Time.MoveTo(house.Time.GetUtcNow().AddDays(-1));
        await visitor.Open("/courriels");

        Assert.Equal((HttpStatusCode.OK, "/courriels"), (visitor.Status, visitor.Path));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Every_job_runs_once(Engine engine)
    {
        var ran = new List<string>();
        await using var house = await TestHouse.Open(engine, and: s => s.AddSingleton(ran).AddKeyedScoped<IJob, NotedJob>(NotedJob.Kind));
        Task Ask(string name) => house.Do(s => s.GetRequiredService<JobQueue>().Ask(NotedJob.Kind, name, name));

        await Ask("avant");
        house.Time.MoveTo(house.Time.GetUtcNow().AddHours(-1));
        await Ask("après");
        await house.RunJobs();
        Assert.Equal(["après"], ran);
        house.Time.MoveTo(house.Time.GetUtcNow().AddHours(1));
        await house.RunJobs();

        Assert.Equal(["après", "avant"], ran);
        Assert.Equal(0, await house.Read(db => db.Set<Job>().CountAsync()));
    }

    /// <summary>A job asked for again while it runs is run once more, although the clock says that it was asked for before.</summary>
    [Theory, ClassData(typeof(BothEngines))]
    public async Task What_is_asked_for_again_meanwhile_is_not_forgotten(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        Task Ask() => house.Do(s => s.GetRequiredService<JobQueue>().Ask(NotedJob.Kind, "1"));
        await Ask();
        await using var scope = house.Services.CreateAsyncScope();
        var queue = scope.ServiceProvider.GetRequiredService<JobQueue>();
        var job = await queue.Take();

        house.Time.MoveTo(house.Time.GetUtcNow().AddHours(-1));
        await Ask();
        await queue.Done(job!);

        Assert.Equal(1, await house.Read(db => db.Set<Job>().CountAsync(j => j.LockedUntil == null)));
    }

    private sealed class NotedJob(List<string> ran) : IJob
    {
        public const string Kind = "test.noted";

        public Task Run(string payload)
        {
            ran.Add(payload);
            return Task.CompletedTask;
        }
    }
}
