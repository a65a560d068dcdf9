using System.Text.Json;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Recurring;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Sales.Recurring;

internal sealed class RecurringInvoiceMapping : IEntityTypeConfiguration<RecurringInvoice>
{
    public void Configure(EntityTypeBuilder<RecurringInvoice> row)
    {
        row.ToTable("RecurringInvoices").HasKey(r => r.Id);
        row.Ignore(r => r.Recurrence).Ignore(r => r.Next);
        row.Property(r => r.Content).HasConversion(new StoredAsJson<InvoiceDraft>(), StoredAsJson<InvoiceDraft>.Comparer);
        row.Property(r => r.Unit).HasMaxLength(20);
        row.Property(r => r.State).HasMaxLength(20);
        row.Property(r => r.Problem).HasMaxLength(RecurringInvoice.LongestProblem);
        row.HasIndex(r => new { r.CooperativeId, r.ActivityId });
        row.HasIndex(r => new { r.CooperativeId, r.State, r.NextOn });
        row.HasIndex(r => new { r.CooperativeId, r.CustomerId });
    }
}

internal sealed class RecurringDraftMapping : IEntityTypeConfiguration<RecurringDraft>
{
    public void Configure(EntityTypeBuilder<RecurringDraft> row)
    {
        row.ToTable("RecurringDrafts").HasKey(d => new { d.CooperativeId, d.RecurringId, d.DueOn });
        row.Property(d => d.Remarks).HasMaxLength(RecurringInvoice.LongestProblem);
        row.HasIndex(d => new { d.CooperativeId, d.InvoiceId });
    }
}
