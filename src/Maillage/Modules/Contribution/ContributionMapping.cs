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
