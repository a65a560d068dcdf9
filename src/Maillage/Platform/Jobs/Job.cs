using Maillage.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Platform.Jobs;

/// <summary>Does the work of one kind of job. At least once: a job may run again after a crash, so it must not do twice what shows.</summary>
public interface IJob
{
    /// <param name="payload">JSON given when the job was asked for.</param>
    Task Run(string payload);
}

/// <summary>What a kind of job does, in French.</summary>
public sealed record JobWord(string Kind, string Label);

/// <summary>Work asked for, in the transaction of what asked for it.</summary>
public sealed class Job : IOwned
{
    public CooperativeId CooperativeId { get; init; }
    public Id<Job> Id { get; init; } = Id<Job>.New();
    public string Kind { get; init; } = "";
    public string Payload { get; init; } = "";
    /// <summary>Two live jobs of one kind never share a key; asking again changes nothing, unless it is <see cref="Dead"/>.</summary>
    public string Key { get; init; } = "";
    public DateTime RunAt { get; set; }
    public int Attempts { get; set; }
    /// <summary>Nobody else takes the job before this instant.</summary>
    public DateTime? LockedUntil { get; set; }
    public string? LastError { get; set; }
    /// <summary>Given up after <see cref="MaxAttempts"/> tries; it lives again when it is asked for again.</summary>
    public bool Dead { get; set; }

    public const int MaxAttempts = 8;

    /// <summary>How long to wait after a failed try: 10 s, 40 s, 90 s…</summary>
    public static TimeSpan Backoff(int attempts) => TimeSpan.FromSeconds(10 * attempts * attempts);
}

internal sealed class JobMapping : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> row)
    {
        row.ToTable("Jobs").HasKey(j => j.Id);
        row.Property(j => j.Kind).HasMaxLength(60);
        row.Property(j => j.Key).HasMaxLength(120);
        row.HasIndex(j => new { j.CooperativeId, j.Kind, j.Key }).IsUnique();
        row.HasIndex(j => new { j.Dead, j.RunAt });
    }
}
