using Maillage.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.People;

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> row)
    {
        row.ToTable("Persons").HasKey(p => p.Id);
        foreach (var name in (string[])["FirstName", "LastName", "Email", "Phone"]) row.Property<string>(name).HasMaxLength(200);
        row.HasIndex(p => new { p.CooperativeId, p.LastName });
        row.HasIndex(p => new { p.CooperativeId, p.AccountId });
    }
}

internal sealed class ErasureMapping : IEntityTypeConfiguration<Erasure>
{
    public void Configure(EntityTypeBuilder<Erasure> row)
    {
        row.ToTable("Erasures").HasKey(e => e.Id);
        row.Property(e => e.Reason).HasMaxLength(Erasure.LongestReason);
        row.HasIndex(e => new { e.CooperativeId, e.PersonId });
    }
}
