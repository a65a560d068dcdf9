using System.Text.RegularExpressions;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Recurring;

/// <summary>The words of a recurring invoice that change each time.</summary>
public static partial class RecurringText
{
    /// <summary>Said beside the fields.</summary>
    public const string Help = "{mois}, {année}, {trimestre}, {début} et {fin} sont remplacés chaque fois par ceux de la période";

    /// <summary>Fills a text for a period; what is not one of the words stays as typed.</summary>
    public static string Fill(string text, DateOnly from, DateOnly to, int longest)
    {
        var filled = Word().Replace(text, m => French.Fold(m.Groups[1].Value) switch
        {
            "mois" => French.MonthName(from.Month),
            "annee" => $"{from.Year}",
            "trimestre" => $"{French.Ordinal((from.Month + 2) / 3)} trimestre",
            "debut" => French.ShortDate(from),
            "fin" => French.ShortDate(to),
            _ => m.Value,
        });
        return French.Cut(filled, longest);
    }

    [GeneratedRegex(@"\{(\p{L}+)\}")]
    private static partial Regex Word();
}
