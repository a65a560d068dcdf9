using Maillage.Domain.Contribution;
using Maillage.Domain.Decisions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Contribution;

internal sealed class AdoptedScaleMapping : IEntityTypeConfiguration<AdoptedScale>
{
    public void Configure(EntityTypeBuilder<AdoptedScale> row)
    {
        row.ToTable("ContributionScales").HasKey(s => s.Id);
        row.Property(s => s.Family).HasMaxLength(ActivityFamily.LongestName);
        row.HasOne<Decision>().WithMany().HasForeignKey(s => s.DecisionId).OnDelete(DeleteBehavior.Restrict);
        row.HasIndex(s => new { s.CooperativeId, s.From });
    }
}

internal sealed class ActivityFamilyMapping : IEntityTypeConfiguration<ActivityFamily>
{
    public void Configure(EntityTypeBuilder<ActivityFamily> row)
    {
        row.ToTable("ActivityFamilies").HasKey(f => f.Id);
        row.Property(f => f.Family).HasMaxLength(ActivityFamily.LongestName);
        row.HasIndex(f => new { f.CooperativeId, f.ActivityId, f.From }).IsUnique();
    }
}

internal sealed class ScaleAmendmentMapping : IEntityTypeConfiguration<ScaleAmendment>
{
    public void Configure(EntityTypeBuilder<ScaleAmendment> row)
    {
        row.ToTable("ScaleAmendments").HasKey(a => a.Id);
        row.HasIndex(a => new { a.CooperativeId, a.ContractId, a.ScaleId }).IsUnique();
    }
}

internal sealed class ScaleProjectMapping : IEntityTypeConfiguration<ScaleProject>
{
    public void Configure(EntityTypeBuilder<ScaleProject> row)
    {
        row.ToTable("ScaleProjects").HasKey(p => p.Id);
        row.Ignore(p => p.Scale);
        row.HasIndex(p => p.CooperativeId);
    }
}

internal sealed class ScaleAnnexMapping : IEntityTypeConfiguration<ScaleAnnex>
{
    public void Configure(EntityTypeBuilder<ScaleAnnex> row)
    {
        row.ToTable("ScaleAnnexes").HasKey(a => a.Id);
        row.Ignore(a => a.Trial);
        row.Property(a => a.Title).HasMaxLength(ScaleAnnex.LongestTitle);
        row.HasIndex(a => new { a.CooperativeId, a.MadeAt });
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
