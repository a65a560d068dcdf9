using System.Globalization;
using System.Text.Json;
using Maillage.Domain.Kernel;
using Maillage.Tests.Vectors;
using static Maillage.Tests.Vectors.VectorReading;

namespace Maillage.Tests.Takeover.Endi;

/// <summary>The vectors that restate the peer's own bookkeeping and rights: what a cooperative that migrates may compare with.</summary>
[Trait("Kind", "Vectors")]
public class EndiVectors
{
    public static TheoryData<string, string> Entries => VectorFile.Rows("entries");
    public static TheoryData<string, string> Rights => VectorFile.Rows("rights");

    [Theory, MemberData(nameof(Entries))]
    public void Entries_of_the_peer_follow_the_vectors(string id, string title)
    {
        Assert.NotEmpty(title);
        VectorFile.Run("entries", id, Compute);
    }

    [Theory, MemberData(nameof(Rights))]
    public void Rights_of_the_peer_follow_the_vectors(string id, string title)
    {
        Assert.NotEmpty(title);
        VectorFile.Run("rights", id, Compute);
    }

    /// <summary>What the product does not do: a credit note takes back lines there, never payments.</summary>
    [Fact]
    public void A_credit_note_of_the_peer_gives_payments_back_as_lines() => VectorFile.Run("totals", "totals-20", Compute);

    /// <summary>What the product does not do: there a flag settles nothing.</summary>
    [Fact]
    public void A_flag_settles_an_invoice_of_the_peer() => VectorFile.Run("payments", "payments-17", Compute);

    private static object Compute(string op, JsonElement input) => op switch
    {
        "productGroups" => Values(("groups", Groups(input).Select(g => (object?)Values(("product", g.Product), ("vatRate", Figure(g.VatRate)), ("ht", g.Ht.Euros), ("vat", g.Vat.Euros))).ToList())),
        "salesEntries" => Sales(input),
        "moduleEntries" => Set(EndiEntries.Module(input.Number("base"), input.Number("percent"), input.Text("debitAccount"), input.Text("creditAccount"), input.Text("transitAccount"),
            input.Text("activity"), input.Text("caeActivity"), input.Flag("provision"))),
        "customerRetention" => Retention(input),
        "groupCustomerLines" => Grouped(input),
        "rateCascade" => Values(("percent", EndiEntries.Rate(Null(input, "document"), Pair(input, "activity"), Pair(input, "cae"), input.Flag("internal")) is { } rate ? Figure(rate) : null)),
        "paymentEntries" => Payment(input),
        "can" => Can(input),
        "creditNote" => CreditNote(input),
        "status" => Values(("status", input.Flag("forcedSettled") ? "settled" : "waiting")),
        _ => throw new NotSupportedException($"No rule computes '{op}'."),
    };

    private static IReadOnlyList<EndiGroup> Groups(JsonElement document) => EndiEntries.Groups(
        document.List("lines").Select(Line), document.TryGetProperty("extraHt", out var extra) ? (extra.Number("amount"), extra.Text("vatRate")) : null,
        document.TextOrNull("extraTtc") is { } ttc ? decimal.Parse(ttc, CultureInfo.InvariantCulture) : 0);

    private static EndiLine Line(JsonElement line) => new(line.TextOrNull("product") ?? "", line.Number("unitPrice") * line.Number("quantity"), line.Text("vatRate"));

    private static object Sales(JsonElement input)
    {
        var (invoice, settings) = (input.GetProperty("invoice"), input.GetProperty("settings"));
        var accounts = new EndiSettings(settings.Whole("paymentDays"), settings.TextOrNull("customerAccount"), Map(settings, "products"), Map(settings, "vatAccounts"),
            settings.TextOrNull("extrasAccount"), settings.TextOrNull("discountAccount"), settings.TextOrNull("discountVatAccount"));
        var entries = EndiEntries.Sales(invoice.Text("activity"), invoice.Day("date"), Groups(invoice), [.. invoice.List("discounts").Select(d => (d.Number("amountHt"), d.Text("vatRate")))], accounts);
        return entries is null ? Values(("refused", true)) : Set(entries);
    }

