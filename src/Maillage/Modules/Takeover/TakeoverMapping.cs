using Maillage.Domain.Takeover;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Takeover;

internal sealed class TakeoverPlanMapping : IEntityTypeConfiguration<TakeoverPlan>
{
    public void Configure(EntityTypeBuilder<TakeoverPlan> row) => row.ToTable("TakeoverPlans").HasKey(p => new { p.CooperativeId, p.EntityId });
}

internal sealed class TakeoverFileMapping : IEntityTypeConfiguration<TakeoverFile>
{
    public void Configure(EntityTypeBuilder<TakeoverFile> row)
    {
        row.ToTable("TakeoverFiles").HasKey(f => f.Id);
        row.Property(f => f.Step).HasMaxLength(20);
        row.Property(f => f.Name).HasMaxLength(120);
        row.HasIndex(f => new { f.CooperativeId, f.SentAt });
    }
}

internal sealed class TakeoverColumnsMapping : IEntityTypeConfiguration<TakeoverColumns>
{
    public void Configure(EntityTypeBuilder<TakeoverColumns> row)
    {
        row.ToTable("TakeoverColumns").HasKey(c => new { c.CooperativeId, c.Step });
        row.Property(c => c.Step).HasMaxLength(20);
    }
}

internal sealed class TakeoverRunMapping : IEntityTypeConfiguration<TakeoverRun>
{
    public void Configure(EntityTypeBuilder<TakeoverRun> row)
    {
        row.ToTable("TakeoverRuns").HasKey(r => r.Id);
        row.Property(r => r.Step).HasMaxLength(20);
        row.Property(r => r.FileName).HasMaxLength(120);
        row.Ignore(r => r.Stands);
        row.HasIndex(r => new { r.CooperativeId, r.EntityId, r.Step });
        row.HasMany(r => r.Things).WithOne().HasForeignKey(t => t.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TakeoverThingMapping : IEntityTypeConfiguration<TakeoverThing>
{
    public void Configure(EntityTypeBuilder<TakeoverThing> row)
    {
        row.ToTable("TakeoverThings").HasKey(t => new { t.CooperativeId, t.RunId, t.Rank });
        row.Property(t => t.Key).HasMaxLength(TakeoverThing.LongestKey);
        row.HasIndex(t => new { t.CooperativeId, t.ThingId });
    }
}
