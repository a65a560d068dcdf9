using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Documents;

/// <summary>
/// The canonical JSON of a snapshot: members in the order of the record, no space, amounts as whole numbers of their unit (cents,
/// hundred-thousandths of a euro, ten-thousandths, hundredths of a percent), dates as <c>2026-11-24</c>, absent values as null.
/// </summary>
public static class SnapshotJson
{
    /// <summary>The shape written today. A later shape gets a new number; old snapshots stay readable.</summary>
    public const int CurrentFormat = 1;

    /// <summary>How values of the kernel are written: whole numbers of their unit.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter(),
            new Whole<Money>(m => m.Cents, n => new(n)), new Whole<Quantity>(q => q.TenThousandths, n => new(n)),
            new Whole<UnitPrice>(p => p.HundredThousandths, n => new(n)), new Whole<Rate>(r => r.BasisPoints, n => new((int)n)),
        },
    };

    public static string Write(DocumentSnapshot snapshot) => JsonSerializer.Serialize(snapshot, Options);

    /// <exception cref="FormatException">When the text is not a snapshot of a known shape.</exception>
    public static DocumentSnapshot Read(string json)
    {
        try
        {
            var snapshot = JsonSerializer.Deserialize<DocumentSnapshot>(json, Options);
            return snapshot is { Format: CurrentFormat } ? snapshot : throw new FormatException("The shape of this snapshot is unknown.");
        }
        catch (JsonException e)
        {
            throw new FormatException("This is not an invoice snapshot: " + e.Message, e);
        }
    }

    /// <summary>SHA-256 of the canonical text, in lower hexadecimal.</summary>
    public static string Hash(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    private sealed class Whole<T>(Func<T, long> write, Func<long, T> read) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => read(reader.GetInt64());
        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteNumberValue(write(value));
    }
}