    private static object Retention(JsonElement input)
    {
        var (entries, due) = EndiEntries.Retention(input.Number("ttc"), input.Number("percent"), input.Day("invoiceDate"), input.Whole("delayDays"),
            input.Text("retentionAccount"), input.Text("customerAccount"), input.Text("activity"));
        return Values(("entries", Rows(entries)), ("dueDate", Iso(due)));
    }

    private static object Grouped(JsonElement input)
    {
        var given = input.List("entries").Select(e => new EndiEntry(e.Text("account"), e.Text("activity"), Money.FromEuros(e.Text("side") == "debit" ? e.Number("amount") : -e.Number("amount")))).ToList();
        var grouped = EndiEntries.GroupCustomer(given, input.Text("customerAccount"));
        return Values(("entries", Rows(grouped)), ("count", grouped.Count));
    }

    private static object Payment(JsonElement input)
    {
        (Rate, string, string)? vat = input.TryGetProperty("vatOnReceipts", out var on)
            ? (Rate.FromPercent(on.Number("vatRate")), on.Text("pendingAccount"), on.Text("dueAccount")) : null;
        var entries = EndiEntries.Payment(Money.FromEuros(input.Number("amount")), input.Text("customerAccount"), input.Text("bankAccount"), input.Text("activity"), vat);
        return Values(("journal", input.Text("bankJournal")), ("reference", $"{input.Text("invoiceNumber")}/{input.Text("remittance")}"), ("entries", Rows(entries)));
    }

    private static object Can(JsonElement input)
    {
        var (flags, document) = (input.GetProperty("flags"), input.GetProperty("document"));
        var seen = new EndiDocument(document.Text("type"), document.TextOrNull("status"), document.Flag("aborted"), document.Flag("signed"), document.Flag("invoiced"), document.Flag("settled"), document.Flag("partlyPaid"));
        var actions = input.List("actions").Select(a => a.GetString()!).ToLookup(a =>
            EndiRights.Can(a, input.Text("role") == "support", flags.Flag("selfValidation"), flags.Flag("managePayments"), seen));
        return Values(("allowed", actions[true].Cast<object?>().ToList()), ("denied", actions[false].Cast<object?>().ToList()));
    }

    private static object CreditNote(JsonElement input)
    {
        var invoice = input.GetProperty("invoice");
        var extra = invoice.TryGetProperty("extraHt", out var e) ? new EndiLine("extra", e.Number("amount"), e.Text("vatRate")) : null;
        var lines = EndiEntries.CreditLines(invoice.List("lines").Select(Line), invoice.List("discounts").Select(d => new EndiLine("discount", d.Number("amountHt"), d.Text("vatRate"))), extra,
            input.List("payments").Select(p => (p.Number("amount"), p.Text("vatRate"))));
        var vat = lines.GroupBy(l => l.VatRate).ToDictionary(g => g.Key, g => Money.FromEuros(g.Sum(l => l.Ht * EndiEntries.Fraction(l.VatRate))));
        var ht = Money.FromEuros(lines.Sum(l => l.Ht));
        return Values(("lineCount", lines.Count - (extra is null ? 0 : 1)), ("ht", ht.Euros), ("ttc", (ht + vat.Values.Sum()).Euros), ("vatByRate", vat.ToDictionary(v => v.Key, object? (v) => v.Value.Euros)));
    }

    /// <summary>Entries compare as a set: both sides are put in one order, the expected one being that of the vectors.</summary>
    private static object Set(IReadOnlyList<EndiEntry> entries) => Values(("entries", Rows(entries)));

    private static List<object?> Rows(IReadOnlyList<EndiEntry> entries) =>
        [.. entries.Select(e => Values(("account", e.Account), ("activity", e.Activity), ("side", e.Amount.IsNegative ? "credit" : "debit"), ("amount", e.Amount.Abs.Euros), ("dueDate", e.Due is { } due ? Iso(due) : null)))];

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static decimal Figure(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string? Null(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static (string?, string?) Pair(JsonElement row, string name) => (Null(row.GetProperty(name), "external"), Null(row.GetProperty(name), "internal"));

    private static Dictionary<string, string> Map(JsonElement row, string name) => row.GetProperty(name).EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!);
}
