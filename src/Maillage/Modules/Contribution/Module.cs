using Maillage.Domain.Contribution;
using Maillage.Domain.Identity;
using Maillage.House;
using Maillage.Modules.Api.Webhooks;
using Maillage.Modules.Contribution.Amendments;
using Maillage.Modules.Contribution.Exemptions;
using Maillage.Modules.Contribution.Families;
using Maillage.Modules.Contribution.Months;
using Maillage.Modules.Contribution.Projects;
using Maillage.Modules.Contribution.Scales;
using Maillage.Modules.Contribution.Trials;
using Maillage.Modules.Decisions.Records;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Membership;

namespace Maillage.Modules.Contribution;

/// <summary>What each activity pays for the shared services: read from the ledger, explained, posted month by month.</summary>
public static class ContributionModule
{
    public const string Read = "contribution.read";
    public const string ReadScales = "contribution.scale.read";
    public const string Post = "contribution.post";
    public const string Adopt = "contribution.scale.adopt";
    public const string Exempt = "contribution.exempt";
    public const string Propose = "contribution.scale.propose";

    public static void Add(ModuleBuilder module)
    {
        module
            .Right(Read, "Voir les contributions, chacun celle de ses activités", Role.Entrepreneur, Role.CollectiveManager, Role.Adviser, Role.Accountant, Role.Direction, Role.Team, Role.Administrator)
            .Right(ReadScales, "Lire les barèmes et leurs annexes", Role.Entrepreneur, Role.CollectiveManager, Role.Adviser, Role.Accountant, Role.Direction, Role.Team, Role.Associate, Role.ExternalAssociate, Role.Neighbour, Role.Administrator)
            .Right(Post, "Comptabiliser les contributions du mois", Role.Accountant, Role.Team)
            .Right(Exempt, "Accorder une exonération prévue par le barème", Role.Direction, Role.Team)
            .Right(Propose, "Essayer des barèmes et en proposer", Role.Entrepreneur, Role.CollectiveManager, Role.Adviser, Role.Accountant, Role.Direction, Role.Team, Role.Associate, Role.Administrator)
            .Right(Adopt, "Mettre un barème en vigueur", Role.Direction, Role.Administrator)
            .History<AdoptedScale>("bareme", "le barème", _ => Scales.IndexModel.Address, (s, _) => s.GetRequiredService<Access>().CanInside(ReadScales))
            .History<ScaleProject>("projet-de-bareme", "le projet de barème", id => $"/contribution/projets/{id}", (s, _) => s.GetRequiredService<Access>().CanSomewhere(Propose))
            .Frozen("ScaleAnnexes", "TRUE")
            .Menu("Contribution", "/contribution", "euro", 45, Read)
            .Menu("Barème", Scales.IndexModel.Address, "euro", 45, ReadScales, unless: Read)
            .Api(ContributionsApi.Map).Api(EntityContributionsApi.Map).Api(ScalesApi.Map).Api(ProjectsApi.Map).Api(ExemptionsApi.Map).Api(AmendmentsApi.Map)
            .Check<ContributionCheck>();
        module.Services.AddSingleton(new TellableEvent(ContributionRun.Told, "Les contributions d’un mois sont comptabilisées"));
        module.Services.AddSingleton<ShippedScales>();
        module.Services.AddScoped<ScaleBook>().AddScoped<ScaleChoices>().AddScoped<ScaleActions>().AddScoped<ScaleMoves>()
            .AddScoped<ProjectActions>().AddScoped<FamilyActions>().AddScoped<AmendmentActions>().AddScoped<TrialReader>().AddScoped<AnnexActions>()
            .AddScoped<WhatRestsOn>(s => s.GetRequiredService<ScaleBook>().RestingOn)
            .AddScoped<WatchPostedMonths>(s => s.GetRequiredService<ScaleMoves>().Watch)
            .AddScoped<PostedContributions>().AddScoped<CountedMovements>().AddScoped<LevyReading>().AddScoped<ContributionReader>().AddScoped<ContributionRun>().AddScoped<BaseDocuments>().AddScoped<ExemptionActions>();
    }
}
