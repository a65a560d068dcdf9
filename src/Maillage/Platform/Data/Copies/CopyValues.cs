using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace Maillage.Platform.Data.Copies;

/// <summary>Values between a store and a line of JSON, the same text whatever the engine.</summary>
internal static class CopyValues
{
    /// <summary>Microseconds: what PostgreSQL keeps.</summary>
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public static void Write(Utf8JsonWriter json, DbDataReader row, int i, Type type)
    {
        if (row.IsDBNull(i)) json.WriteNullValue();
        else if (type == typeof(string)) json.WriteStringValue(row.GetString(i));
        else if (type == typeof(long)) json.WriteNumberValue(row.GetInt64(i));
        else if (type == typeof(int)) json.WriteNumberValue(row.GetInt32(i));
        else if (type == typeof(bool)) json.WriteBooleanValue(row.GetBoolean(i));
        else if (type == typeof(byte[])) json.WriteBase64StringValue(row.GetFieldValue<byte[]>(i));
        else if (type == typeof(DateOnly)) json.WriteStringValue(row.GetFieldValue<DateOnly>(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        else if (type == typeof(DateTime)) json.WriteStringValue(row.GetFieldValue<DateTime>(i).ToString(Instant, CultureInfo.InvariantCulture));
        else if (type == typeof(DateTimeOffset)) json.WriteStringValue(row.GetFieldValue<DateTimeOffset>(i).UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture));
        else throw Unknown(type);
    }

    public static object Read(JsonElement value, Type type)
    {
        if (value.ValueKind == JsonValueKind.Null) return DBNull.Value;
        if (type == typeof(string)) return value.GetString()!;
        if (type == typeof(long)) return value.GetInt64();
        if (type == typeof(int)) return value.GetInt32();
        if (type == typeof(bool)) return value.GetBoolean();
        if (type == typeof(byte[])) return value.GetBytesFromBase64();
        if (type == typeof(DateOnly)) return DateOnly.ParseExact(value.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (type == typeof(DateTime)) return ReadInstant(value);
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(ReadInstant(value));
        throw Unknown(type);
    }

    private static DateTime ReadInstant(JsonElement value) => DateTime.ParseExact(value.GetString()!, Instant, CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private static InvalidOperationException Unknown(Type type) => new($"Copies do not know how to carry {type.Name}: teach {nameof(CopyValues)}.");
}
