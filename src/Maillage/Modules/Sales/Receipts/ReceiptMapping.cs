using Maillage.Domain.Sales.Receipts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Sales.Receipts;

internal sealed class ClearingMapping : IEntityTypeConfiguration<Clearing>
{
    public void Configure(EntityTypeBuilder<Clearing> row)
    {
        row.ToTable("Clearings").HasKey(c => c.Id);
        row.HasDiscriminator<string>("Kind").HasValue<Receipt>("Receipt").HasValue<Offset>("Offset").HasValue<WriteOff>("WriteOff");
        row.Property("Kind").HasMaxLength(20);
        row.HasIndex(c => new { c.CooperativeId, c.CustomerId });
        row.HasIndex(c => new { c.CooperativeId, c.Date });
        row.HasIndex(c => new { c.CooperativeId, c.ActivityId, c.Date });
        row.HasIndex(c => new { c.CooperativeId, c.EntryId });
        row.HasMany(c => c.Shares).WithOne().HasForeignKey(s => s.ClearingId).OnDelete(DeleteBehavior.Restrict);
        row.Navigation(c => c.Shares).AutoInclude();
    }
}

internal sealed class ReceiptMapping : IEntityTypeConfiguration<Receipt>
{
    public void Configure(EntityTypeBuilder<Receipt> row)
    {
        row.Property(r => r.Method).HasMaxLength(20);
        row.Property(r => r.Reference).HasMaxLength(ReceiptActions.LongestReference);
    }
}

internal sealed class WriteOffMapping : IEntityTypeConfiguration<WriteOff>
{
    public void Configure(EntityTypeBuilder<WriteOff> row)
    {
        row.Property(w => w.Cause).HasMaxLength(20);
        row.Property(w => w.Reason).HasMaxLength(ReversalActions.LongestReason);
        row.Property(w => w.Mention).HasMaxLength(RectifyingMention.Longest);
    }
}

internal sealed class ClearingShareMapping : IEntityTypeConfiguration<ClearingShare>
{
    public void Configure(EntityTypeBuilder<ClearingShare> row)
    {
        row.ToTable("ClearingShares").HasKey(s => new { s.CooperativeId, s.ClearingId, s.Rank });
        row.Ignore(s => s.Claim);
        row.HasIndex(s => new { s.CooperativeId, s.InvoiceId });
        row.HasIndex(s => new { s.CooperativeId, s.AdvanceId });
        row.HasIndex(s => new { s.CooperativeId, s.LegacyInvoiceId });
        row.HasMany(s => s.Parts).WithOne().HasForeignKey(p => new { p.CooperativeId, p.ClearingId, p.ShareRank }).OnDelete(DeleteBehavior.Restrict);
        row.Navigation(s => s.Parts).AutoInclude();
    }
}

internal sealed class SharePartMapping : IEntityTypeConfiguration<SharePart>
{
    public void Configure(EntityTypeBuilder<SharePart> row)
    {
        row.ToTable("ClearingParts").HasKey(p => new { p.CooperativeId, p.ClearingId, p.ShareRank, p.Rank });
        row.Property(p => p.VatCode).HasMaxLength(20);
    }
}

internal sealed class ClearingReversalMapping : IEntityTypeConfiguration<ClearingReversal>
{
    public void Configure(EntityTypeBuilder<ClearingReversal> row)
    {
        row.ToTable("ClearingReversals").HasKey(r => new { r.CooperativeId, r.ClearingId });
        row.Property(r => r.Reason).HasMaxLength(ReversalActions.LongestReason);
        row.HasIndex(r => new { r.CooperativeId, r.Date });
    }
}
