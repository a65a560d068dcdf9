using System.Text.Json;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Ledger;

/// <summary>The two accounts of one rate of output VAT: due, and waiting for the customer's payment.</summary>
public sealed record VatRateAccounts(string Code, Rate Rate, string Due, string Pending);

/// <summary>Which accounts hold which VAT: the roles of <c>rules/chart.json</c> with the rates of <c>rules/vat.json</c>.</summary>
public static class VatAccounts
{
    /// <summary>The rates that have their own accounts, in the order of the file.</summary>
    /// <exception cref="FormatException">When the file of rates cannot be read.</exception>
    public static IReadOnlyList<VatRateAccounts> Parse(string vatJson, Chart chart)
    {
        try
        {
            using var file = JsonDocument.Parse(vatJson);
            var found = new List<VatRateAccounts>();
            foreach (var row in file.RootElement.GetProperty("codes").EnumerateArray())
            {
                var code = row.GetProperty("code").GetString()!;
                if (chart.RoleOrNull($"vat-due:{code}") is { } due && chart.RoleOrNull($"vat-pending:{code}") is { } pending)
                    found.Add(new VatRateAccounts(code, new Rate(row.GetProperty("rate").GetInt32()), due, pending));
            }
            return found;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("The rates of VAT cannot be read: " + e.Message, e);
        }
    }
}
