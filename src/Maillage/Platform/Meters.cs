using System.Diagnostics.Metrics;

namespace Maillage.Platform;

/// <summary>What the program counts of itself, for whoever listens. While nobody does, counting costs nothing.</summary>
public static class Meters
{
    public const string Name = "Maillage";

    private static readonly Meter Meter = new(Name);

    public static Counter<long> EntriesBooked { get; } = Meter.CreateCounter<long>("maillage.ledger.entries", "{entry}", "Entries booked and committed.");
    public static Counter<long> MailsSent { get; } = Meter.CreateCounter<long>("maillage.mails.sent", "{mail}", "Mails the server took.");
    public static Counter<long> MailsMissed { get; } = Meter.CreateCounter<long>("maillage.mails.missed", "{try}", "Tries after which a mail had not left.");
    /// <summary>Tagged with the kind of job and whether it failed.</summary>
    public static Counter<long> JobsRun { get; } = Meter.CreateCounter<long>("maillage.jobs.run", "{job}", "Jobs run.");
    public static Gauge<long> JobsDue { get; } = Meter.CreateGauge<long>("maillage.jobs.due", "{job}", "Jobs that could run now.");
}
