using Maillage.Domain.Sales.Takings;
using Maillage.Modules.Sales.Receipts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Sales.Takings;

internal sealed class TakingMapping : IEntityTypeConfiguration<Taking>
{
    public void Configure(EntityTypeBuilder<Taking> row)
    {
        row.ToTable("Takings").HasKey(t => t.Id);
        row.Property(t => t.Note).HasMaxLength(Taking.LongestNote);
        row.HasIndex(t => new { t.CooperativeId, t.ActivityId, t.Number }).IsUnique();
        row.HasIndex(t => new { t.CooperativeId, t.Date });
        row.HasIndex(t => new { t.CooperativeId, t.EntityId });
        row.HasMany(t => t.Lines).WithOne().HasForeignKey(l => l.TakingId).OnDelete(DeleteBehavior.Restrict);
        row.HasMany(t => t.Payments).WithOne().HasForeignKey(p => p.TakingId).OnDelete(DeleteBehavior.Restrict);
        row.Navigation(t => t.Lines).AutoInclude();
        row.Navigation(t => t.Payments).AutoInclude();
    }
}

internal sealed class TakingLineMapping : IEntityTypeConfiguration<TakingLine>
{
    public void Configure(EntityTypeBuilder<TakingLine> row)
    {
        row.ToTable("TakingLines").HasKey(l => new { l.CooperativeId, l.TakingId, l.Rank });
        foreach (var name in (string[])["VatCode", "Account"]) row.Property<string>(name).HasMaxLength(20);
        row.Property(l => l.Nature).HasMaxLength(20);
    }
}

internal sealed class TakingPaymentMapping : IEntityTypeConfiguration<TakingPayment>
{
    public void Configure(EntityTypeBuilder<TakingPayment> row)
    {
        row.ToTable("TakingPayments").HasKey(p => new { p.CooperativeId, p.TakingId, p.Method });
        row.Property(p => p.Method).HasMaxLength(20);
    }
}

internal sealed class TakingReversalMapping : IEntityTypeConfiguration<TakingReversal>
{
    public void Configure(EntityTypeBuilder<TakingReversal> row)
    {
        row.ToTable("TakingReversals").HasKey(r => new { r.CooperativeId, r.TakingId });
        row.Property(r => r.Reason).HasMaxLength(ReversalActions.LongestReason);
        row.HasIndex(r => new { r.CooperativeId, r.Date });
    }
}
