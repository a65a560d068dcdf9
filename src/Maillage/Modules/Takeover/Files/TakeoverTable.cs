using CsvHelper;
using Maillage.Domain.Kernel;
using Maillage.Domain.Takeover;
using Maillage.Modules.Ledger.Import;

namespace Maillage.Modules.Takeover.Files;

/// <summary>A row of a file.</summary>
/// <param name="Line">Where it begins or ends in the file, the titles being the first line.</param>
public sealed record TableRow(int Line, IReadOnlyList<string> Cells);

/// <summary>A file as a table: its titles and its rows, cells cleaned, empty rows left out.</summary>
public sealed record TakeoverTable(IReadOnlyList<string> Headers, IReadOnlyList<TableRow> Rows, IReadOnlyList<ImportFault> Faults)
{
    /// <summary>More line breaks than any address: a quote was not closed.</summary>
    private const int MostLinesInCell = 8;

    /// <summary>More columns than any export.</summary>
    private const int MostColumns = 300;

    private static readonly CsvReaderOptions Format = new() { TrimWhitespace = true, TrackLineNumbers = true };

    public static TakeoverTable Read(string text)
    {
        var (rows, faults) = (new List<TableRow>(), new List<ImportFault>());
        using var csv = CsvReader.FromText(text, Format);
        csv.ReadHeader();
        string[] headers = [.. (csv.Headers ?? []).Take(MostColumns).Select(Cells.Clean)];
        while (csv.Read())
        {
            var line = (int)csv.LineNumber;
            var cells = new string[Math.Min(csv.FieldCount, MostColumns)];
            for (var i = 0; i < cells.Length; i++) cells[i] = Cells.Clean(csv.GetString(i));
            if (cells.All(c => c.Length == 0)) continue;
            if (rows.Count == TakeoverFile.MaxRows)
                return new(headers, [], [new(line, "", $"Le fichier a plus de {French.Number(TakeoverFile.MaxRows, 0, 0)} lignes : coupez-le en plusieurs fichiers.")]);
            if (cells.Any(c => c.Count(x => x == '\n') > MostLinesInCell))
                faults.Add(new(line, "", "Une case a beaucoup de lignes : un guillemet n’est sans doute pas fermé. Corrigez-le, les lignes suivantes en dépendent."));
            else rows.Add(new(line, cells));
        }
        if (rows.Count == 0 && faults.Count == 0) faults.Add(new(2, "", "Le fichier n’a que des titres : ajoutez des lignes."));
        return new(headers, rows, faults);
    }
}
