using Maillage.Domain.Kernel;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Platform.Jobs;

/// <summary>Asks for work, and does what is due.</summary>
public sealed class JobQueue(Db db, Clock clock, IEnumerable<HeldJob> held)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private readonly string due = $$"""
        SELECT * FROM "Jobs" WHERE NOT "Dead" AND "RunAt" <= {0} AND ("LockedUntil" IS NULL OR "LockedUntil" < {0}){{string.Concat(held.Select(h => $" AND \"Kind\" <> '{h.Kind}'"))}}
        ORDER BY "RunAt", "Id" LIMIT 1
        """;

    /// <summary>
    /// Asks for work in the current transaction. One live job for each kind and key; one that was given up lives again, and one that runs meanwhile runs once
    /// more: it may have read the book before this transaction.
    /// </summary>
    public async Task Ask(string kind, string key, string payload = "", DateTime? runAt = null) =>
        await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO "Jobs" ("CooperativeId", "Id", "Kind", "Key", "Payload", "RunAt", "Attempts", "Dead")
            VALUES ({0}, {1}, {2}, {3}, {4}, {5}, 0, {6}) ON CONFLICT ("CooperativeId", "Kind", "Key")
            DO UPDATE SET "Payload" = excluded."Payload", "RunAt" = excluded."RunAt", "Attempts" = 0, "Dead" = excluded."Dead", "LastError" = NULL
            WHERE "Jobs"."Dead" OR "Jobs"."LockedUntil" IS NOT NULL
            """, db.Cooperative.Value, Id<Job>.New().Value, kind, key, payload, runAt ?? clock.Now, false);

    /// <summary>Asks for work now, even when the same is put off or given up.</summary>
    public async Task AskAgain(string kind, string key, string payload)
    {
        await Ask(kind, key, payload);
        await db.Database.ExecuteSqlRawAsync(
            """UPDATE "Jobs" SET "RunAt" = {0}, "Attempts" = 0, "Dead" = {1}, "LastError" = NULL WHERE "CooperativeId" = {2} AND "Kind" = {3} AND "Key" = {4}""",
            clock.Now, false, db.Cooperative.Value, kind, key);
    }

    /// <summary>Tries a job again now, whether it was put off or given up.</summary>
    /// <returns>False when it is done, or running.</returns>
    public async Task<bool> Again(Id<Job> id) => await db.Database.ExecuteSqlRawAsync(
        """
        UPDATE "Jobs" SET "RunAt" = {0}, "Attempts" = 0, "Dead" = {1}, "LastError" = NULL, "LockedUntil" = NULL
        WHERE "CooperativeId" = {2} AND "Id" = {3} AND ("LockedUntil" IS NULL OR "LockedUntil" < {0})
        """, clock.Now, false, db.Cooperative.Value, id.Value) > 0;

    /// <summary>Takes the oldest due job of any cooperative for a while; null when there is none.</summary>
    public async Task<Job?> Take()
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var now = clock.Now;
        var job = (await db.Set<Job>()
            .FromSqlRaw(db.IsPostgres ? due + " FOR UPDATE SKIP LOCKED" : due, now)
            .IgnoreQueryFilters([Db.CooperativeFilter]).AsNoTracking().ToListAsync()).FirstOrDefault();
        if (job is not null)
            await db.Database.ExecuteSqlRawAsync("""UPDATE "Jobs" SET "LockedUntil" = {0}, "Attempts" = "Attempts" + 1 WHERE "Id" = {1}""", now + Lease, job.Id.Value);
        await transaction.CommitAsync();
        return job;
    }

    /// <summary>Keeps a job that works long from being taken by another program: to be said more often than its <see cref="Lease"/> lasts.</summary>
    public Task GoOn(string kind, string key) => db.Database.ExecuteSqlRawAsync(
        """UPDATE "Jobs" SET "LockedUntil" = {0} WHERE "CooperativeId" = {1} AND "Kind" = {2} AND "Key" = {3} AND "LockedUntil" IS NOT NULL""", clock.Now + Lease, db.Cooperative.Value, kind, key);

    /// <summary>How many jobs of any cooperative could be taken now.</summary>
    public Task<int> CountDue()
    {
        var now = clock.Now;
        return db.Set<Job>().IgnoreQueryFilters([Db.CooperativeFilter]).CountAsync(j => !j.Dead && j.RunAt <= now && (j.LockedUntil == null || j.LockedUntil < now));
    }

    /// <summary>
    /// Takes the job out, unless it was asked for again while it ran: asking makes its tries none, which taking it had made one at least. Its instant would not
    /// tell, the clock may have been stepped back.
    /// </summary>
    public async Task Done(Job job)
    {
        if (await db.Database.ExecuteSqlRawAsync("""DELETE FROM "Jobs" WHERE "Id" = {0} AND "Attempts" > 0""", job.Id.Value) == 0)
            await db.Database.ExecuteSqlRawAsync("""UPDATE "Jobs" SET "LockedUntil" = NULL WHERE "Id" = {0}""", job.Id.Value);
    }

    /// <summary>Puts the job back for the instant it asked for, unless it was asked for sooner while it ran.</summary>
    public Task Later(Job job, DateTime at) => db.Database.ExecuteSqlRawAsync(
        """UPDATE "Jobs" SET "LockedUntil" = NULL, "RunAt" = CASE WHEN "Attempts" = 0 AND "RunAt" < {0} THEN "RunAt" ELSE {0} END, "Attempts" = 0 WHERE "Id" = {1}""",
        at, job.Id.Value);

    /// <summary>Puts the job back for later, or gives it up after the last try.</summary>
    public Task Failed(Job job, Exception error)
    {
        var attempts = job.Attempts + 1;
        return db.Database.ExecuteSqlRawAsync(
            """UPDATE "Jobs" SET "LockedUntil" = NULL, "RunAt" = {0}, "Dead" = {1}, "LastError" = {2} WHERE "Id" = {3}""",
            clock.Now + Job.Backoff(attempts), attempts >= Job.MaxAttempts, $"{error.GetType().Name}: {error.Message}", job.Id.Value);
    }
}
