using System.Globalization;
using System.Text.Json;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Customers;

/// <summary>The payment terms the law allows by kind of customer and date: <c>rules/payment-terms.json</c> in memory.</summary>
public sealed class PaymentTermLaw
{
    private readonly IReadOnlyList<Row> rows;

    private PaymentTermLaw(IReadOnlyList<Row> rows) => this.rows = rows;

    /// <summary>Refuses a term longer than the law allows.</summary>
    /// <param name="day">Day of the invoice.</param>
    public Result Check(CustomerKind customer, PaymentTerm term, DateOnly day, string? field = null)
    {
        if (term.Days is < 0 or > PaymentTerm.MostDays) return new Refusal("sales.customer.days", $"Le délai de paiement va de 0 à {PaymentTerm.MostDays} jours.", field);
        if (rows.FirstOrDefault(r => r.Customers.Contains(customer) && r.Validity.Contains(day)) is not { } law) return Result.Done;
        var most = term.EndOfMonth ? law.MostEndOfMonth : law.Most;
        return term.Days <= most ? Result.Done : new Refusal("sales.customer.days", law.Message, field, law.Source);
    }

    /// <summary>The terms to choose from for a kind of customer, shortest first.</summary>
    public IReadOnlyList<PaymentTerm> Choices(CustomerKind customer, DateOnly day) =>
        [.. Offered.Where(t => Check(customer, t, day).Ok)];

    private static readonly PaymentTerm[] Offered = [new(0), new(8), new(15), new(30), new(30, true), new(45), new(45, true), new(60)];

    /// <summary>Reads <c>rules/payment-terms.json</c>.</summary>
    /// <exception cref="FormatException">When the file does not hold what the law needs.</exception>
    public static PaymentTermLaw Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return new([.. document.RootElement.GetProperty("terms").EnumerateArray().Select(Read)]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("The payment terms cannot be read: " + e.Message, e);
        }
    }

    /// <param name="Most">Days at most from the issue.</param>
    /// <param name="MostEndOfMonth">Days at most when the due date then goes to the end of its month; −1 when that is not allowed.</param>
    private sealed record Row(IReadOnlyList<CustomerKind> Customers, int Most, int MostEndOfMonth, DateRange Validity, string Message, string Source);

    private static Row Read(JsonElement row) => new(
        [.. row.GetProperty("customers").EnumerateArray().Select(c => Enum.Parse<CustomerKind>(c.GetString()!, ignoreCase: true))],
        row.GetProperty("most").GetInt32(), row.GetProperty("mostEndOfMonth").GetInt32(),
        new(Day(row.GetProperty("from")), row.GetProperty("to") is { ValueKind: JsonValueKind.String } to ? Day(to) : null),
        row.GetProperty("message").GetString()!, row.GetProperty("source").GetString()!);

    private static DateOnly Day(JsonElement text) => DateOnly.ParseExact(text.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
