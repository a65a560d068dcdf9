using System.Text.Json;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;

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
    public string BankFees => chart.Role("bank-fees");

    /// <summary>The till; each activity has its own by its dimension.</summary>
    public string Cash => chart.Role("cash");

    /// <summary>Cash that left a till and is not in the bank yet.</summary>
    public string CashOnItsWay => chart.Role("cash-on-its-way");

    /// <summary>Where money is on the day it is received: on the bank, in the till, or on its way to the bank (cheques, cards).</summary>
    public string Money(PaymentMethod method) => chart.Role(method switch
    {
        PaymentMethod.Cheque => "cheques",
        PaymentMethod.Cesu => "cesu",
        PaymentMethod.Card => "card-clearing",
        PaymentMethod.Cash => "cash",
        _ => "bank",
    });

    /// <summary>Where the money of a receipt is; a refund by cheque leaves the bank, since that cheque is ours.</summary>
    public string Money(Receipt receipt) => receipt is { IsRefund: true, Method: PaymentMethod.Cheque or PaymentMethod.Cesu } ? Bank : Money(receipt.Method);

    /// <summary>What bears a claim given up: bad debts, or small differences on the side of their sign.</summary>
    public string Loss(WriteOffCause cause, Money amount) =>
        chart.Role(cause == WriteOffCause.Irrecoverable ? "irrecoverable-debts" : amount.IsNegative ? "rounding-gain" : "rounding-loss");

    /// <summary>What customers paid or owe before the sale.</summary>
    public string Advances => chart.Role("advances-received");

    /// <summary>What customers retain on works.</summary>
    public string Retentions => chart.Role("customer-retentions");

    /// <summary>A line of an invoice with its account: a product account, or that of advances for a deposit.</summary>
    public PricedDraft Price(DraftLine line, Func<string, Rate> rateOf, DocumentKind kind = DocumentKind.Invoice)
    {
        if (line.Kind is LineKind.Section or LineKind.Text || (line.Kind == LineKind.Discount && line.Discount != Rate.Zero)) return new(line, "", Rate.Zero);
        return new(line, kind == DocumentKind.Deposit ? Advances : Product(line.Nature, line.VatCode), rateOf(line.VatCode));
    }

    /// <summary>The product account of a line.</summary>
    public string Product(LineNature nature, string vatCode)
    {
        var word = nature == LineNature.Goods ? "goods" : "services";
        return products.GetValueOrDefault($"{word}:{vatCode}") ?? products[word];
    }

    /// <summary>The nature that a product account serves.</summary>
    public LineNature NatureOf(string product) => goods.Contains(product) ? LineNature.Goods : LineNature.Services;

    /// <summary>Whether the tax booked with an account waits for the receipt: services and deposits do, goods do not (CGI art. 269, 2, a, a bis and c).</summary>
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
