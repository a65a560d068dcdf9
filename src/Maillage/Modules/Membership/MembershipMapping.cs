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
