using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Overview.Portfolio;

/// <summary>The portfolio as a CSV file: one activity a line, as the page sorts them.</summary>
public static class PortfolioCsv
{
    public static async Task<IResult> Get(HttpContext http, PortfolioReader portfolio, [FromQuery] string? q, [FromQuery] string? voir, [FromQuery] string? tri)
    {
        var rows = await portfolio.Read(IndexModel.Filter(q, voir, tri));
        await using var csv = FrenchCsv.Send(http, "portefeuille.csv");
        await csv.WriteRecordAsync(
            ["code", "activité", "membres", "chiffre d’affaires du mois", "de l’exercice", "mêmes mois un an avant", "trésorerie de référence", "dont brouillons", "factures en retard", "montant en retard", "plus ancienne échéance", "raisons"], http.RequestAborted);
        foreach (var row in rows)
            await csv.WriteRecordAsync(
            [
                FrenchCsv.Text(row.Activity.Code), FrenchCsv.Text(row.Activity.Name), FrenchCsv.Text(row.Members), FrenchCsv.Amount(row.OfMonth), FrenchCsv.Amount(row.Year), FrenchCsv.Amount(row.YearBefore),
                FrenchCsv.Amount(row.Reference.Value), FrenchCsv.Amount(row.Reference.Draft), $"{row.Late?.Count ?? 0}", row.Late is { } late ? FrenchCsv.Amount(late.Amount) : "", FrenchCsv.Day(row.Late?.Oldest),
                FrenchCsv.Text(string.Join(" ; ", row.Reasons.Select(r => r.Text))),
            ], http.RequestAborted);
        await csv.FlushAsync(http.RequestAborted);
        return Results.Empty;
    }
}
