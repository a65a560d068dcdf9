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

internal sealed class SentAccountMapping : IEntityTypeConfiguration<SentAccount>
{
    public void Configure(EntityTypeBuilder<SentAccount> row)
    {
        row.ToTable("SentAccounts").HasKey(s => s.Id);
        row.Ignore(s => s.Statement);
        row.HasIndex(s => new { s.CooperativeId, s.ActivityId, s.Month }).IsUnique();
    }
}

internal sealed class AccountMailingMapping : IEntityTypeConfiguration<AccountMailing>
{
    public void Configure(EntityTypeBuilder<AccountMailing> row)
    {
        row.ToTable("AccountMailings").HasKey(m => m.Id);
        row.HasIndex(m => m.CooperativeId).IsUnique();
    }
}
