using System.Text.Json;

namespace Maillage.Domain.Ledger;

/// <summary>A usual entry, prefilled: <c>rules/entry-templates.json</c>.</summary>
/// <param name="Code">Word of the address: <c>salaires</c>.</param>
/// <param name="Label">What a person chooses in a list.</param>
/// <param name="Journal">Code of the journal.</param>
/// <param name="Title">Label given to the entry, to complete.</param>
/// <param name="Hint">When to use it, in one sentence.</param>
public sealed record EntryTemplate(string Code, string Label, string Journal, string Title, string Hint, IReadOnlyList<TemplateLine> Lines);

/// <param name="IsDebit">The side the amount goes to.</param>
public sealed record TemplateLine(string Account, bool IsDebit, string Label);

/// <summary>The usual entries, in the order in which they are offered.</summary>
public static class EntryTemplates
{
    /// <exception cref="FormatException">When the file cannot be read or names an unknown account or journal.</exception>
    public static IReadOnlyList<EntryTemplate> Parse(string json, Chart chart)
    {
        try
        {
            using var file = JsonDocument.Parse(json);
            var templates = file.RootElement.GetProperty("templates").EnumerateArray().Select(Template).ToList();
            foreach (var template in templates)
            {
                if (JournalCodes.All.All(j => j.Code != template.Journal)) throw new ArgumentException($"{template.Code}: unknown journal {template.Journal}.");
                if (template.Lines.FirstOrDefault(l => !chart.IsPostable(l.Account)) is { } wrong) throw new ArgumentException($"{template.Code}: unknown account {wrong.Account}.");
            }
            return templates;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("The entry templates cannot be read: " + e.Message, e);
        }
    }

    private static EntryTemplate Template(JsonElement row) => new(
        Text(row, "code"), Text(row, "label"), Text(row, "journal"), Text(row, "title"), Text(row, "hint"),
        [.. row.GetProperty("lines").EnumerateArray().Select(l => new TemplateLine(Text(l, "account"), Side(Text(l, "side")), Text(l, "label")))]);

    private static bool Side(string side) => side switch
    {
        "debit" => true,
        "credit" => false,
        _ => throw new ArgumentException($"'{side}' is not a side."),
    };

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;
}
