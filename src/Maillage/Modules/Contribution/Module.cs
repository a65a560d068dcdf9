using Maillage.Domain.Identity;
using Maillage.House;
using Maillage.Modules.Contribution.Exemptions;
using Maillage.Modules.Contribution.Months;
using Maillage.Modules.Contribution.Scales;

namespace Maillage.Modules.Contribution;

/// <summary>What each activity pays for the shared services: read from the ledger, explained, posted month by month.</summary>
public static class ContributionModule
{
    public const string Read = "contribution.read";
    public const string Post = "contribution.post";
    public const string Adopt = "contribution.scale.adopt";
    public const string Exempt = "contribution.exempt";

    public static void Add(ModuleBuilder module)
    {
        module
            .Right(Read, "Voir les contributions, chacun celle de ses activités", Role.Entrepreneur, Role.Team, Role.Administrator)
            .Right(Post, "Comptabiliser les contributions du mois", Role.Team)
            .Right(Exempt, "Accorder une exonération prévue par le barème", Role.Team)
            .Right(Adopt, "Mettre un barème en vigueur", Role.Administrator)
            .Menu("Contribution", "/contribution", "euro", 45, Read)
            .Check<ContributionCheck>();
        module.Services.AddSingleton<ShippedScales>();
        module.Services.AddScoped<ScaleBook>().AddScoped<ScaleActions>()
            .AddScoped<PostedContributions>().AddScoped<CountedMovements>().AddScoped<LevyReading>().AddScoped<ContributionReader>().AddScoped<ContributionRun>().AddScoped<BaseDocuments>().AddScoped<ExemptionActions>();
    }
}
