using Maillage.Domain.Kernel;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Platform.Jobs;

/// <summary>Asks for work, and does what is due.</summary>
public sealed class JobQueue(Db db, Clock clock)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private const string Due = """
        SELECT * FROM "Jobs" WHERE NOT "Dead" AND "RunAt" <= {0} AND ("LockedUntil" IS NULL OR "LockedUntil" < {0})
        ORDER BY "RunAt", "Id" LIMIT 1
        """;

    /// <summary>Asks for work in the current transaction. One live job for each kind and key.</summary>
    public async Task Ask(string kind, string key, string payload = "", DateTime? runAt = null) =>
        await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO "Jobs" ("CooperativeId", "Id", "Kind", "Key", "Payload", "RunAt", "Attempts", "Dead")
            VALUES ({0}, {1}, {2}, {3}, {4}, {5}, 0, {6}) ON CONFLICT ("CooperativeId", "Kind", "Key") DO NOTHING
            """, db.Cooperative.Value, Id<Job>.New().Value, kind, key, payload, runAt ?? clock.Now, false);

    /// <summary>Takes the oldest due job of any cooperative for a while; null when there is none.</summary>
    public async Task<Job?> Take()
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var now = clock.Now;
        var job = await db.Set<Job>()
            .FromSqlRaw(db.IsPostgres ? Due + " FOR UPDATE SKIP LOCKED" : Due, now)
            .IgnoreQueryFilters([Db.CooperativeFilter]).AsNoTracking().FirstOrDefaultAsync();
        if (job is not null)
            await db.Database.ExecuteSqlRawAsync("""UPDATE "Jobs" SET "LockedUntil" = {0}, "Attempts" = "Attempts" + 1 WHERE "Id" = {1}""", now + Lease, job.Id.Value);
        await transaction.CommitAsync();
        return job;
    }

    public Task Done(Job job) => db.Database.ExecuteSqlRawAsync("""DELETE FROM "Jobs" WHERE "Id" = {0}""", job.Id.Value);

    /// <summary>Puts the job back for later, or gives it up after the last try.</summary>
    public Task Failed(Job job, Exception error)
    {
        var attempts = job.Attempts + 1;
        return db.Database.ExecuteSqlRawAsync(
            """UPDATE "Jobs" SET "LockedUntil" = NULL, "RunAt" = {0}, "Dead" = {1}, "LastError" = {2} WHERE "Id" = {3}""",
            clock.Now + Job.Backoff(attempts), attempts >= Job.MaxAttempts, $"{error.GetType().Name}: {error.Message}", job.Id.Value);
    }
}
