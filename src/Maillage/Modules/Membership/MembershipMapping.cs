using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Membership;

internal sealed class AssociateMapping : IEntityTypeConfiguration<Associate>
{
    public void Configure(EntityTypeBuilder<Associate> row)
    {
        row.ToTable("Associates").HasKey(a => a.Id);
        row.Property(a => a.Kind).HasMaxLength(20);
        row.HasIndex(a => new { a.CooperativeId, a.PersonId });
    }
}

internal sealed class ContractMapping : IEntityTypeConfiguration<Contract>
{
    public void Configure(EntityTypeBuilder<Contract> row)
    {
        row.ToTable("Contracts").HasKey(c => c.Id);
        row.Ignore(c => c.Terms);
        row.Property(c => c.Kind).HasMaxLength(20);
        row.HasIndex(c => new { c.CooperativeId, c.PersonId });
    }
}

internal sealed class ConventionMapping : IEntityTypeConfiguration<Convention>
{
    public void Configure(EntityTypeBuilder<Convention> row)
    {
        row.ToTable("Conventions").HasKey(c => c.Id);
        row.Ignore(c => c.Dates);
        row.Property(c => c.Key).HasMaxLength(20);
        row.Property(c => c.Nature).HasMaxLength(ConventionTexts.Longest);
        row.Property(c => c.Clientele).HasMaxLength(ConventionTexts.Longest);
        row.Property(c => c.TradeName).HasMaxLength(ConventionTexts.Longest);
        row.Property(c => c.PooledAssets).HasMaxLength(ConventionTexts.Longest);
        row.Property(c => c.FileName).HasMaxLength(FileKind.LongestName);
        row.Property(c => c.MediaType).HasMaxLength(40);
        row.Property(c => c.Sha256).HasMaxLength(64);
        row.HasIndex(c => new { c.CooperativeId, c.ActivityId });
        row.HasMany(c => c.Members).WithOne().HasForeignKey(m => m.ConventionId).OnDelete(DeleteBehavior.Restrict);
        row.Navigation(c => c.Members).AutoInclude();
    }
}

internal sealed class ConventionMemberMapping : IEntityTypeConfiguration<ConventionMember>
{
    public void Configure(EntityTypeBuilder<ConventionMember> row) => row.ToTable("ConventionMembers").HasKey(m => new { m.ConventionId, m.PersonId });
}

internal sealed class ResultSplitMapping : IEntityTypeConfiguration<ResultSplit>
{
    public void Configure(EntityTypeBuilder<ResultSplit> row)
    {
        row.ToTable("ResultSplits").HasKey(s => s.Id);
        row.Ignore(s => s.Figures).Ignore(s => s.Base).Ignore(s => s.Shared);
        row.Property(s => s.Key).HasMaxLength(20);
        row.HasIndex(s => new { s.CooperativeId, s.ActivityId });
        row.HasMany(s => s.Parts).WithOne().HasForeignKey(p => p.SplitId).OnDelete(DeleteBehavior.Restrict);
        row.Navigation(s => s.Parts).AutoInclude();
    }
}

internal sealed class ResultSplitPartMapping : IEntityTypeConfiguration<ResultSplitPart>
{
    public void Configure(EntityTypeBuilder<ResultSplitPart> row) => row.ToTable("ResultSplitParts").HasKey(p => new { p.SplitId, p.PersonId });
}
