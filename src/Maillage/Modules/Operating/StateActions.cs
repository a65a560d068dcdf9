using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;

namespace Maillage.Modules.Operating;

/// <summary>What those who watch may set going again.</summary>
public sealed class StateActions(Db db, Access access, JobQueue jobs)
{
    /// <summary>Has everything verified as soon as the jobs before are done.</summary>
    public Task<Result> Check() => Allowed(async () =>
    {
        await jobs.AskAgain(CheckJob.Kind, CheckJob.Key, "");
        return Result.Done;
    });

    /// <summary>Tries a job again at once, whether it was given up or put off.</summary>
    public Task<Result> Retry(Id<Job> id) => Allowed(async () => await jobs.Again(id)
        ? Result.Done
        : new Refusal("job.gone", "Ce travail a abouti entre-temps, ou il est en cours."));

    private Task<Result> Allowed(Func<Task<Result>> work) => db.Write(async () =>
        await access.Need(OperatingModule.Watch, Resource.Cooperative) is { Ok: false } refused ? refused : await work());
}
