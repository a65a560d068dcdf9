using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Ledger.Entries;

namespace Maillage.Modules.Ledger.Import;

/// <summary>An entry of the file, ready to be booked.</summary>
/// <param name="Line">Line of its first row.</param>
/// <param name="Liaisons">Liaison lines added between its activities.</param>
public sealed record ImportEntry(int Line, EntryDraft Draft, int Liaisons);

/// <summary>What a file says: its entries and its faults. It is imported whole or not at all.</summary>
public sealed record ImportPreview(int Rows, IReadOnlyList<ImportEntry> Entries, IReadOnlyList<ImportFault> Faults)
{
    private static readonly string[] Needed = [.. EntryCsv.ImportColumns.Where(c => c != "tiers")];

    private static readonly CsvReaderOptions Format = new()
    {
        NormalizeHeaderName = name => French.Fold(name.Trim()),
        TrimWhitespace = true,
        TrackLineNumbers = true,
        // One bad quote must not swallow the rest of the file.
        AllowLineBreaksInQuotes = false,
    };

    /// <summary>Reads the text; rows of one journal, date and document make one entry, in the order in which they first come.</summary>
    public static ImportPreview Read(string text, Id<LegalEntity> entity, ImportCodes codes)
    {
        var faults = new List<ImportFault>();
        var rows = new List<ImportRow>();
        var count = 0;
        using (var csv = CsvReader.FromText(text, Format))
        {
            csv.ReadHeader();
            faults.AddRange(Needed.Where(c => !csv.TryGetFieldIndex(c, out _)).Select(c => new ImportFault(1, c, $"Il manque la colonne « {c} » : téléchargez le modèle pour les titres attendus.")));
            if (faults.Count > 0) return new ImportPreview(0, [], faults);
            while (csv.Read())
            {
                if (++count > ImportFile.MaxRows) return new ImportPreview(count, [], [new ImportFault(count + 1, "", $"Le fichier a plus de {French.Number(ImportFile.MaxRows, 0, 0)} lignes : coupez-le, par exemple mois par mois.")]);
                string Field(string name) => csv.TryGetFieldIndex(name, out var index) && index < csv.FieldCount ? csv.GetString(index).Trim() : "";
                if (ImportRow.Read((int)csv.LineNumber, Field, codes, faults) is { } row) rows.Add(row);
            }
        }
        if (count == 0) faults.Add(new ImportFault(2, "", "Le fichier n’a que des titres : ajoutez des lignes."));
        var entries = new List<ImportEntry>();
        if (faults.Count == 0)
        {
            var twins = new Dictionary<string, int>();
            foreach (var group in rows.GroupBy(r => (r.Journal, r.Date, r.Document)))
                if (Entry([.. group], entity, codes.Chart, twins, faults) is { } entry) entries.Add(entry);
        }
        return new ImportPreview(count, entries, faults);
    }

    private static ImportEntry? Entry(IReadOnlyList<ImportRow> rows, Id<LegalEntity> entity, Chart chart, Dictionary<string, int> twins, List<ImportFault> faults)
    {
        var first = rows[0];
        var hash = Hash(rows);
        var rank = twins[hash] = twins.GetValueOrDefault(hash) + 1;
        var draft = new EntryDraft(entity, first.Journal, first.Date, first.Label, first.Document, first.Date, new EntrySource("import", rank, hash),
            [.. rows.Select(r => new LineDraft(r.Activity, r.Account, r.Amount, r.ThirdParty, Label: r.Label))]);
        var balanced = rows.Sum(r => r.Amount).IsZero ? draft.WithLiaison() : draft;
        var refusals = EntryRules.Check(balanced, chart.IsPostable).Concat(balanced.Lines.SelectMany(l => chart.CheckFree(l.Account).Refusals)).ToList();
        faults.AddRange(refusals.Select(r => new ImportFault(first.Line, "", $"Pièce {first.Document} du {French.ShortDate(first.Date)} : {r.Message}")));
        return refusals.Count > 0 ? null : new ImportEntry(first.Line, balanced, balanced.Lines.Count - draft.Lines.Count);
    }

    /// <summary>What the entry says, so that the same one in another file is known again.</summary>
    private static string Hash(IEnumerable<ImportRow> rows)
    {
        var text = new StringBuilder();
        foreach (var r in rows)
            foreach (var part in (string[])[r.Journal, r.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), r.Document, r.Label, r.Account, r.Activity.ToString(), r.ThirdParty?.ToString() ?? "", r.Amount.Cents.ToString(CultureInfo.InvariantCulture)])
                text.Append(part.Length).Append(':').Append(part).Append(';');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..40];
    }
}
