using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Maillage.Modules.Api.Answers;

/// <summary>A word of an enumeration in an address, written as JSON writes it: <c>cheque</c>.</summary>
public readonly record struct Word<T>(T Value) : IParsable<Word<T>> where T : struct, Enum
{
    private static readonly Dictionary<string, T> Words = Enum.GetValues<T>().ToDictionary(v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString()));

    public static Word<T> Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var word) ? word : throw new FormatException($"'{s}' is no {typeof(T).Name}.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Word<T> result)
    {
        var known = Words.TryGetValue(s ?? "", out var value);
        result = new(value);
        return known;
    }
}
