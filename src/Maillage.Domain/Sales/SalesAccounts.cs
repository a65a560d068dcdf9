using System.Text.Json;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Invoices;

namespace Maillage.Domain.Sales;

/// <summary>Which account a sale is booked on: <c>rules/sales-accounts.json</c> and the roles of the chart.</summary>
public sealed class SalesAccounts
{
    private readonly Dictionary<string, string> products;
    private readonly HashSet<string> goods;
    private readonly Chart chart;

    private SalesAccounts(Dictionary<string, string> products, Chart chart)
    {
        (this.products, this.chart) = (products, chart);
        goods = [.. products.Where(p => IsGoods(p.Key)).Select(p => p.Value)];
    }

    public string Customers => chart.Role("customers");
    public string Bank => chart.Role("bank");

    /// <summary>The product account of a line.</summary>
    public string Product(LineNature nature, string vatCode)
    {
        var word = nature == LineNature.Goods ? "goods" : "services";
        return products.GetValueOrDefault($"{word}:{vatCode}") ?? products[word];
    }

    /// <summary>The nature that a product account serves.</summary>
    public LineNature NatureOf(string product) => goods.Contains(product) ? LineNature.Goods : LineNature.Services;

    /// <summary>Whether the tax booked with a product waits for the receipt: services do, goods do not (CGI art. 269, 2).</summary>
    public bool WaitsForReceipt(string product) => NatureOf(product) == LineNature.Services;

    /// <summary>The account of tax that is due.</summary>
    public string VatDue(string vatCode) => chart.Role($"vat-due:{vatCode}");

    /// <summary>The account of tax that waits for its receipt.</summary>
    public string VatPending(string vatCode) => chart.Role($"vat-pending:{vatCode}");

    /// <summary>Reads <c>rules/sales-accounts.json</c>.</summary>
    /// <exception cref="FormatException">When it cannot be read, an account is not in the chart or serves both natures.</exception>
    public static SalesAccounts Parse(string json, Chart chart)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var products = document.RootElement.GetProperty("products").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!);
            if (!products.ContainsKey("services") || !products.ContainsKey("goods")) throw new ArgumentException("services and goods have an account each.");
            if (products.Values.FirstOrDefault(a => !chart.IsPostable(a)) is { } unknown) throw new ArgumentException($"{unknown} is not an account.");
            if (products.GroupBy(p => p.Value).FirstOrDefault(g => g.Select(p => IsGoods(p.Key)).Distinct().Count() > 1) is { } both)
                throw new ArgumentException($"{both.Key} serves both natures.");
            return new(products, chart);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("The accounts of sales cannot be read: " + e.Message, e);
        }
    }

    private static bool IsGoods(string key) => key.StartsWith("goods", StringComparison.Ordinal);
}
