using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

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
            }
            catch (TryLater later)
            {
                await queue.Later(job, later.At);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogWarning(error, "Job {Kind} {Key} failed.", job.Kind, job.Key);
                await queue.Failed(job, error);
            }
        }
        return count;
    }
}

/// <summary>The background loop: looks for due jobs every two seconds, and keeps the store’s statistics fresh.</summary>
public sealed class JobLoop(JobRunner runner, KeptConnections connections, TimeProvider time, ILogger<JobLoop> log) : BackgroundService
{
    private static readonly TimeSpan StatisticsAge = TimeSpan.FromHours(1);

    private long? counted;

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2));
        try
        {
            do
            {
                try
                {
                    if (counted is not { } at || time.GetElapsedTime(at) > StatisticsAge)
                    {
                        connections.RefreshStatistics();
                        counted = time.GetTimestamp();
                    }
                    await runner.RunDue(stop);
                }
                catch (Exception error) when (error is DbUpdateException or System.Data.Common.DbException) { log.LogWarning(error, "The job loop could not reach the database."); }
            }
            while (await timer.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException) { }
    }
}
