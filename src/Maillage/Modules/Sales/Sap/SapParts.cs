using Maillage.Domain.Identity;
using Maillage.Domain.Sales.Sap;
using Maillage.House;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Sales.Sap;

/// <summary>What services at home bring to the module of sales.</summary>
internal static class SapParts
{
    public static void Add(ModuleBuilder module)
    {
        module
            .Right(SalesModule.SetSap, "Dire quelles activités rendent des services à la personne", Role.Accountant, Role.Direction, Role.Team)
            .Api(SapApi.Map)
            .Frozen("SentAttestations", "TRUE")
            .Mail(AttestationSending.Purpose, "Attestation fiscale", id => $"/clients/{id}")
            .MailFiles<AttestationFiles>(AttestationFiles.Kind)
            .Routes(routes => routes.MapGet("/clients/{id:long}/attestation/{year:int}.pdf", AttestationFiles.Pdf).Needs(SalesModule.Read));
        module.Services.AddSingleton(_ => SapServices.Parse(RuleFiles.Read("sap.json")));
        module.Services.AddScoped<SapActions>().AddScoped<AttestationReader>().AddScoped<AttestationSending>().AddScoped<AttestationFiles>();
    }
}

internal sealed class SapActivityMapping : IEntityTypeConfiguration<SapActivity>
{
    public void Configure(EntityTypeBuilder<SapActivity> row)
    {
        row.ToTable("SapActivities").HasKey(s => new { s.CooperativeId, s.ActivityId });
        row.Ignore(s => s.Codes);
        row.Property(s => s.Services).HasMaxLength(600);
    }
}

internal sealed class SentAttestationMapping : IEntityTypeConfiguration<SentAttestation>
{
    public void Configure(EntityTypeBuilder<SentAttestation> row)
    {
        row.ToTable("SentAttestations").HasKey(s => s.Id);
        row.Ignore(s => s.Snapshot);
        row.HasIndex(s => new { s.CooperativeId, s.Year, s.CustomerId });
    }
}
