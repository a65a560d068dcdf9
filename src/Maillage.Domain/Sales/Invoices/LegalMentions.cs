using System.Text.Json;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;

namespace Maillage.Domain.Sales.Invoices;

/// <summary>What a document sells, over all its lines.</summary>
public enum SupplyNature
{
    Goods,
    Services,
    /// <summary>Both, neither being accessory to the other.</summary>
    Mixed,
}

/// <summary>The CAPE under which the entrepreneur invoices (C. com. R127-3).</summary>
/// <param name="End">Last day of the contract.</param>
public sealed record CapeMention(string Entrepreneur, string Cooperative, DateOnly End);

/// <summary>What decides the mentions of a document.</summary>
/// <param name="Date">Day of issue.</param>
/// <param name="VatOnDebits">Whether the entity has opted to pay the tax of services on invoice.</param>
/// <param name="Taxed">Whether a line bears tax.</param>
/// <param name="Cape">Null when the entrepreneur has no CAPE.</param>
public sealed record MentionContext(
    DateOnly Date, CustomerKind Customer, SupplyNature Nature, bool VatOnDebits, bool Taxed, CapeMention? Cape = null);

/// <summary>A mention as it is printed.</summary>
/// <param name="Subject">EN 16931 BT-21 code of the note (PMD, PMT, AAB), or null.</param>
/// <param name="Source">The text that asks for it.</param>
public sealed record LegalMention(string Code, string Text, string? Subject, string Source);

/// <summary>The dated legal mentions of invoices: <c>rules/mentions.json</c> in memory.</summary>
public sealed class LegalMentions
{
    private readonly IReadOnlyList<Row> rows;

    private LegalMentions(IReadOnlyList<Row> rows) => this.rows = rows;

    /// <summary>The mentions of a document, in order of printing.</summary>
    public IReadOnlyList<LegalMention> For(MentionContext context) =>
        [.. rows.Where(r => r.Applies(context)).Select(r => r.Print(context))];

    /// <summary>Reads <c>rules/mentions.json</c>.</summary>
    /// <exception cref="FormatException">When the file does not hold what the mentions need.</exception>
    public static LegalMentions Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return new([.. document.RootElement.GetProperty("mentions").EnumerateArray().Select(Row.Read)]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("The legal mentions cannot be read: " + e.Message, e);
        }
    }

    private sealed record Row(
        LegalMention Mention, DateRange Validity, IReadOnlyList<CustomerKind>? Customers, IReadOnlyList<SupplyNature>? Natures, IReadOnlyList<string> Requires)
    {
        public bool Applies(MentionContext context) => Validity.Contains(context.Date)
            && (Customers is null || Customers.Contains(context.Customer))
            && (Natures is null || Natures.Contains(context.Nature))
            && Requires.All(condition => Holds(condition, context));

        public LegalMention Print(MentionContext context) => context.Cape is not { } cape ? Mention : Mention with
        {
            Text = Mention.Text
                .Replace("{entrepreneur}", cape.Entrepreneur, StringComparison.Ordinal)
                .Replace("{cooperative}", cape.Cooperative, StringComparison.Ordinal)
                .Replace("{capeEnd}", French.LongDate(cape.End), StringComparison.Ordinal),
        };

        public static Row Read(JsonElement row) => new(
            new(Text(row, "code")!, Text(row, "text")!, Text(row, "subject"), Text(row, "source")!),
            new(Day(Text(row, "from")!), Text(row, "to") is { } to ? Day(to) : null),
            Words(row, "customers")?.Select(w => Enum.Parse<CustomerKind>(w, ignoreCase: true)).ToList(),
            Words(row, "natures")?.Select(w => Enum.Parse<SupplyNature>(w, ignoreCase: true)).ToList(),
            [.. (Words(row, "requires") ?? []).Select(Known)]);

        private static bool Holds(string condition, MentionContext context) => condition switch
        {
            "cape" => context.Cape is not null,
            "debits" => context.VatOnDebits,
            "receipts" => !context.VatOnDebits,
            _ => context.Taxed,
        };

        private static string Known(string condition) => condition is "cape" or "debits" or "receipts" or "taxed"
            ? condition : throw new ArgumentException($"'{condition}' is not a condition.");

        private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

        private static IEnumerable<string>? Words(JsonElement row, string name) =>
            row.TryGetProperty(name, out var words) ? words.EnumerateArray().Select(w => w.GetString()!) : null;

        private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }
}
