using System.Runtime.InteropServices;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Data.Copies;
using Maillage.Platform.Jobs;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Operating;

public enum JobState { Running, Failed, Dead }

/// <param name="What">In French.</param>
/// <param name="Error">Why the last try failed, as the program says it.</param>
public sealed record JobRow(Id<Job> Id, string What, JobState State, DateTime RunAt, int Attempts, string? Error);

/// <param name="Waiting">Due or planned, without a failure.</param>
/// <param name="Held">Among them, those whose kind waits for a setting.</param>
/// <param name="Rows">Running, failed, given up: those worth a look, at most <see cref="StateReader.MostRows"/>.</param>
public sealed record JobsView(int Waiting, int Held, int Running, int Failed, int Dead, IReadOnlyList<JobRow> Rows);

/// <param name="OldestWaiting">When the oldest of those that wait was written.</param>
public sealed record MailsView(int Waiting, int Failed, DateTime? OldestWaiting);

public sealed record VersionsView(string Program, string Schema, string Engine, string Runtime, string System, DateTime StartedAt, int Instance);

/// <param name="CheckAsked">A check waits or runs.</param>
public sealed record StateView(JobsView Jobs, MailsView Mails, Room Room, VersionsView Versions, Operation? LastBackup, Operation? LastCheck, bool CheckAsked);

/// <summary>Reads how the program is doing, for those who watch over the whole cooperative.</summary>
public sealed class StateReader(Db db, Access access, Clock clock, Settings settings, StoreRoom room, OperationLog log, IEnumerable<JobWord> words, IEnumerable<HeldJob> held)
{
    public const int MostRows = 50;

    private readonly IReadOnlyDictionary<string, string> labels = words.ToDictionary(w => w.Kind, w => w.Label);

    public async Task<Result<StateView>> Read()
    {
        if (await access.Need(OperatingModule.Watch, Resource.Cooperative) is { Ok: false } refused) return refused.Refusal!;
        return new StateView(await Jobs(), await Mails(), await room.Measure(), await Versions(), await log.Last(OperationKind.Backup), await log.Last(OperationKind.Check),
            await db.Set<Job>().AnyAsync(j => j.Kind == CheckJob.Kind && !j.Dead));
    }

    private async Task<JobsView> Jobs()
    {
        var (now, jobs) = (clock.Now, db.Set<Job>().AsNoTracking());
        List<string> waitForSetting = [.. held.Select(h => h.Kind)];
        var counts = await jobs.GroupBy(_ => 1).Select(g => new
        {
            All = g.Count(),
            Held = g.Count(j => waitForSetting.Contains(j.Kind)),
            Running = g.Count(j => !j.Dead && j.LockedUntil >= now),
            Dead = g.Count(j => j.Dead),
            Failed = g.Count(j => !j.Dead && (j.LockedUntil == null || j.LockedUntil < now) && j.LastError != null),
        }).SingleOrDefaultAsync();
        if (counts is null) return new(0, 0, 0, 0, 0, []);
        var rows = await jobs.Where(j => j.Dead || j.LastError != null || j.LockedUntil >= now).OrderByDescending(j => j.Dead).ThenBy(j => j.RunAt).ThenBy(j => j.Id).Take(MostRows).ToListAsync();
        return new(counts.All - counts.Running - counts.Dead - counts.Failed, counts.Held, counts.Running, counts.Failed, counts.Dead,
            [.. rows.Select(j => new JobRow(j.Id, labels.GetValueOrDefault(j.Kind, j.Kind), j.Dead ? JobState.Dead : j.LockedUntil >= now ? JobState.Running : JobState.Failed, j.RunAt, j.Attempts, j.LastError))]);
    }

    private async Task<MailsView> Mails()
    {
        var counts = await db.Set<OutgoingMail>().Where(m => m.State != MailState.Sent).GroupBy(m => m.State)
            .Select(g => new { g.Key, Count = g.Count(), Oldest = g.Min(m => m.CreatedAt) }).ToDictionaryAsync(g => g.Key);
        return new(counts.GetValueOrDefault(MailState.Waiting)?.Count ?? 0, counts.GetValueOrDefault(MailState.Failed)?.Count ?? 0, counts.GetValueOrDefault(MailState.Waiting)?.Oldest);
    }

    private async Task<VersionsView> Versions()
    {
        var engine = db.IsPostgres
            ? $"PostgreSQL {await db.Database.SqlQuery<string>($"""SELECT current_setting('server_version') AS "Value" """).SingleAsync()}"
            : $"SQLite {await db.Database.SqlQuery<string>($"""SELECT sqlite_version() AS "Value" """).SingleAsync()}";
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return new(typeof(Db).Assembly.GetName().Version!.ToString(3), CopyManifest.NameOf(db.Database.GetMigrations().Last()), engine, RuntimeInformation.FrameworkDescription, RuntimeInformation.OSDescription,
            process.StartTime.ToUniversalTime(), settings.Instance);
    }
}
