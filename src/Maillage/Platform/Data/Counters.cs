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
    public async Task<long> NextNumber(string sequence)
    {
        if (Database.CurrentTransaction is null) throw new InvalidOperationException("A number is given inside the transaction that uses it.");
        var next = await Database.SqlQueryRaw<long>(
            """
            INSERT INTO "Counters" ("CooperativeId", "Name", "Value") VALUES ({0}, {1}, 1)
            ON CONFLICT ("CooperativeId", "Name") DO UPDATE SET "Value" = "Counters"."Value" + 1
            RETURNING "Value"
            """, Cooperative.Value, sequence).ToListAsync();
        return next[0];
    }
}
