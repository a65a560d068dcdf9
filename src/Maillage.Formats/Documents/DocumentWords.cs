using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;

namespace Maillage.Formats.Documents;

/// <summary>Identifiers, dates and addresses as documents word them.</summary>
internal static class DocumentWords
{
    /// <summary>« 123 456 789 » or « 123 456 789 00012 »; anything else as it is.</summary>
    public static string Siren(string text) => Identifiers.Compact(text) switch
    {
        { Length: 9 } siren => Grouped(siren, 3),
        { Length: 14 } siret => $"{Grouped(siret[..9], 3)}{French.NoBreak}{siret[9..]}",
        _ => text,
    };

    /// <summary>An IBAN in groups of four, as banks print it.</summary>
    public static string Iban(string text) => Grouped(Identifiers.Compact(text), 4);

    /// <summary>« 24 novembre 2026 », never broken between two lines.</summary>
    public static string Day(DateOnly date) => French.LongDate(date).Replace(' ', French.NoBreak);

    /// <summary>The day of the sale, or « du 1er au 30 novembre 2026 ».</summary>
    public static string Sale(DocumentSnapshot document)
    {
        var (from, to) = (document.SaleFrom, document.SaleTo ?? document.SaleFrom);
        if (from == to) return French.LongDate(from);
        var start = from.Year != to.Year ? French.LongDate(from)
            : from.Month != to.Month ? French.LongDate(from)[..^5]
            : from.Day == 1 ? "1er" : from.Day.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return $"du {start} au {French.LongDate(to)}";
    }

    /// <summary>What the customer pays at the due date: a retention is paid later.</summary>
    public static Money DueNow(DocumentSnapshot document) => document.ToPay - document.Retained;

    /// <summary>The parts that hold something, with <paramref name="between"/> between them.</summary>
    public static string Joined(string between, params IEnumerable<string?> parts) =>
        string.Join(between, parts.Where(p => !string.IsNullOrWhiteSpace(p)));

    /// <summary><c>label value</c>, or null when there is no value.</summary>
    public static string? Labelled(string label, string? value) => string.IsNullOrWhiteSpace(value) ? null : $"{label}{French.NoBreak}{value}";

    private static string Grouped(string text, int size) =>
        string.Join(French.NoBreak, text.Chunk(size).Select(group => new string(group)));
}
