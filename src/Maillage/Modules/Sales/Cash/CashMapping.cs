using Maillage.Domain.Sales.Cash;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Sales.Cash;

internal sealed class CashDepositMapping : IEntityTypeConfiguration<CashDeposit>
{
    public void Configure(EntityTypeBuilder<CashDeposit> row)
    {
        row.ToTable("CashDeposits").HasKey(d => d.Id);
        row.Property(d => d.Note).HasMaxLength(CashDeposit.LongestNote);
        row.HasIndex(d => new { d.CooperativeId, d.ActivityId, d.Date });
    }
}

internal sealed class CashDepositEndMapping : IEntityTypeConfiguration<CashDepositEnd>
{
    public void Configure(EntityTypeBuilder<CashDepositEnd> row) => row.ToTable("CashDepositEnds").HasKey(e => new { e.CooperativeId, e.DepositId });
}

internal sealed class CashCountMapping : IEntityTypeConfiguration<CashCount>
{
    public void Configure(EntityTypeBuilder<CashCount> row)
    {
        row.ToTable("CashCounts").HasKey(c => c.Id);
        row.Property(c => c.Note).HasMaxLength(CashCount.LongestNote);
        row.HasIndex(c => new { c.CooperativeId, c.ActivityId, c.Date });
    }
}
