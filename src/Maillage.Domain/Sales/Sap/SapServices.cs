using System.Text.Json;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Receipts;

namespace Maillage.Domain.Sales.Sap;

/// <summary>A service to private persons at home (C. trav. D7231-1).</summary>
/// <param name="Ceiling">What a customer may count of it in a year (C. trav. D7233-5), or null.</param>
public sealed record SapService(string Code, string Label, Money? Ceiling, string Source);

/// <summary>The services and what of their payments counts: <c>rules/sap.json</c> in memory.</summary>
public sealed class SapServices
{
    private readonly HashSet<PaymentMethod> unpaid;
    private readonly HashSet<PaymentMethod> apart;

    private SapServices(IReadOnlyList<SapService> all, HashSet<PaymentMethod> unpaid, HashSet<PaymentMethod> apart) => (All, this.unpaid, this.apart) = (all, unpaid, apart);

    public IReadOnlyList<SapService> All { get; }

    public SapService? Find(string? code) => All.FirstOrDefault(s => s.Code == code);

    /// <summary>Whether a payment gives right to the tax credit (C. trav. D7233-3: not cash).</summary>
    public bool Counts(PaymentMethod method) => !unpaid.Contains(method);

    /// <summary>Whether the attestation tells it apart (C. trav. D7233-4: prepaid CESU).</summary>
    public bool IsApart(PaymentMethod method) => apart.Contains(method);

    /// <exception cref="FormatException">When the file does not hold what is needed.</exception>
    public static SapServices Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return new([.. root.GetProperty("services").EnumerateArray().Select(s => new SapService(s.GetProperty("code").GetString()!, s.GetProperty("label").GetString()!,
                s.GetProperty("ceiling") is { ValueKind: JsonValueKind.Number } most ? Money.FromEuros(most.GetDecimal()) : null, s.GetProperty("source").GetString()!))],
                Methods(root.GetProperty("unpaid")), Methods(root.GetProperty("apart")));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("The services to persons cannot be read: " + e.Message, e);
        }
    }

    private static HashSet<PaymentMethod> Methods(JsonElement words) => [.. words.EnumerateArray().Select(w => Enum.Parse<PaymentMethod>(w.GetString()!, ignoreCase: true))];
}
