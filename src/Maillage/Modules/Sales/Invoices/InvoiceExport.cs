using System.Text;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Platform;

namespace Maillage.Modules.Sales.Invoices;

/// <summary>The list of invoices as CSV, for a French spreadsheet: semicolons, decimal commas, UTF-8 with its mark.</summary>
public static class InvoiceExport
{
    public static async Task<IResult> Get(InvoiceList list, Clock clock, string? etat, Id<Activity>? activite, string? mois, string? q)
    {
        var filter = new InvoiceFilter(etat, activite, Month.TryParse(mois, null, out var month) ? month : null, q);
        var text = new StringBuilder("Numéro;Date;Client;Objet;Activité;État;Total HT;Total TTC;Échéance;Reste dû\r\n");
        foreach (var row in await list.Rows(filter, null))
            text.AppendJoin(';', Safe(row.Number), Day(row.IssuedOn), Safe(row.Customer), Safe(row.Subject), Safe($"{row.ActivityCode} {row.Activity}"),
                InvoiceStatus.Of(row.State, row.Item, clock.Today).Word, Plain(row.Ht), Plain(row.Ttc), Day(row.Item?.DueOn), row.Item is null ? "" : Plain(row.Item.Remaining)).Append("\r\n");
        return Results.File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(text.ToString())).ToArray(), "text/csv; charset=utf-8", $"factures-{clock.Today:yyyy-MM-dd}.csv");
    }

    private static string Day(DateOnly? day) => day is { } d ? French.ShortDate(d) : "";

    private static string Plain(Money money) => money.Euros.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture).Replace('.', ',');

    /// <summary>Quoted; a text that a spreadsheet would take for a formula is preceded by an apostrophe.</summary>
    private static string Safe(string? text) => text is null ? ""
        : $"\"{(text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
