using System.Text.Json;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Ledger;

/// <summary>An account of the chart.</summary>
public sealed record ChartAccount(string Number, string Label);

/// <summary>The chart of accounts: the regulation's list and the cooperative's subdivisions.</summary>
public sealed class Chart
{
    private readonly SortedDictionary<string, ChartAccount> accounts = new(StringComparer.Ordinal);

    public static Chart Parse(string pcgJson, string chartJson)
    {
        var chart = new Chart();
        foreach (var json in (string[])[pcgJson, chartJson])
            foreach (var row in JsonDocument.Parse(json).RootElement.EnumerateArray())
                chart.accounts[row.GetProperty("number").GetString()!] = new(row.GetProperty("number").GetString()!, row.GetProperty("label").GetString()!);
        return chart;
    }

    public ChartAccount? Find(string number) => accounts.GetValueOrDefault(number);
    public bool IsPostable(string number) => number.Length >= 3 && accounts.ContainsKey(number);
    public IEnumerable<ChartAccount> All => accounts.Values;
}
