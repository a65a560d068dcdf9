using System.Text.Json;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;

namespace Maillage.Domain.Sales.Documents;

/// <summary>The CAPE under which the entrepreneur invoices (C. com. R127-3).</summary>
/// <param name="End">Last day of the contract.</param>
public sealed record CapeMention(string Entrepreneur, string Cooperative, DateOnly End);

/// <summary>The services at home of a document to a private person (C. trav. D7233-1).</summary>
/// <param name="Services">In words.</param>
public sealed record SapMention(string Number, DateOnly Since, string Intervenor, string Services);

/// <summary>What decides the mentions of a document.</summary>
/// <param name="Date">Day of issue.</param>
/// <param name="VatOnDebits">Whether the entity has opted to pay the tax of services on invoice.</param>
/// <param name="Taxed">Whether a line bears tax.</param>
/// <param name="Capes">The CAPE of each member of the activity who has one.</param>
/// <param name="OffPremises">Whether the customer signs away from the place of business.</param>
/// <param name="ReducedRate">Whether a service bears 5.5 or 10 %.</param>
/// <param name="Mediator">The mediator of consumer disputes the entity belongs to, or null.</param>
/// <param name="Insurance">The professional insurance of the entity: insurer, contact, area covered, or null.</param>
/// <param name="Sap">Null when no line is a service at home.</param>
public sealed record MentionContext(
    DateOnly Date, CustomerKind Customer, SupplyNature Nature, bool VatOnDebits, bool Taxed, IReadOnlyList<CapeMention>? Capes = null,
    DocumentKind Kind = DocumentKind.Invoice, bool OffPremises = false, bool ReducedRate = false, string? Mediator = null, string? Insurance = null, SapMention? Sap = null);

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
        [.. rows.Where(r => r.Applies(context)).SelectMany(r => r.Print(context))];

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
        LegalMention Mention, DateRange Validity, IReadOnlyList<DocumentKind> Documents, IReadOnlyList<CustomerKind>? Customers, IReadOnlyList<SupplyNature>? Natures,
        IReadOnlyList<string> Requires)
    {
        public bool Applies(MentionContext context) => Validity.Contains(context.Date)
            && Documents.Contains(context.Kind)
            && (Customers is null || Customers.Contains(context.Customer))
            && (Natures is null || Natures.Contains(context.Nature))
            && Requires.All(condition => Holds(condition, context));

        /// <summary>Once, or for each CAPE when it speaks of one.</summary>
        public IEnumerable<LegalMention> Print(MentionContext context)
        {
            var text = Mention.Text
                .Replace("{mediator}", context.Mediator, StringComparison.Ordinal)
                .Replace("{insurance}", context.Insurance, StringComparison.Ordinal);
            if (context.Sap is { } sap)
                text = text.Replace("{sapNumber}", sap.Number, StringComparison.Ordinal).Replace("{sapSince}", French.LongDate(sap.Since), StringComparison.Ordinal)
                    .Replace("{sapServices}", sap.Services, StringComparison.Ordinal)
                    .Replace("{sapIntervenor}", sap.Intervenor.Length > 0 ? $" Intervenant : {sap.Intervenor}." : "", StringComparison.Ordinal);
            return Requires.Contains("cape") ? context.Capes!.Select(cape => Mention with
            {
                Text = text.Replace("{entrepreneur}", cape.Entrepreneur, StringComparison.Ordinal)
                    .Replace("{cooperative}", cape.Cooperative, StringComparison.Ordinal)
                    .Replace("{capeEnd}", French.LongDate(cape.End), StringComparison.Ordinal),
            }) : [Mention with { Text = text }];
        }

        public static Row Read(JsonElement row) => new(
            new(Text(row, "code")!, Text(row, "text")!, Text(row, "subject"), Text(row, "source")!),
            new(Day(Text(row, "from")!), Text(row, "to") is { } to ? Day(to) : null),
            (IReadOnlyList<DocumentKind>?)Words(row, "documents")?.Select(w => Enum.Parse<DocumentKind>(w, ignoreCase: true)).ToList() ?? Sales,
            Words(row, "customers")?.Select(w => Enum.Parse<CustomerKind>(w, ignoreCase: true)).ToList(),
            Words(row, "natures")?.Select(w => Enum.Parse<SupplyNature>(w, ignoreCase: true)).ToList(),
            [.. (Words(row, "requires") ?? []).Select(Known)]);

        private static readonly DocumentKind[] Sales = [DocumentKind.Invoice, DocumentKind.Deposit, DocumentKind.Interim, DocumentKind.CreditNote];

        private static readonly Dictionary<string, Func<MentionContext, bool>> Conditions = new(StringComparer.Ordinal)
        {
            ["cape"] = c => c.Capes is { Count: > 0 },
            ["debits"] = c => c.VatOnDebits,
            ["receipts"] = c => !c.VatOnDebits,
            ["taxed"] = c => c.Taxed,
            ["offPremises"] = c => c.OffPremises,
            ["onPremises"] = c => !c.OffPremises,
            ["reducedRate"] = c => c.ReducedRate,
            ["mediator"] = c => c.Mediator is not null,
            ["insurance"] = c => c.Insurance is not null,
            ["sap"] = c => c.Sap is not null,
        };

        private static bool Holds(string condition, MentionContext context) => Conditions[condition](context);

        private static string Known(string condition) => Conditions.ContainsKey(condition) ? condition : throw new ArgumentException($"'{condition}' is not a condition.");

        private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

        private static IEnumerable<string>? Words(JsonElement row, string name) =>
            row.TryGetProperty(name, out var words) ? words.EnumerateArray().Select(w => w.GetString()!) : null;

        private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }
}
