using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Platform;
using Maillage.Platform.Pages;

namespace Maillage.Modules.Sales.Invoices;

/// <summary>The list of invoices as a CSV file.</summary>
public static class InvoiceExport
{
    public static async Task<IResult> Get(HttpContext http, InvoiceList list, Clock clock, string? etat, Id<Activity>? activite, string? mois, string? q)
    {
        var filter = new InvoiceFilter(etat, activite, Month.TryParse(mois, null, out var month) ? month : null, q);
        var rows = await list.Rows(filter, null);
        await using var csv = FrenchCsv.Send(http, $"factures-{clock.Today:yyyy-MM-dd}.csv");
        await csv.WriteRecordAsync(["Numéro", "Date", "Client", "Objet", "Activité", "État", "Total HT", "Total TTC", "Échéance", "Reste dû"], http.RequestAborted);
        foreach (var row in rows)
            await csv.WriteRecordAsync(
            [
                FrenchCsv.Text(row.Number), FrenchCsv.Day(row.IssuedOn), FrenchCsv.Text(row.Customer), FrenchCsv.Text(row.Subject), FrenchCsv.Text($"{row.ActivityCode} {row.Activity}"),
                InvoiceStatus.Of(row.State, row.Due, clock.Today).Word, FrenchCsv.Amount(row.Ht), FrenchCsv.Amount(row.Ttc),
                FrenchCsv.Day(row.Due?.DueOn), row.Due is null ? "" : FrenchCsv.Amount(row.Due.Remaining),
            ], http.RequestAborted);
        await csv.FlushAsync(http.RequestAborted);
        return Results.Empty;
    }
}
