using Maillage.Domain.Kernel;
using Maillage.Domain.Takeover;
using Maillage.Modules.Ledger.Import;

namespace Maillage.Modules.Takeover.Files;

/// <summary>A file with the way to read it.</summary>
public sealed record TakeoverSource(TakeoverFile File, TakeoverTable Table, ColumnMap Map, AccountTable Accounts, TakeoverPlan Plan)
{
    private readonly Dictionary<string, int> places = Places(Table, Map, TakeoverFields.Of(File.Step));

    public IReadOnlyList<TakeoverField> Fields => TakeoverFields.Of(File.Step);

    /// <summary>Whether the file gives a field.</summary>
    public bool Has(string key) => places.ContainsKey(key);

    public string Cell(TableRow row, string key) => places.TryGetValue(key, out var at) && at < row.Cells.Count ? row.Cells[at] : "";

    /// <summary>The title of the column, or what the field is called.</summary>
    public string TitleOf(string key) => Map.Of(key) is { Length: > 0 } title ? title : Fields.FirstOrDefault(f => f.Key == key)?.Label ?? "";

    /// <summary>A fault for each field that the file must give and does not.</summary>
    public IReadOnlyList<ImportFault> Missing => [.. Fields.Where(f => f.Needed && !Has(f.Key)).Select(f => new ImportFault(1, f.Label, $"Aucune colonne ne donne « {f.Label} » : choisissez-la plus haut."))];

    /// <summary>Titles that nothing is taken from.</summary>
    public IReadOnlyList<string> Left => [.. Table.Headers.Where((h, i) => h.Length > 0 && !places.ContainsValue(i))];

    private static Dictionary<string, int> Places(TakeoverTable table, ColumnMap map, IReadOnlyList<TakeoverField> fields)
    {
        var places = new Dictionary<string, int>();
        foreach (var field in fields)
            if (map.Of(field.Key) is { Length: > 0 } title && table.Headers.ToList().FindIndex(h => ColumnMap.Plain(h) == ColumnMap.Plain(title)) is >= 0 and var at) places[field.Key] = at;
        return places;
    }
}

/// <summary>Reads one row, telling every fault under its column.</summary>
public sealed class RowReader(TakeoverSource source, TableRow row, List<ImportFault> faults)
{
    private readonly int before = faults.Count;

    public int Line => row.Line;
    public bool Failed => faults.Count > before;

    public string this[string key] => source.Cell(row, key);

    public void Fault(string key, string reason) => faults.Add(new(row.Line, source.TitleOf(key), reason));

    /// <summary>A text that must be there.</summary>
    public string Needed(string key, int longest)
    {
        var text = Text(key, longest);
        if (text.Length == 0 && !Failed) Fault(key, "Cette case est vide : remplissez-la.");
        return text;
    }

    public string Text(string key, int longest)
    {
        var text = this[key].ReplaceLineEndings(" ");
        if (text.Length > longest) Fault(key, $"Ce texte a {text.Length} caractères : {longest} au plus.");
        return text;
    }

    /// <summary>A day; null when the cell is empty or is not one, which is then told.</summary>
    public DateOnly? Day(string key, bool needed = false)
    {
        if (this[key] is not { Length: > 0 } text)
        {
            if (needed) Fault(key, "La date manque : écrivez par exemple 31/12/2026.");
            return null;
        }
        if (Cells.Day(text) is { } day) return day;
        Fault(key, $"« {French.Excerpt(text)} » n’est pas une date : écrivez par exemple 31/12/2026.");
        return null;
    }

    /// <summary>An amount, nothing for an empty cell; null when it is not one, which is then told.</summary>
    public Money? Amount(string key)
    {
        if (this[key] is not { Length: > 0 } text) return Money.Zero;
        if (Cells.Amount(text) is { } amount) return amount;
        Fault(key, $"« {French.Excerpt(text)} » n’est pas un montant de deux décimales au plus : écrivez par exemple 1440,50.");
        return null;
    }
}
