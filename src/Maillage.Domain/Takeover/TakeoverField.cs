namespace Maillage.Domain.Takeover;

/// <summary>Something that a column of a file gives.</summary>
/// <param name="Key">Stable word.</param>
/// <param name="Label">In French, as the page of columns names it.</param>
/// <param name="Hint">What is written in it, with an example.</param>
/// <param name="Needed">Whether a file without it is refused.</param>
/// <param name="Titles">Titles by which it is known, the usual one first.</param>
/// <param name="Endi">Words that enDI uses for it: looked for first when the file comes from there.</param>
public sealed record TakeoverField(string Key, string Label, string Hint, bool Needed, IReadOnlyList<string> Titles, IReadOnlyList<string> Endi)
{
    /// <summary>Titles in one text, separated by bars.</summary>
    public static TakeoverField Of(string key, string label, string hint, bool needed, string titles, string endi = "") =>
        new(key, label, hint, needed, titles.Split('|'), endi.Length == 0 ? [] : endi.Split('|'));
}
