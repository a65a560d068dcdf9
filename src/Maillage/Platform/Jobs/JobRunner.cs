using Maillage.Platform.Data;

namespace Maillage.Platform.Jobs;

/// <summary>Runs due jobs one at a time, each in a scope of its own cooperative.</summary>
public sealed class JobRunner(IServiceScopeFactory scopes, ILogger<JobRunner> log)
{
    /// <summary>Runs what is due and says how many jobs ran.</summary>
    public async Task<int> RunDue(CancellationToken cancel = default)
    {
        var count = 0;
        while (!cancel.IsCancellationRequested)
        {
            await using var outer = scopes.CreateAsyncScope();
            var queue = outer.ServiceProvider.GetRequiredService<JobQueue>();
            if (await queue.Take() is not { } job) return count;
            count++;
            try
            {
                await using var inner = scopes.CreateAsyncScope();
                await inner.ServiceProvider.GetRequiredService<EnterAsSystem>()(job.CooperativeId);
                inner.ServiceProvider.GetRequiredService<Current>().Do($"job {job.Kind}");
                await inner.ServiceProvider.GetRequiredKeyedService<IJob>(job.Kind).Run(job.Payload);
                await queue.Done(job);
                Meters.JobsRun.Add(1, new("kind", job.Kind), new("failed", false));
            }
            catch (TryLater later)
            {
                await queue.Later(job, later.At);
            }
            catch (Exception error)
            {
                Meters.JobsRun.Add(1, new("kind", job.Kind), new("failed", true));
                log.LogWarning(error, "Job {Kind} {Key} failed.", job.Kind, job.Key);
                await queue.Failed(job, error);
            }
        }
        return count;
    }

    /// <summary>How many jobs could run now, in every cooperative.</summary>
    public async Task<int> CountDue()
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<JobQueue>().CountDue();
    }
}

/// <summary>The background loop: looks for due jobs every two seconds, and keeps the store’s statistics fresh.</summary>
public sealed class JobLoop(JobRunner runner, KeptConnections connections, TimeProvider time, ILogger<JobLoop> log) : BackgroundService
{
    private static readonly TimeSpan StatisticsAge = TimeSpan.FromHours(1);

    private long? counted;

    /// <summary>Whether the last look failed: the log says when it begins and when it ends, not every two seconds.</summary>
    private bool away;

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2));
        try
        {
            do await Look(stop);
            while (await timer.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException) { }
    }

    /// <summary>Whatever goes wrong, the loop goes on: it is what brings the work back.</summary>
    private async Task Look(CancellationToken stop)
    {
        try
        {
            if (counted is not { } at || time.GetElapsedTime(at) > StatisticsAge)
            {
                connections.RefreshStatistics();
                counted = time.GetTimestamp();
            }
            if (Meters.JobsDue.Enabled) Meters.JobsDue.Record(await runner.CountDue());
            await runner.RunDue(stop);
            if (away) log.LogInformation("The job loop goes on.");
            away = false;
        }
        catch (Exception error)
        {
            if (!away) log.LogWarning(error, "The job loop could not work and tries again every two seconds.");
            away = true;
        }
    }
}
