using Maillage.Domain.Sales.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Sales.Sending;

internal sealed class ChorusDepositMapping : IEntityTypeConfiguration<ChorusDeposit>
{
    public void Configure(EntityTypeBuilder<ChorusDeposit> row)
    {
        row.ToTable("ChorusDeposits").HasKey(d => d.Id);
        row.Property(d => d.Number).HasMaxLength(ChorusDeposit.LongestNumber);
        row.HasIndex(d => new { d.CooperativeId, d.InvoiceId });
    }
}

internal sealed class ReminderPlanMapping : IEntityTypeConfiguration<ReminderPlan>
{
    public void Configure(EntityTypeBuilder<ReminderPlan> row)
    {
        row.ToTable("ReminderPlans").HasKey(p => new { p.CooperativeId, p.ActivityId });
        row.Property(p => p.Steps).HasConversion(new StoredAsJson<IReadOnlyList<ReminderStep>>(), StoredAsJson<IReadOnlyList<ReminderStep>>.Comparer).HasMaxLength(12_000);
    }
}

internal sealed class ReminderMapping : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> row)
    {
        row.ToTable("Reminders").HasKey(r => r.Id);
        row.HasIndex(r => new { r.CooperativeId, r.InvoiceId, r.DueOn, r.Step, r.On }).IsUnique();
    }
}

internal sealed class ReminderStopMapping : IEntityTypeConfiguration<ReminderStop>
{
    public void Configure(EntityTypeBuilder<ReminderStop> row) => row.ToTable("ReminderStops").HasKey(s => new { s.CooperativeId, s.InvoiceId });
}
