using System.Data.Common;
using System.Globalization;
using Maillage.Domain.Kernel;

namespace Maillage.Modules.Leaving;

/// <summary>Values of the store as text that any program reads: a point for decimals, days and instants as ISO 8601.</summary>
public static class OpenValue
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>Null for no value.</summary>
    public static string? Of(DbDataReader row, int i, OpenColumn column)
    {
        if (row.IsDBNull(i)) return null;
        return column.Kind switch
        {
            OpenKind.Euros => new Money(Number(row, i, column)).Euros.ToString("0.00", Plain),
            OpenKind.Percent => new Rate((int)Number(row, i, column)).Percent.ToString("0.00", Plain),
            OpenKind.Quantity => new Quantity(Number(row, i, column)).Value.ToString("0.0000", Plain),
            OpenKind.UnitPrice => new UnitPrice(Number(row, i, column)).Euros.ToString("0.00000", Plain),
            OpenKind.Month => new Month((int)Number(row, i, column)).ToString(),
            OpenKind.Identity or OpenKind.Number => Number(row, i, column).ToString(Plain),
            OpenKind.Day => row.GetFieldValue<DateOnly>(i).ToString("yyyy-MM-dd", Plain),
            OpenKind.Instant => (column.Stored == typeof(DateTimeOffset) ? row.GetFieldValue<DateTimeOffset>(i).UtcDateTime : row.GetFieldValue<DateTime>(i)).ToString(Instant, Plain),
            OpenKind.YesNo => row.GetBoolean(i) ? "true" : "false",
            OpenKind.Bytes => Bytes(row.GetFieldValue<byte[]>(i)),
            _ => row.GetString(i),
        };
    }

    private static long Number(DbDataReader row, int i, OpenColumn column) => column.Stored == typeof(int) ? row.GetInt32(i) : row.GetInt64(i);

    private static string Bytes(byte[] bytes) => bytes.Length <= 64 ? Convert.ToHexStringLower(bytes) : Convert.ToBase64String(bytes);
}
