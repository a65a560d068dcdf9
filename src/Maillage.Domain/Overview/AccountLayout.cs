using System.Text.Json;
using Maillage.Domain.Ledger;

namespace Maillage.Domain.Overview;

/// <summary>A line of the account of an activity: its words and the ledger accounts it adds up.</summary>
/// <param name="IsTotal">Adds up the lines before it.</param>
/// <param name="Liability">Its words when its balance is on the side of what is owed, if they differ.</param>
/// <param name="IsOfPeople">In the treasury, what is owed to the people of the activity.</param>
public sealed record LayoutLine(string Key, string Label, AccountSet Accounts, bool IsTotal = false, string? Liability = null, bool IsOfPeople = false);

/// <summary>How the account of an activity is laid out: <c>rules/activity-account.json</c>. In each part an account goes to one line only.</summary>
/// <param name="TreasurySource">What the formula of the treasury rests on.</param>
/// <param name="Reference">What the treasury of reference adds up.</param>
/// <param name="Future">What the future treasury adds to it.</param>
/// <param name="Result">Lines and totals of the result, from the turnover down; every account of classes 6 and 7 is in one.</param>
/// <param name="Sheet">Lines of the balance sheet; every account of classes 1 to 5 is in one.</param>
public sealed record AccountLayout(string TreasurySource, IReadOnlyList<LayoutLine> Reference, IReadOnlyList<LayoutLine> Future, IReadOnlyList<LayoutLine> Result, IReadOnlyList<LayoutLine> Sheet)
{
    /// <summary>The accounts of the treasury of reference.</summary>
    public AccountSet ReferenceAccounts { get; } = AccountSet.Of([.. Reference.SelectMany(l => l.Accounts.In)], Future.SelectMany(l => l.Accounts.In));

    /// <summary>The line of the result with that key.</summary>
    public LayoutLine ResultLine(string key) => Result.Single(l => l.Key == key);

    /// <summary>Reads the file.</summary>
    /// <exception cref="FormatException">When it cannot be read, or an account of the chart is in no line.</exception>
    public static AccountLayout Parse(string json, Chart chart)
    {
        try
        {
            using var file = JsonDocument.Parse(json);
            var (root, treasury) = (file.RootElement, file.RootElement.GetProperty("treasury"));
            var reference = treasury.GetProperty("reference").EnumerateArray().ToList();
            var lines = Lines([.. reference, .. treasury.GetProperty("future").EnumerateArray()], chart);
            var layout = new AccountLayout(treasury.GetProperty("source").GetString()!, [.. lines.Take(reference.Count)], [.. lines.Skip(reference.Count)],
                Lines([.. root.GetProperty("result").EnumerateArray()], chart), Lines([.. root.GetProperty("sheet").EnumerateArray()], chart));
            foreach (var account in chart.All.Where(a => chart.IsPostable(a.Number) && a.Class <= 7))
                if ((account.Class >= 6 ? layout.Result : layout.Sheet).Count(l => !l.IsTotal && l.Accounts.Contains(account.Number)) != 1)
                    throw new ArgumentException($"{account.Number} is not in one line.");
            return layout;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("The layout of the account of an activity cannot be read: " + e.Message, e);
        }
    }

    private static List<LayoutLine> Lines(IReadOnlyList<JsonElement> rows, Chart chart)
    {
        var own = rows.Select(r => r.TryGetProperty("accounts", out var accounts) ? accounts.EnumerateArray().Select(a => Number(a.GetString()!, chart)).ToList() : []).ToList();
        return
        [
            .. rows.Select((row, i) =>
            {
                var total = Is(row, "total");
                var mine = total ? own.Take(i).SelectMany(a => a).ToList() : own[i];
                return new LayoutLine(Text(row, "key") ?? "", Text(row, "label")!, AccountSet.Of(mine, own.SelectMany(a => a)), total, Text(row, "liability"), Is(row, "people"));
            }),
        ];
    }

    private static bool Is(JsonElement row, string name) => row.TryGetProperty(name, out var answer) && answer.GetBoolean();

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static string Number(string text, Chart chart) => text.StartsWith("role:", StringComparison.Ordinal) ? chart.Role(text[5..]) : text;
}
