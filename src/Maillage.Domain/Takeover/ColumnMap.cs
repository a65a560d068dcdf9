using Maillage.Domain.Kernel;

namespace Maillage.Domain.Takeover;

/// <summary>Where a file comes from: the words that are looked for first among its titles.</summary>
public enum TakeoverOrigin
{
    Usual,
    Endi,
}

/// <summary>Which column of a file gives which field: titles by the key of the field, empty for a field that the file does not give.</summary>
public sealed class ColumnMap
{
    private readonly Dictionary<string, string> titles;

    public ColumnMap(IEnumerable<KeyValuePair<string, string>> titles) => this.titles = new(titles, StringComparer.Ordinal);

    /// <summary>The title of the column, empty when the file does not give the field.</summary>
    public string Of(string key) => titles.GetValueOrDefault(key, "");

    /// <summary>
    /// A column for each field: the one remembered when the file has it, else the first whose title is one of its words. A column serves one field.
    /// </summary>
    /// <param name="remembered">What served last time; null the first time.</param>
    public static ColumnMap Guess(IReadOnlyList<TakeoverField> fields, IReadOnlyList<string> headers, TakeoverOrigin origin, ColumnMap? remembered = null)
    {
        var free = headers.Where(h => h.Length > 0).DistinctBy(Plain).ToList();
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in fields)
            if (remembered?.titles.TryGetValue(field.Key, out var known) == true && (known.Length == 0 || free.Exists(h => Plain(h) == Plain(known))))
                Take(field, known.Length == 0 ? "" : free.First(h => Plain(h) == Plain(known)));
        // The surest words of every field first: « nom » must not take the column that is exactly another's.
        var words = fields.Where(f => !found.ContainsKey(f.Key)).ToDictionary(f => f, f => (IReadOnlyList<string>)(origin == TakeoverOrigin.Endi ? [.. f.Endi, .. f.Titles] : [.. f.Titles, .. f.Endi]));
        for (var rank = 0; words.Values.Any(w => w.Count > rank); rank++)
            foreach (var (field, titles) in words)
                if (!found.ContainsKey(field.Key) && titles.Count > rank && free.FirstOrDefault(h => Plain(h) == Plain(titles[rank])) is { } header) Take(field, header);
        return new(found);

        void Take(TakeoverField field, string header)
        {
            found[field.Key] = header;
            free.Remove(header);
        }
    }

    /// <summary>One line a field: <c>key=title</c>.</summary>
    public override string ToString() => string.Join('\n', titles.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key}={t.Value.ReplaceLineEndings(" ")}"));

    public static ColumnMap Parse(string text) => new(text.Split('\n').Select(l => l.Split('=', 2)).Where(p => p.Length == 2).DistinctBy(p => p[0]).Select(p => KeyValuePair.Create(p[0], p[1])));

    /// <summary>Letters and digits alone, without case or accents.</summary>
    public static string Plain(string text) => new([.. French.Fold(text).Where(char.IsLetterOrDigit)]);
}
