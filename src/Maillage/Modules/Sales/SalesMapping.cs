using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Sales.Invoices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Sales;

internal sealed class CustomerMapping : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> row)
    {
        row.ToTable("Customers").HasKey(c => c.Id);
        row.Property(c => c.Kind).HasMaxLength(20);
        foreach (var name in (string[])["Name", "Street", "City", "Email", "Phone"]) row.Property<string>(name).HasMaxLength(200);
        foreach (var name in (string[])["Code", "Siren", "Siret", "VatNumber", "PostCode", "Country"]) row.Property<string>(name).HasMaxLength(20);
        row.Property(c => c.Notes).HasMaxLength(2000);
        row.Property(c => c.Search).HasMaxLength(900);
        row.HasIndex(c => new { c.CooperativeId, c.ActivityId, c.Name });
        row.HasIndex(c => new { c.CooperativeId, c.Code }).IsUnique();
    }
}

internal sealed class InvoiceMapping : IEntityTypeConfiguration<Invoice>
{
    public void Configure(EntityTypeBuilder<Invoice> row)
    {
        row.ToTable("Invoices").HasKey(i => i.Id);
        row.Property(i => i.State).HasMaxLength(20);
        row.Property(i => i.Subject).HasMaxLength(200);
        row.Property(i => i.CustomerReference).HasMaxLength(100);
        row.Property(i => i.Note).HasMaxLength(2000);
        row.Property(i => i.ReturnComment).HasMaxLength(1000);
        row.Property(i => i.Search).HasMaxLength(700);
        row.Property(i => i.Number).HasMaxLength(InvoiceNumber.MaxLength);
        row.Property(i => i.NumberedBy).HasMaxLength(60);
        row.Property(i => i.PreviousHash).HasMaxLength(64);
        row.Property(i => i.Hash).HasMaxLength(64);
        row.HasIndex(i => new { i.CooperativeId, i.EntityId, i.Rank }).IsUnique();
        row.HasIndex(i => new { i.CooperativeId, i.EntityId, i.Number }).IsUnique();
        row.HasIndex(i => new { i.CooperativeId, i.ActivityId, i.ChangedAt });
        row.HasIndex(i => new { i.CooperativeId, i.ChangedAt });
        row.HasIndex(i => new { i.CooperativeId, i.State });
        row.HasIndex(i => new { i.CooperativeId, i.CustomerId });
        row.HasIndex(i => new { i.CooperativeId, i.EntryId });
        row.HasMany(i => i.Lines).WithOne().HasForeignKey(l => l.InvoiceId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class InvoiceLineMapping : IEntityTypeConfiguration<InvoiceLine>
{
    public void Configure(EntityTypeBuilder<InvoiceLine> row)
    {
        row.ToTable("InvoiceLines").HasKey(l => l.Id);
        row.Property(l => l.Description).HasMaxLength(1000);
        foreach (var name in (string[])["Unit", "VatCode", "Account"]) row.Property<string>(name).HasMaxLength(20);
        row.Property(l => l.Nature).HasMaxLength(20);
        row.HasIndex(l => new { l.CooperativeId, l.InvoiceId });
    }
}

internal sealed class InvoiceFileMapping : IEntityTypeConfiguration<InvoiceFile>
{
    public void Configure(EntityTypeBuilder<InvoiceFile> row)
    {
        row.ToTable("InvoiceFiles").HasKey(f => new { f.CooperativeId, f.InvoiceId });
        row.Property(f => f.Sha256).HasMaxLength(64);
    }
}

internal sealed class ReceiptMapping : IEntityTypeConfiguration<Receipt>
{
    public void Configure(EntityTypeBuilder<Receipt> row)
    {
        row.ToTable("Receipts").HasKey(r => r.Id);
        row.Property(r => r.Method).HasMaxLength(20);
        row.Property(r => r.Reference).HasMaxLength(100);
        row.HasIndex(r => new { r.CooperativeId, r.InvoiceId });
        row.HasIndex(r => new { r.CooperativeId, r.Date });
        row.HasIndex(r => new { r.CooperativeId, r.ActivityId, r.Date });
        row.HasMany(r => r.Parts).WithOne().HasForeignKey(p => p.ReceiptId).OnDelete(DeleteBehavior.Restrict);
        row.Navigation(r => r.Parts).AutoInclude();
    }
}

internal sealed class ReceiptPartMapping : IEntityTypeConfiguration<ReceiptPart>
{
    public void Configure(EntityTypeBuilder<ReceiptPart> row)
    {
        row.ToTable("ReceiptParts").HasKey(p => new { p.CooperativeId, p.ReceiptId, p.Rank });
        row.Property(p => p.VatCode).HasMaxLength(20);
    }
}

internal sealed class ReceiptReversalMapping : IEntityTypeConfiguration<ReceiptReversal>
{
    public void Configure(EntityTypeBuilder<ReceiptReversal> row)
    {
        row.ToTable("ReceiptReversals").HasKey(r => new { r.CooperativeId, r.ReceiptId });
        row.Property(r => r.Reason).HasMaxLength(150);
    }
}
