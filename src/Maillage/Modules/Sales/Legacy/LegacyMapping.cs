using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Invoices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Sales.Legacy;

internal sealed class LegacyInvoiceMapping : IEntityTypeConfiguration<LegacyInvoice>
{
    public void Configure(EntityTypeBuilder<LegacyInvoice> row)
    {
        row.ToTable("LegacyInvoices").HasKey(i => i.Id);
        row.Property(i => i.Number).HasMaxLength(EntryRules.LongestDocument);
        row.Property(i => i.Subject).HasMaxLength(LegacyInvoice.LongestSubject);
        row.Property(i => i.FileName).HasMaxLength(FileKind.LongestName);
        row.Property(i => i.FileSha256).HasMaxLength(64);
        row.Ignore(i => i.Groups);
        row.HasIndex(i => new { i.CooperativeId, i.EntityId, i.Number }).IsUnique();
        row.HasIndex(i => new { i.CooperativeId, i.CustomerId });
        row.HasIndex(i => new { i.CooperativeId, i.ActivityId });
        row.HasMany(i => i.Parts).WithOne().HasForeignKey(p => p.LegacyInvoiceId).OnDelete(DeleteBehavior.Cascade);
        row.Navigation(i => i.Parts).AutoInclude();
    }
}

internal sealed class LegacyInvoicePartMapping : IEntityTypeConfiguration<LegacyInvoicePart>
{
    public void Configure(EntityTypeBuilder<LegacyInvoicePart> row)
    {
        row.ToTable("LegacyInvoiceParts").HasKey(p => new { p.CooperativeId, p.LegacyInvoiceId, p.Rank });
        row.Property(p => p.VatCode).HasMaxLength(20);
    }
}

internal sealed class NumberStartMapping : IEntityTypeConfiguration<NumberStart>
{
    public void Configure(EntityTypeBuilder<NumberStart> row)
    {
        row.ToTable("NumberStarts").HasKey(s => new { s.CooperativeId, s.EntityId, s.Sequence, s.Period, s.Activity });
        row.Property(s => s.Sequence).HasMaxLength(20);
        row.Property(s => s.Activity).HasMaxLength(20);
        row.Ignore(s => s.Scope);
    }
}
