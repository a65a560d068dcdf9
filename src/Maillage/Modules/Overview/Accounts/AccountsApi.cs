using System.ComponentModel;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Overview;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Overview.Portfolio;

namespace Maillage.Modules.Overview.Accounts;

/// <summary>A line of the account of an activity.</summary>
public sealed record ApiAccountLine([property: Description("Mot stable de la ligne.")] string Key, string Label, long Cents, [property: Description("Part encore en brouillon.")] long DraftCents)
{
    public static ApiAccountLine Of(LayoutLine line, Figure figure) => new(line.Key, line.Label, figure.Value.Cents, figure.Draft.Cents);
}

/// <summary>Invoices past their due day.</summary>
public sealed record ApiLate(int Count, long AmountCents, DateOnly Oldest)
{
    public static ApiLate? Of(LateInvoices? late) => late is null ? null : new(late.Count, late.Amount.Cents, late.Oldest);
}

/// <summary>The account of an activity over a period.</summary>
public sealed record ApiAccount(
    Id<Activity> ActivityId, Month From, Month To, IReadOnlyList<ApiAccountLine> Result,
    [property: Description("Trésorerie à la fin de la période.")] long TreasuryCents,
    [property: Description("Ce qui la compose.")] IReadOnlyList<ApiAccountLine> Treasury,
    [property: Description("Ce qui viendra s’y ajouter ou en partir.")] IReadOnlyList<ApiAccountLine> ToCome,
    [property: Description("Ce sur quoi l’activité peut compter.")] long FreeCents,
    [property: Description("Ce que la contribution de la période prendra encore.")] long ContributionToComeCents, ApiLate? Late)
{
    public static ApiAccount Of(ActivityAccount a) => new(
        a.Activity.Id, a.Period.From, a.Period.To, [.. a.Result.Lines.Select(l => ApiAccountLine.Of(l.Line, l.Figure))], a.Treasury.Reference.Value.Cents,
        [.. a.Treasury.ReferenceLines.Select(l => ApiAccountLine.Of(l.Line, l.Figure))], [.. a.Treasury.FutureLines.Select(l => ApiAccountLine.Of(l.Line, l.Figure))], a.Free.Value.Cents, a.Contribution.Amount.Cents, ApiLate.Of(a.Late));
}

/// <summary>Why an activity is to be called.</summary>
public sealed record ApiDrift(DriftKind Kind, string Text);

/// <summary>An activity as the team looks at it.</summary>
public sealed record ApiPortfolioRow(
    Id<Activity> ActivityId, string Code, string Name, string Members, long MonthTurnoverCents, long YearTurnoverCents, [property: Description("Les mêmes mois un an avant.")] long YearBeforeTurnoverCents,
    long TreasuryCents, ApiLate? Late, IReadOnlyList<ApiDrift> Reasons)
{
    public static ApiPortfolioRow Of(PortfolioRow r) => new(
        r.Activity.Id, r.Activity.Code, r.Activity.Name, r.Members, r.OfMonth.Cents, r.Year.Cents, r.YearBefore.Cents, r.Reference.Value.Cents, ApiLate.Of(r.Late), [.. r.Reasons.Select(x => new ApiDrift(x.Kind, x.Text))]);
}

/// <summary>Accounts of activities and the portfolio, for programs.</summary>
public static class AccountsApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Comptes d’activité");
        api.Get<ApiAccount>("/activities/{id}/account", Ledger.LedgerModule.Read, "readAccount", "Le compte d’une activité sur une période ; ce mois-ci si rien n’est dit.", Account);
        api.List<ApiPortfolioRow>("/portfolio", OverviewModule.Portfolio, "listPortfolio", "Les activités suivies, avec ce qui appelle l’attention.", Portfolio);
    }

    private static async Task<Answer> Account(Id<Activity> id, Month? from, Month? to, ActivityAccounts accounts) => Answer.Found(await accounts.Find(id, new() { From = from, To = to }), ApiAccount.Of);

    private static async Task<Answer> Portfolio(PageAsked page, [Description("Mots du nom, du code, du métier ou des personnes.")] string? q, [Description("Vrai pour celles qui appellent l’attention seules.")] bool? drifting, PortfolioReader portfolio, HttpContext http)
    {
        var after = page.After<Activity>();
        var rows = await portfolio.Read(new(q, drifting == true, ByName: false));
        return page.Of([.. rows.Where(r => r.Activity.Id.CompareTo(after) > 0).OrderBy(r => r.Activity.Id).Take(page.Limit + 1).Select(ApiPortfolioRow.Of)], r => r.ActivityId.Value, http);
    }
}
