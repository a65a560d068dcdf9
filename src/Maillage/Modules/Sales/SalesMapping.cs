using System.Text.Json;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Catalogue;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Deals;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Sales.Documents;
using Maillage.Modules.Sales.Invoices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

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
        row.HasIndex(c => new { c.CooperativeId, c.Name });
        row.HasIndex(c => new { c.CooperativeId, c.Code }).IsUnique();
        row.HasIndex(c => new { c.CooperativeId, c.MergedIntoId });
    }
}

internal sealed class CustomerMergeMapping : IEntityTypeConfiguration<CustomerMerge>
{
    public void Configure(EntityTypeBuilder<CustomerMerge> row)
    {
        row.ToTable("CustomerMerges").HasKey(m => new { m.CooperativeId, m.MergedId });
        row.Property(m => m.MergedBefore).HasConversion(new StoredAsJson<CustomerDetails>()).HasMaxLength(8000);
        row.Property(m => m.KeptBefore).HasConversion(new StoredAsJson<CustomerDetails>()).HasMaxLength(8000);
    }
}

internal sealed class SentStatementMapping : IEntityTypeConfiguration<Domain.Sales.Sending.SentStatement>
{
    public void Configure(EntityTypeBuilder<Domain.Sales.Sending.SentStatement> row)
    {
        row.ToTable("SentStatements").HasKey(s => s.Id);
        row.Ignore(s => s.Snapshot);
        row.HasIndex(s => new { s.CooperativeId, s.CustomerId });
    }
}

internal sealed class CustomerFileMapping : IEntityTypeConfiguration<CustomerFile>
{
    public void Configure(EntityTypeBuilder<CustomerFile> row)
    {
        row.ToTable("CustomerFiles").HasKey(f => f.Id);
        row.Property(f => f.Name).HasMaxLength(120);
        row.HasIndex(f => new { f.CooperativeId, f.SentAt });
    }
}

