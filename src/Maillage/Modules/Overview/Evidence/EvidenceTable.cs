using Maillage.Domain.Kernel;
using Maillage.Modules.Overview.Accounts;
using Maillage.Platform.Pages;

namespace Maillage.Modules.Overview.Evidence;

/// <summary>The persons accompanied as a table: one stay a line, with its code, and its name for who reads people.</summary>
public static class EvidenceTable
{
    public static async Task<IResult> Csv(HttpContext http, [AsParameters] AskedPeriod asked, EvidenceReader reader) => await Of(await reader.Read(asked)).Csv(http);

    private static TableFile Of(EvidenceView view)
    {
        string[] named = view.Named ? ["nom"] : [];
        return new(
            $"justificatifs-{view.Period.From}-{view.Period.To}", ["code", .. named, "contrats", "début", "fin", "jours", "suite"],
            [
                .. view.Rows.Select(row => (IReadOnlyList<object?>)
                [
                    row.Code, .. view.Named ? (object?[])[row.Name] : [], row.Stay.KindsInWords, row.Stay.From, row.Stay.To, row.Stay.Days,
                    string.Join(", ", row.Stay.Outcomes.Select(o => o.On is { } day ? $"{o.Text} le {French.ShortDate(day)}" : o.Text)),
                ]),
            ]);
    }
}
