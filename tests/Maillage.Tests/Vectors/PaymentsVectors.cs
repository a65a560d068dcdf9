using System.Text.Json;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Receipts;
using static Maillage.Tests.Vectors.VectorReading;

namespace Maillage.Tests.Vectors;

[Trait("Kind", "Vectors")]
public class PaymentsVectors
{
    private static readonly Dictionary<string, string> NotOfTheProduct = new()
    {
        ["status/forcedSettled"] = "an invoice is settled by entries (money, a credit note, an advance, a loss), never by a flag",
    };

    public static TheoryData<string, string> Cases => VectorFile.Rows("payments");

    [Theory, MemberData(nameof(Cases))]
    public void Payments_follow_the_vectors(string id, string title)
    {
        Assert.NotEmpty(title);
        VectorFile.Run("payments", id, Compute, NotOfTheProduct);
    }

    private static object Compute(string op, JsonElement input) => op switch
    {
        "balance" => Balance(Invoice(input)),
        "splitByVat" => Split(input),
        "coversAll" => Values(("coversAll", InvoiceBalance.CoversAll(Euros(input, "due"), Euros(input, "payment")))),
        "status" => Values(("status", Name(Invoice(input).Status))),
        "accept" => Values(("accepted", InvoiceBalance.Accept(Euros(input, "due"), Euros(input, "payment"), Euros(input, "tolerance")).Ok)),
        "vatInPayment" => Values(("vat", PaymentSplit.VatContained(Euros(input, "amount"), TotalsVectors.RateOf(input.Text("vatRate"))))),
        "late" => Values(("late", InvoiceBalance.IsLate(
            input.Day("invoiceDate"), input.Day("today"), input.Whole("delayDays"), Enum.Parse<PaymentStatus>(input.Text("status"), ignoreCase: true)))),
        _ => throw new NotSupportedException($"No rule computes '{op}'."),
    };

    private static InvoiceBalance Invoice(JsonElement input) => new(
        Euros(input, "invoiceTotal"),
        [.. input.List("payments").Select(p => Money.FromEuros(p.Number()))],
        [.. input.List("creditNotes").Select(c => Money.FromEuros(c.Number()))]);

    private static object Balance(InvoiceBalance balance) =>
        Values(("paid", balance.Paid.Euros), ("credited", balance.Credited.Euros), ("due", balance.Due.Euros));

    private static object Split(JsonElement input)
    {
        var dues = input.List("dueByRate").Select(d => new DueByVat(d.Text("vatRate"), d.Number("due"))).ToList();
        var payment = Euros(input, "payment");
        var parts = PaymentSplit.Split(dues, payment);
        return Values(
            ("parts", parts.Select(p => (object?)Values(("vatRate", p.VatCode), ("amount", p.Amount.Euros))).ToList()),
            ("sum", parts.Sum(p => p.Amount).Euros),
            ("dueAfter", PaymentSplit.DueAfter(dues, payment).Euros));
    }

    private static Money Euros(JsonElement input, string name) => Money.FromEuros(input.Number(name));

    private static string Name(PaymentStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());
}
