using Maillage.Domain.Cooperative;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Cooperative;

internal sealed class CooperativeMapping : IEntityTypeConfiguration<CooperativeSettings>
{
    public void Configure(EntityTypeBuilder<CooperativeSettings> row)
    {
        row.ToTable("Cooperatives").HasKey(c => c.Id);
        row.Property(c => c.Name).HasMaxLength(120);
        row.Property(c => c.Hosts).HasMaxLength(CooperativeSettings.LongestHosts);
        row.Property(c => c.TimeZone).HasMaxLength(60);
    }
}

internal sealed class LegalEntityMapping : IEntityTypeConfiguration<LegalEntity>
{
    public void Configure(EntityTypeBuilder<LegalEntity> row)
    {
        row.ToTable("LegalEntities").HasKey(e => e.Id);
        row.Property(e => e.Code).HasMaxLength(6);
        row.Property(e => e.InvoiceNumberTemplate).HasMaxLength(60);
        row.HasIndex(e => new { e.CooperativeId, e.Code }).IsUnique();
        row.HasMany(e => e.Identities).WithOne().HasForeignKey(i => i.EntityId).OnDelete(DeleteBehavior.Cascade);
        row.Navigation(e => e.Identities).AutoInclude();
    }
}

internal sealed class LegalIdentityMapping : IEntityTypeConfiguration<LegalIdentity>
{
    public void Configure(EntityTypeBuilder<LegalIdentity> row)
    {
        row.ToTable("LegalIdentities").HasKey(i => i.Id);
        row.HasIndex(i => new { i.CooperativeId, i.EntityId, i.From }).IsUnique();
        foreach (var name in (string[])["Name", "LegalForm", "CapitalText", "Registry", "Street", "City", "Email", "Phone"])
            row.Property<string>(name).HasMaxLength(200);
        foreach (var name in (string[])["Mediator", "Insurance"]) row.Property<string>(name).HasMaxLength(300);
        foreach (var name in (string[])["Siren", "Siret", "VatNumber", "PostCode", "Iban", "Bic", "SapNumber"])
            row.Property<string>(name).HasMaxLength(40);
    }
}