internal sealed class InvoiceMapping : IEntityTypeConfiguration<Invoice>
{
    public void Configure(EntityTypeBuilder<Invoice> row)
    {
        row.ToTable("Invoices").HasKey(i => i.Id);
        row.Ignore(i => i.PricedLines);
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
        row.HasIndex(i => new { i.CooperativeId, i.State }).HasFilter("\"Rank\" IS NULL");
        row.HasIndex(i => new { i.CooperativeId, i.CustomerId });
        row.HasIndex(i => new { i.CooperativeId, i.EntryId });
        row.HasIndex(i => new { i.CooperativeId, i.QuoteId });
        row.HasIndex(i => new { i.CooperativeId, i.CreditsId });
        row.HasIndex(i => new { i.CooperativeId, i.DealId });
        row.Property(i => i.Kind).HasMaxLength(20);
        row.Property(i => i.Bills).HasMaxLength(20);
        row.Property(i => i.Progress).HasMaxLength(8000);
        row.HasMany(i => i.Lines).WithOne().HasForeignKey(l => l.InvoiceId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class InvoiceLineMapping : IEntityTypeConfiguration<InvoiceLine>
{
    public void Configure(EntityTypeBuilder<InvoiceLine> row)
    {
        row.ToTable("InvoiceLines").HasKey(l => l.Id);
        row.HasBaseType((Type?)null);
        LineColumns.Size(row);
        row.HasIndex(l => new { l.CooperativeId, l.InvoiceId });
    }
}

internal sealed class QuoteMapping : IEntityTypeConfiguration<Quote>
{
    public void Configure(EntityTypeBuilder<Quote> row)
    {
        row.ToTable("Quotes").HasKey(q => q.Id);
        row.Ignore(q => q.PricedLines).Ignore(q => q.Steps);
        row.Property(q => q.State).HasMaxLength(20);
        row.Property(q => q.Number).HasMaxLength(InvoiceNumber.MaxLength);
        row.Property(q => q.Hash).HasMaxLength(64);
        foreach (var name in (string[])["Subject", "Works"]) row.Property<string>(name).HasMaxLength(200);
        row.Property(q => q.CustomerReference).HasMaxLength(100);
        row.Property(q => q.Note).HasMaxLength(2000);
        row.Property(q => q.ReturnComment).HasMaxLength(1000);
        row.Property(q => q.Search).HasMaxLength(700);
        row.Property(q => q.Plan).HasConversion(new StoredAsJson<InvoicingPlan>()).HasMaxLength(8000);
        row.HasIndex(q => new { q.CooperativeId, q.EntityId, q.Number, q.Edition }).IsUnique();
        row.HasIndex(q => new { q.CooperativeId, q.ActivityId, q.ChangedAt });
        row.HasIndex(q => new { q.CooperativeId, q.ChangedAt });
        row.HasIndex(q => new { q.CooperativeId, q.State });
        row.HasIndex(q => new { q.CooperativeId, q.CustomerId });
        row.HasIndex(q => new { q.CooperativeId, q.DealId });
        row.HasMany(q => q.Lines).WithOne().HasForeignKey(l => l.QuoteId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class QuoteLineMapping : IEntityTypeConfiguration<QuoteLine>
{
    public void Configure(EntityTypeBuilder<QuoteLine> row)
    {
        row.ToTable("QuoteLines").HasKey(l => l.Id);
        LineColumns.Size(row);
        row.HasIndex(l => new { l.CooperativeId, l.QuoteId });
    }
}

internal sealed class QuoteSignatureMapping : IEntityTypeConfiguration<QuoteSignature>
{
    public void Configure(EntityTypeBuilder<QuoteSignature> row)
    {
        row.ToTable("QuoteSignatures").HasKey(s => new { s.CooperativeId, s.QuoteId });
        row.Property(s => s.Way).HasMaxLength(20);
        row.Property(s => s.DocumentHash).HasMaxLength(64);
        row.Property(s => s.Name).HasMaxLength(QuoteSignature.LongestName);
        row.Property(s => s.Drawing).HasMaxLength(QuoteSignature.LongestDrawing);
        row.Property(s => s.Address).HasMaxLength(60);
        row.Property(s => s.Agent).HasMaxLength(200);
    }
}

internal sealed class DealMapping : IEntityTypeConfiguration<Deal>
{
    public void Configure(EntityTypeBuilder<Deal> row)
    {
        row.ToTable("Deals").HasKey(d => d.Id);
        row.Property(d => d.Name).HasMaxLength(Deal.LongestName);
        row.Property(d => d.Search).HasMaxLength(500);
        row.HasIndex(d => new { d.CooperativeId, d.ActivityId, d.StartedAt });
        row.HasIndex(d => new { d.CooperativeId, d.CustomerId });
    }
}

internal sealed class DealCostMapping : IEntityTypeConfiguration<DealCost>
{
    public void Configure(EntityTypeBuilder<DealCost> row)
    {
        row.ToTable("DealCosts").HasKey(c => c.Id);
        row.Property(c => c.Label).HasMaxLength(200);
        row.HasIndex(c => new { c.CooperativeId, c.DealId });
    }
}

internal sealed class CatalogItemMapping : IEntityTypeConfiguration<CatalogItem>
{
    public void Configure(EntityTypeBuilder<CatalogItem> row)
    {
        row.ToTable("CatalogItems").HasKey(i => i.Id);
        row.Property(i => i.Name).HasMaxLength(200);
        row.Property(i => i.Description).HasMaxLength(DraftLine.LongestDescription);
        foreach (var name in (string[])["Unit", "VatCode", "Nature"]) row.Property(name).HasMaxLength(20);
        row.Property(i => i.Search).HasMaxLength(1300);
        row.Property(i => i.Study).HasConversion(new StoredAsJson<PriceStudy?>()).HasMaxLength(500);
        row.HasIndex(i => new { i.CooperativeId, i.ActivityId, i.Name });
    }
}

internal sealed class DocumentActMapping : IEntityTypeConfiguration<DocumentAct>
{
    public void Configure(EntityTypeBuilder<DocumentAct> row)
    {
        row.ToTable("DocumentActs").HasKey(a => a.Id);
        row.Property(a => a.Kind).HasMaxLength(20);
        row.Property(a => a.Name).HasMaxLength(200);
        row.Property(a => a.Text).HasMaxLength(DocumentAct.LongestText);
        row.HasIndex(a => new { a.CooperativeId, a.DocumentId, a.At });
    }
}

internal sealed class SelfIssueRightMapping : IEntityTypeConfiguration<SelfIssueRight>
{
    public void Configure(EntityTypeBuilder<SelfIssueRight> row) =>
        row.ToTable("SelfIssueRights").HasKey(r => new { r.CooperativeId, r.ActivityId, r.AccountId });
}

/// <summary>A small value kept as JSON in one column.</summary>
internal sealed class StoredAsJson<T>() : ValueConverter<T, string>(
    value => JsonSerializer.Serialize(value, SnapshotJson.Options), text => JsonSerializer.Deserialize<T>(text, SnapshotJson.Options)!)
{
    /// <summary>Two values are the same when their texts are.</summary>
    public static readonly ValueComparer<T> Comparer = new((a, b) => Text(a) == Text(b), value => Text(value).GetHashCode(StringComparison.Ordinal), value => value);

    private static string Text(T? value) => JsonSerializer.Serialize(value, SnapshotJson.Options);
}

/// <summary>The columns that lines of quotes and invoices share.</summary>
internal static class LineColumns
{
    public static void Size<T>(EntityTypeBuilder<T> row) where T : DocumentLine
    {
        row.Property(l => l.Description).HasMaxLength(DraftLine.LongestDescription);
        foreach (var name in (string[])["Unit", "VatCode", "Account"]) row.Property<string>(name).HasMaxLength(20);
        row.Property(l => l.Kind).HasMaxLength(20);
        row.Property(l => l.Nature).HasMaxLength(20);
        row.Property(l => l.Sap).HasMaxLength(20);
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

internal sealed class InvoiceXmlMapping : IEntityTypeConfiguration<InvoiceXml>
{
    public void Configure(EntityTypeBuilder<InvoiceXml> row)
    {
        row.ToTable("InvoiceXmls").HasKey(x => new { x.CooperativeId, x.InvoiceId });
        row.Property(x => x.Sha256).HasMaxLength(64);
        row.Property(x => x.RulesVersion).HasMaxLength(100);
    }
}

internal sealed class ActivityBrandMapping : IEntityTypeConfiguration<ActivityBrand>
{
    public void Configure(EntityTypeBuilder<ActivityBrand> row)
    {
        row.ToTable("ActivityBrands").HasKey(b => new { b.CooperativeId, b.ActivityId });
        row.Property(b => b.Template).HasMaxLength(20);
        row.Property(b => b.Accent).HasMaxLength(7);
        row.Property(b => b.LogoSha256).HasMaxLength(64);
        row.Property(b => b.Tagline).HasMaxLength(DocumentBrand.LongestTagline);
    }
}

internal sealed class DocumentAttachmentMapping : IEntityTypeConfiguration<DocumentAttachment>
{
    public void Configure(EntityTypeBuilder<DocumentAttachment> row)
    {
        row.ToTable("DocumentAttachments").HasKey(a => a.Id);
        row.Property(a => a.Name).HasMaxLength(DocumentAttachment.LongestName);
        row.Property(a => a.MediaType).HasMaxLength(40);
        row.Property(a => a.Sha256).HasMaxLength(64);
        row.HasIndex(a => new { a.CooperativeId, a.DocumentId });
    }
}
