using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Takings;
using Maillage.Modules.Sales.Receipts;
using Maillage.Platform;
using Maillage.Platform.Pages;

namespace Maillage.Modules.Sales.Takings;

/// <summary>The takings of a month as a CSV file: one row for each day, kind and rate; the payments stand on the first row of their day.</summary>
public static class TakingExport
{
    public static async Task<IResult> Get(HttpContext http, TakingList list, Clock clock, Id<Activity>? activite, string? mois)
    {
        var month = Month.TryParse(mois, null, out var asked) ? asked : Month.Of(clock.Today);
        var takings = await list.Of(month, activite);
        await using var csv = FrenchCsv.Send(http, $"recettes-{month}.csv");
        await csv.WriteRecordAsync(
            ["Jour", "Activité", "Numéro", "Vente", "Code TVA", "Taux", "HT", "TVA", "TTC", "Nombre de ventes", .. TakingRules.Methods.Select(m => French.Capital(ReceiptList.Word(m))), "Annulation", "Note"], http.RequestAborted);
        foreach (var row in takings.Rows.Reverse())
            foreach (var line in row.Taking.Lines.OrderBy(l => l.Rank))
            {
                var first = line.Rank == 1;
                await csv.WriteRecordAsync(
                [
                    FrenchCsv.Day(row.Date), FrenchCsv.Text($"{row.ActivityCode} {row.Activity}"), $"{row.Taking.Number}", line.Nature == LineNature.Goods ? "biens" : "services", line.VatCode, French.Number(line.Rate.Percent, 0, 2),
                    FrenchCsv.Amount(row.Signed(line.Ht)), FrenchCsv.Amount(row.Signed(line.Vat)), FrenchCsv.Amount(row.Signed(line.Ttc)), first && row.Reversal is null ? $"{row.Taking.Count}" : "",
                    .. TakingRules.Methods.Select(m => first ? FrenchCsv.Amount(row.Signed(row.Taking.Paid(m))) : ""),
                    FrenchCsv.Text(row.Reversal?.Reason), FrenchCsv.Text(row.Taking.Note),
                ], http.RequestAborted);
            }
        await csv.FlushAsync(http.RequestAborted);
        return Results.Empty;
    }
}
