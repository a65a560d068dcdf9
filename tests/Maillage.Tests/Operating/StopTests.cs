using Maillage.House;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Maillage.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Maillage.Tests.Operating;

/// <summary>Asked to stop, the program ends what it began.</summary>
public sealed class StopTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_running_job_and_the_request_under_way_end_first(Engine engine)
    {
        var held = new Held();
        await using var house = await TestHouse.Serve(engine, and: s =>
        {
            s.AddSingleton(held).AddKeyedScoped<IJob, HeldWork>(HeldWork.Kind);
            s.AddSingleton(new MappedRoutes(routes => routes.MapGet("/lent", (Func<Task<IResult>>)(async () =>
            {
                held.RequestBegan.SetResult();
                await held.Release.Task;
                return Results.Text("fini");
            })).Open("Un essai.")));
        }, loop: true);
        using var http = new HttpClient { BaseAddress = house.Address };
        var answer = http.GetStringAsync("/lent");
        await house.Do(s => s.GetRequiredService<JobQueue>().Ask(HeldWork.Kind, "1"));
        await Task.WhenAll(held.RequestBegan.Task, held.JobBegan.Task);

        var stopped = ((IHost)house.Program).StopAsync();
        Assert.False(stopped.IsCompleted);
        held.Release.SetResult();
        await stopped;

        Assert.Equal("fini", await answer);
        Assert.Equal(0, await house.Read(db => db.Set<Job>().CountAsync()));
    }

    private sealed class Held
    {
        public TaskCompletionSource RequestBegan { get; } = new();
        public TaskCompletionSource JobBegan { get; } = new();
        public TaskCompletionSource Release { get; } = new();
    }

    private sealed class HeldWork(Held held) : IJob
    {
        public const string Kind = "test.held";

        public async Task Run(string payload)
        {
            held.JobBegan.SetResult();
            await held.Release.Task;
        }
    }
}
