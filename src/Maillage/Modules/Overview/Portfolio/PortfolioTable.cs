using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Overview.Portfolio;

/// <summary>The portfolio as a table: one activity a line, as the page sorts them.</summary>
public static class PortfolioTable
{
    public static async Task<IResult> Csv(HttpContext http, PortfolioReader portfolio, [FromQuery] string? q, [FromQuery] string? voir, [FromQuery] string? tri) => await (await Of(portfolio, q, voir, tri)).Csv(http);

    public static async Task<IResult> Xlsx(HttpContext http, PortfolioReader portfolio, [FromQuery] string? q, [FromQuery] string? voir, [FromQuery] string? tri) => (await Of(portfolio, q, voir, tri)).Xlsx(http);

    private static async Task<TableFile> Of(PortfolioReader portfolio, string? q, string? show, string? sort) => new(
        "portefeuille",
        ["code", "activité", "membres", "chiffre d’affaires du mois", "de l’exercice", "mêmes mois un an avant", "trésorerie de référence", "dont brouillons", "factures en retard", "montant en retard", "plus ancienne échéance", "raisons"],
        [
            .. (await portfolio.Read(IndexModel.Filter(q, show, sort))).Select(row => (IReadOnlyList<object?>)
            [
                row.Activity.Code, row.Activity.Name, row.Members, row.OfMonth, row.Year, row.YearBefore, row.Reference.Value, row.Reference.Draft,
                row.Late?.Count ?? 0, row.Late?.Amount, row.Late?.Oldest, string.Join(" ; ", row.Reasons.Select(r => r.Text)),
            ]),
        ]);
}
