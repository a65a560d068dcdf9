using Maillage.Domain.Sales.Internal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Sales.Internal;

internal sealed class InternalSaleMapping : IEntityTypeConfiguration<InternalSale>
{
    public void Configure(EntityTypeBuilder<InternalSale> row)
    {
        row.ToTable("InternalSales").HasKey(s => s.Id);
        row.Ignore(s => s.Proposer).Ignore(s => s.Answerer);
        row.Property(s => s.ProposedBySide).HasMaxLength(20);
        row.Property(s => s.State).HasMaxLength(20);
        row.Property(s => s.Wording).HasMaxLength(InternalSale.LongestWording);
        row.Property(s => s.Comment).HasMaxLength(InternalSale.LongestComment);
        row.HasIndex(s => new { s.CooperativeId, s.SellerId });
        row.HasIndex(s => new { s.CooperativeId, s.BuyerId });
        row.HasIndex(s => new { s.CooperativeId, s.CountersId });
    }
}
