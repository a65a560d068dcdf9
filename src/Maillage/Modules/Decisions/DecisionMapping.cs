using Maillage.Domain.Decisions;
using Maillage.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Decisions;

internal sealed class DecisionMapping : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> row)
    {
        row.ToTable("Decisions").HasKey(d => d.Id);
        row.Ignore(d => d.Content).Ignore(d => d.Name);
        row.Property(d => d.Body).HasMaxLength(30);
        row.Property(d => d.Title).HasMaxLength(Decision.LongestTitle);
        row.Property(d => d.Text).HasMaxLength(Decision.LongestText);
        row.Property(d => d.Document).HasMaxLength(FileKind.LongestName);
        row.Property(d => d.DocumentSha256).HasMaxLength(64);
        row.HasIndex(d => new { d.CooperativeId, d.Date });
    }
}
