using Maillage.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Platform.Data;

/// <summary>The last number given in a sequence. A row, not a database sequence: those leave gaps.</summary>
public sealed class Counter : IOwned
{
    public CooperativeId CooperativeId { get; init; }
    public string Name { get; init; } = "";
    public long Value { get; init; }
}

internal sealed class CounterMapping : IEntityTypeConfiguration<Counter>
{
    public void Configure(EntityTypeBuilder<Counter> row)
    {
        row.ToTable("Counters").HasKey(c => new { c.CooperativeId, c.Name });
        row.Property(c => c.Name).HasMaxLength(120);
    }
}

public abstract partial class Db
{
    /// <summary>The next number of a sequence; its row stays locked to the end of the transaction, so that none is skipped or given twice.</summary>
    /// <param name="count">How many numbers to take at once: the first is given back.</param>
    public async Task<long> NextNumber(string sequence, int count = 1)
    {
        await using var command = Command(
            """
            INSERT INTO "Counters" ("CooperativeId", "Name", "Value") VALUES (@p0, @p1, @p2)
            ON CONFLICT ("CooperativeId", "Name") DO UPDATE SET "Value" = "Counters"."Value" + excluded."Value"
            RETURNING "Value"
            """, Cooperative.Value, sequence, (long)count);
        return (long)(await command.ExecuteScalarAsync())! - count + 1;
    }
}
