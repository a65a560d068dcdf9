using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Ledger;
using Maillage.Domain.Overview;
using Maillage.Domain.People;
using Maillage.House;
using Maillage.Modules.Activities.Records;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger;
using Maillage.Modules.Overview.Accounts;
using Maillage.Modules.Overview.Evidence;
using Maillage.Modules.Overview.Home;
using Maillage.Modules.Overview.Portfolio;
using Maillage.Modules.Overview.Statements;
using Maillage.Platform;
using Maillage.Platform.Archives;
using Maillage.Platform.Audit;
using Maillage.Platform.Design;

namespace Maillage.Modules.Overview;

/// <summary>What the other modules hold, gathered for one person: the home pages and the account of an activity.</summary>
public static class OverviewModule
{
    /// <summary>Told apart from <see cref="LedgerModule.Read"/>, which the team has over everything: this one says which activities are one's own.</summary>
    public const string Own = "overview.account.own";

    /// <summary>Looking at all activities at once, to know whom to call.</summary>
    public const string Portfolio = "overview.portfolio";

    /// <summary>Whom the cooperative accompanies and what comes of it: what a funder reads of what it pays for, persons under codes.</summary>
    public const string Evidence = "overview.evidence";

    /// <summary>The account of the shared services, which the cooperative owes to everyone who pays for them (C. trav. R7331-9).</summary>
    public const string SharedServices = "overview.structure";

    /// <summary>The figures of a whole entity.</summary>
    public const string Figures = "overview.figures";

    /// <summary>Saying what an activity aims at.</summary>
    public const string EditBudget = "overview.budget.edit";

    /// <summary>Having accounts mailed to the members of their activities.</summary>
    public const string MailAccounts = "overview.account.mail";

    public static void Add(ModuleBuilder module)
    {
        module
            .Right(Own, "Suivre le compte de sa propre activité", Role.Entrepreneur, Role.CollectiveManager)
            .Right(Portfolio, "Voir le portefeuille des activités", Role.Adviser, Role.Accountant, Role.Direction, Role.Team)
            .Right(Evidence, "Lire les justificatifs d’accompagnement des activités de son étendue", Role.Adviser, Role.Direction, Role.Team, Role.Funder, Role.Administrator)
            .Right(SharedServices, "Lire le compte des services communs", Role.Entrepreneur, Role.CollectiveManager, Role.Adviser, Role.Accountant, Role.Payroll, Role.Direction, Role.Team, Role.Associate, Role.ExternalAssociate, Role.Administrator)
            .Right(Figures, "Lire les chiffres d’ensemble de la coopérative", Role.Accountant, Role.Direction, Role.Team, Role.Administrator)
            .Right(EditBudget, "Noter le budget de ses activités", Role.Entrepreneur, Role.CollectiveManager, Role.Adviser, Role.Team)
            .Right(MailAccounts, "Faire envoyer chaque mois le compte des activités", Role.Direction, Role.Team)
            .Mail(StatementMailing.Purpose, "Compte", id => $"/activites/{id}/compte")
            .MailFiles<StatementFile>(StatementFile.Kind)
            .History<ActivityBudget>("budget", "le budget", Budgets.BudgetHistory.PageOf, Budgets.BudgetHistory.MayRead)
            .Frozen("SentAccounts", "TRUE")
            .Job<StatementMailJob>(StatementMailJob.Kind, "Envoi des comptes du mois")
            .Menu("Mon compte", "/mon-compte", "compte", 25, Own)
            .Menu("Portefeuille", "/portefeuille", "activite", 12, Portfolio)
            .Menu("Services communs", "/services-partages", "cooperative", 47, SharedServices)
            .Menu("Justificatifs", "/justificatifs", "personnes", 66, Evidence)
            .Api(AccountsApi.Map).Api(Budgets.BudgetsApi.Map).Api(EvidenceApi.Map)
            .Routes(routes =>
            {
                routes.MapGet("/activites/{id:long}/compte.csv", AccountTable.Csv).Needs(LedgerModule.Read);
                routes.MapGet("/activites/{id:long}/compte.xlsx", AccountTable.Xlsx).Needs(LedgerModule.Read);
                routes.MapGet("/activites/{id:long}/compte.pdf", StatementFile.Get).Needs(LedgerModule.Read);
                routes.MapGet("/portefeuille.csv", PortfolioTable.Csv).Confirmed().Noted(nameof(Activity), "le portefeuille").Needs(Portfolio);
                routes.MapGet("/portefeuille.xlsx", PortfolioTable.Xlsx).Confirmed().Noted(nameof(Activity), "le portefeuille").Needs(Portfolio);
                routes.MapGet("/justificatifs.csv", EvidenceTable.Csv).Confirmed().Noted(nameof(Person), "les justificatifs d’accompagnement").Needs(Evidence);
            });
        module.Services.AddSingleton(new MenuEntry("Accueil", "/", "accueil", 0, null));
        module.Services.AddSingleton(new ActivityLink("Compte de l’activité", LedgerModule.Read, id => $"/activites/{id}/compte"));
        module.Services.AddSingleton(s => AccountLayout.Parse(RuleFiles.Read("activity-account.json"), s.GetRequiredService<Chart>()));
        module.Services
            .AddScoped<Search.SearchReader>().AddScoped<ActivityAccounts>().AddScoped<PeriodChoice>().AddScoped<TurnoverReader>().AddScoped<LateReader>().AddScoped<ForecastReader>().AddScoped<Budgets.BudgetActions>().AddScoped<PortfolioReader>().AddScoped<EvidenceReader>().AddScoped<Structure.StructureReader>().AddScoped<StatementReader>().AddScoped<StatementMailing>()
            .AddScoped<ITakenFiles, TakenAccounts>().AddScoped<StatementFile>()
            .AddScoped<EntrepreneurHome>().AddScoped<TeamHome>().AddScoped<AdministratorHome>();
    }
}
