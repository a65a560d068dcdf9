using Maillage.Domain.Overview;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Overview;

internal sealed class ActivityBudgetMapping : IEntityTypeConfiguration<ActivityBudget>
{
    public void Configure(EntityTypeBuilder<ActivityBudget> row)
    {
        row.ToTable("ActivityBudgets").HasKey(b => b.Id);
        row.Ignore(b => b.Targets);
        row.Property(b => b.Lines).HasMaxLength(400);
        row.HasIndex(b => new { b.CooperativeId, b.ActivityId, b.YearStart }).IsUnique();
    }
}
