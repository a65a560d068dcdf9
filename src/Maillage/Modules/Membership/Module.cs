using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Membership;
using Maillage.House;
using Maillage.Modules.Activities.Records;
using Maillage.Modules.Api.Webhooks;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Membership.Associates;
using Maillage.Modules.Membership.Contracts;
using Maillage.Modules.Membership.Conventions;
using Maillage.Modules.Membership.Splits;
using Maillage.Modules.People.Persons;
using Maillage.Platform.Archives;

namespace Maillage.Modules.Membership;

/// <summary>What binds people to the company and to each other: associates, contracts, conventions of collectives.</summary>
public static class MembershipModule
{
    public const string Read = "membership.read";
    public const string Manage = "membership.manage";
    public const string ReadContracts = "membership.contract.read";
    public const string EditContracts = "membership.contract.edit";
    public const string ReadConventions = "membership.convention.read";
    public const string RecordConventions = "membership.convention.record";
    public const string SplitResults = "membership.result.split";

    public static void Add(ModuleBuilder module)
    {
        module
            .Right(Read, "Voir les associés", Role.Payroll, Role.Direction, Role.Team, Role.Administrator)
            .Right(Manage, "Noter les entrées et les départs d’associés", Role.Direction, Role.Team, Role.Administrator)
            .Right(ReadContracts, "Voir les contrats CAPE et CESA, chacun les siens", Role.Oneself, Role.Adviser, Role.Accountant, Role.Payroll, Role.Direction, Role.Team, Role.Administrator)
            .Right(EditContracts, "Noter et corriger les contrats CAPE et CESA", Role.Payroll, Role.Direction, Role.Team, Role.Administrator)
            .Right(ReadConventions, "Voir les conventions des collectifs, chacun celles de ses activités", Role.Entrepreneur, Role.CollectiveManager, Role.Adviser, Role.Accountant, Role.Direction, Role.Team, Role.Administrator)
            .Right(RecordConventions, "Noter les conventions signées des collectifs", Role.Direction, Role.Team, Role.Administrator)
            .Right(SplitResults, "Répartir le résultat des collectifs entre leurs membres", Role.Accountant, Role.Team)
            .Frozen("Conventions", "TRUE")
            .Frozen("ConventionMembers", "TRUE")
            .Frozen("ResultSplits", """OLD."ReversalId" IS NOT NULL""")
            .Frozen("ResultSplitParts", "TRUE")
            .Routes(routes => routes.MapGet(ConventionFile.Route, ConventionFile.Get).Needs(ReadConventions))
            .Menu("Contrats", "/contrats", "personne", 64, ReadContracts)
            .Menu("Associés", "/associes", "cooperative", 65, Read)
            .Api(MembershipApi.Map).Api(ConventionsApi.Map).Api(SplitsApi.Map)
            .Check<MembershipCheck>()
            .Check<ResultSplitCheck>();
        MembershipHistory.Add(module);
        module.Services.AddSingleton(new TellableEvent(ContractActions.Told, "Un contrat est noté"));
        module.Services.AddScoped<AssociateActions>().AddScoped<AssociateBook>();
        module.Services.AddScoped<ContractActions>().AddScoped<ContractBook>().AddScoped<ContractOrigins>().AddScoped(s => s.GetRequiredService<ContractOrigins>().Source).AddScoped<PostedMoves>();
        module.Services.AddScoped<ConventionActions>().AddScoped<ConventionBook>().AddScoped<ITakenFiles, TakenConventions>();
        module.Services.AddScoped<ResultSplitActions>().AddScoped<ResultSplitBook>();
        module.Services.AddSingleton(new EntryOwner(ResultSplitPosting.Kind, "C’est la répartition du résultat d’un collectif : elle s’annule depuis la page de l’activité, l’écriture inverse suivra."));
        module.Services.AddSingleton(new ActivityLink("Convention", ReadConventions, id => $"/activites/{id}/convention", a => a.Kind == ActivityKind.Collective));
        module.Services.AddSingleton(new ActivityLink("Résultat du collectif", ReadConventions, id => $"/activites/{id}/repartition", a => a.Kind == ActivityKind.Collective));
        module.Services.AddScoped<ShowOnPerson>(s => s.GetRequiredService<ContractBook>().OnPerson);
        module.Services.AddScoped<ShowOnPerson>(s => s.GetRequiredService<AssociateBook>().OnPerson);
    }
}
