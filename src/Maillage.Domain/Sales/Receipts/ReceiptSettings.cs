using System.Text.Json;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Receipts;

/// <summary>What a cooperative decides about receipts: <c>rules/receipts.json</c>.</summary>
/// <param name="SmallDifference">Up to what amount a remainder may be closed as a small difference.</param>
public sealed record ReceiptSettings(Money SmallDifference)
{
    /// <exception cref="FormatException">When the file does not hold it.</exception>
    public static ReceiptSettings Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return new(Money.FromEuros(document.RootElement.GetProperty("smallDifference").GetDecimal()));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new FormatException("The rules of receipts cannot be read: " + e.Message, e);
        }
    }
}
