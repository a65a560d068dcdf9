using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Sales.Receipts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Sales.Remittances;

internal sealed class RemittanceMapping : IEntityTypeConfiguration<Remittance>
{
    public void Configure(EntityTypeBuilder<Remittance> row)
    {
        row.ToTable("Remittances").HasKey(r => r.Id);
        row.Property(r => r.Method).HasMaxLength(20);
        row.HasIndex(r => new { r.CooperativeId, r.EntityId, r.Number }).IsUnique();
        row.HasMany(r => r.Lines).WithOne().HasForeignKey(l => l.RemittanceId).OnDelete(DeleteBehavior.Restrict);
        row.Navigation(r => r.Lines).AutoInclude();
    }
}

internal sealed class RemittanceLineMapping : IEntityTypeConfiguration<RemittanceLine>
{
    public void Configure(EntityTypeBuilder<RemittanceLine> row)
    {
        row.ToTable("RemittanceLines").HasKey(l => new { l.CooperativeId, l.RemittanceId, l.Rank });
        row.HasIndex(l => new { l.CooperativeId, l.ReceiptId });
        row.HasIndex(l => new { l.CooperativeId, l.TakingId });
    }
}

internal sealed class RemittanceReversalMapping : IEntityTypeConfiguration<RemittanceReversal>
{
    public void Configure(EntityTypeBuilder<RemittanceReversal> row)
    {
        row.ToTable("RemittanceReversals").HasKey(r => new { r.CooperativeId, r.RemittanceId });
        row.Property(r => r.Reason).HasMaxLength(ReversalActions.LongestReason);
    }
}
