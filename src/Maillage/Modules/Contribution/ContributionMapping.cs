using Maillage.Domain.Contribution;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Contribution;

internal sealed class AdoptedScaleMapping : IEntityTypeConfiguration<AdoptedScale>
{
    public void Configure(EntityTypeBuilder<AdoptedScale> row)
    {
        row.ToTable("ContributionScales").HasKey(s => s.Id);
        row.Ignore(s => s.Scale);
        row.Property(s => s.Decision).HasMaxLength(200);
        row.HasIndex(s => new { s.CooperativeId, s.From });
    }
}

internal sealed class ExemptionGrantMapping : IEntityTypeConfiguration<ExemptionGrant>
{
    public void Configure(EntityTypeBuilder<ExemptionGrant> row)
    {
        row.ToTable("ExemptionGrants").HasKey(g => g.Id);
        row.Property(g => g.Code).HasMaxLength(60);
        row.Property(g => g.Reason).HasMaxLength(ExemptionGrant.LongestReason);
        row.HasIndex(g => new { g.CooperativeId, g.ActivityId });
    }
}
