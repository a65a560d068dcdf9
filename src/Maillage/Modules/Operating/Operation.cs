using Maillage.Domain.Kernel;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Operating;

public enum OperationKind { Check, Backup }

/// <summary>Something done to the whole database, and what came of it.</summary>
public sealed class Operation : IOwned
{
    public CooperativeId CooperativeId { get; init; }
    public Id<Operation> Id { get; init; } = Id<Operation>.New();
    public OperationKind Kind { get; init; }
    public DateTime StartedAt { get; init; }
    public DateTime EndedAt { get; init; }
    /// <summary>How many faults a check found.</summary>
    public int Faults { get; init; }
    /// <summary>One fact a line, in French.</summary>
    public string Text { get; init; } = "";
}

internal sealed class OperationMapping : IEntityTypeConfiguration<Operation>
{
    public void Configure(EntityTypeBuilder<Operation> row)
    {
        row.ToTable("Operations").HasKey(o => o.Id);
        row.Property(o => o.Kind).HasMaxLength(20);
        row.HasIndex(o => new { o.CooperativeId, o.Kind, o.EndedAt });
    }
}

/// <summary>Keeps what was done to the database, a year long.</summary>
public sealed class OperationLog(Db db, Clock clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(366);

    public Task<Result<Operation>> Note(OperationKind kind, DateTime startedAt, int faults, string text) => db.Write<Operation>(async () =>
    {
        var done = new Operation { CooperativeId = db.Cooperative, Kind = kind, StartedAt = startedAt, EndedAt = clock.Now, Faults = faults, Text = text };
        var old = done.EndedAt - Kept;
        await db.Set<Operation>().Where(o => o.Kind == kind && o.EndedAt < old).ExecuteDeleteAsync();
        db.Add(done);
        return done;
    });

    public Task<Operation?> Last(OperationKind kind) =>
        db.Set<Operation>().AsNoTracking().Where(o => o.Kind == kind).OrderByDescending(o => o.EndedAt).ThenByDescending(o => o.Id).FirstOrDefaultAsync();
}
