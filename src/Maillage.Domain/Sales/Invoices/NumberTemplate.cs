using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Invoices;

/// <summary>Which numbers a sequence counts together.</summary>
public enum NumberSequence
{
    /// <summary>All of the entity.</summary>
    Global,
    /// <summary>Those of one year.</summary>
    Year,
    /// <summary>Those of one month.</summary>
    Month,
    /// <summary>Those of one activity in one month.</summary>
    MonthActivity,
}

/// <summary>
/// The shape of invoice numbers: text with keys <c>{YYYY} {YY} {MM} {ANA} {SEQGLOBAL} {SEQYEAR} {SEQMONTH} {SEQMONTHANA}</c>; a sequence may be
/// padded with zeros, <c>{SEQYEAR:04d}</c>.
/// </summary>
public sealed partial class NumberTemplate
{
    private readonly IReadOnlyList<(string Key, int Pad, string Text)> parts;

    private NumberTemplate(string text, IReadOnlyList<(string, int, string)> parts) => (Text, this.parts) = (text, parts);

    /// <summary>The template as typed.</summary>
    public string Text { get; }

    /// <summary>The sequences the template counts with, at least one.</summary>
    public IReadOnlyList<NumberSequence> Sequences => [.. parts.Select(p => SequenceOf(p.Key)).OfType<NumberSequence>().Distinct()];

    /// <summary>Reads a template and refuses it when a key is unknown or when two documents could get the same number.</summary>
    public static Result<NumberTemplate> Parse(string? text, string? field = null)
    {
        var template = Read(text, field);
        if (!template.Ok || template.Value.IsUnique) return template;
        return new Refusal("sales.number.template",
            $"Ce modèle donnerait deux fois le même numéro. Mettez {{SEQGLOBAL}}, ou bien {{SEQYEAR}} avec l’année, {{SEQMONTH}} avec l’année et le mois, {{SEQMONTHANA}} avec l’année, le mois et {{ANA}}.",
            field, InvoiceNumber.Sequence);
    }

    /// <summary>Reads a template for a preview: only its keys are checked.</summary>
    public static Result<NumberTemplate> Read(string? text, string? field = null)
    {
        if (string.IsNullOrEmpty(text))
            return new Refusal("sales.number.template", "Donnez un modèle de numéro, par exemple FA{YYYY}-{SEQYEAR:04d}.", field);
        var parts = new List<(string Key, int Pad, string Text)>();
        var end = 0;
        foreach (Match match in KeyPattern().Matches(text))
        {
            if (match.Index > end) parts.Add(("", 0, text[end..match.Index]));
            var (key, pad) = (match.Groups[1].Value, match.Groups[2].Value);
            if (!Keys.Contains(key) || (pad.Length > 0 && SequenceOf(key) is null)) return UnknownKey(match.Value, field);
            parts.Add((key, pad.Length == 0 ? 0 : int.Parse(pad, CultureInfo.InvariantCulture), ""));
            end = match.Index + match.Length;
        }
        if (end < text.Length) parts.Add(("", 0, text[end..]));
        if (parts.Find(p => p.Text.AsSpan().IndexOfAny('{', '}') >= 0) is { Key: "" } stray) return UnknownKey(stray.Text, field);
        return new NumberTemplate(text, parts);
    }

    private bool IsUnique
    {
        get
        {
            bool Has(string key) => parts.Any(p => p.Key == key);
            var year = Has("YYYY") || Has("YY");
            return Has("SEQGLOBAL") || (Has("SEQYEAR") && year) || (Has("SEQMONTH") && year && Has("MM"))
                || (Has("SEQMONTHANA") && year && Has("MM") && Has("ANA"));
        }
    }

    /// <summary>The number of one document.</summary>
    /// <param name="date">Date of the document.</param>
    /// <param name="activityCode">Code of its activity.</param>
    /// <param name="index">The index in each sequence of <see cref="Sequences"/>.</param>
    public string Render(DateOnly date, string activityCode, Func<NumberSequence, int> index)
    {
        var number = new StringBuilder();
        foreach (var (key, pad, text) in parts)
            number.Append(key switch
            {
                "" => text,
                "YYYY" => date.ToString("yyyy", CultureInfo.InvariantCulture),
                "YY" => date.ToString("yy", CultureInfo.InvariantCulture),
                "MM" => date.ToString("MM", CultureInfo.InvariantCulture),
                "ANA" => activityCode,
                _ => index(SequenceOf(key)!.Value).ToString("D" + Math.Max(pad, 1), CultureInfo.InvariantCulture),
            });
        return number.ToString();
    }

    /// <summary>Refusals of a template whose numbers an electronic invoice would not accept, even at the hundred-thousandth document.</summary>
    /// <param name="activityCode">The longest activity code in use.</param>
    public Result CheckForInvoices(string activityCode, string? field = null) =>
        InvoiceNumber.Check(Render(new DateOnly(2000, 1, 1), activityCode, _ => 100_000), field);

    private static Refusal UnknownKey(string key, string? field) => new("sales.number.template",
        $"«\u00a0{key}\u00a0» n’est pas une clé connue. Les clés sont {string.Join(", ", Keys.Select(k => $"{{{k}}}"))}.", field);

    private static readonly string[] Keys = ["YYYY", "YY", "MM", "ANA", "SEQGLOBAL", "SEQYEAR", "SEQMONTH", "SEQMONTHANA"];

    private static NumberSequence? SequenceOf(string key) => key switch
    {
        "SEQGLOBAL" => NumberSequence.Global,
        "SEQYEAR" => NumberSequence.Year,
        "SEQMONTH" => NumberSequence.Month,
        "SEQMONTHANA" => NumberSequence.MonthActivity,
        _ => null,
    };

    [GeneratedRegex(@"\{([^{}:]*)(?::0([1-9])d)?\}", RegexOptions.CultureInvariant)]
    private static partial Regex KeyPattern();
}
