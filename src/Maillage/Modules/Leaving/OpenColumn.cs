using System.Text.Json.Serialization;
using Maillage.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Maillage.Modules.Leaving;

/// <summary>What the values of a column are, once outside.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OpenKind>))]
public enum OpenKind
{
    Text,
    Number,
    /// <summary>A whole number that names a row.</summary>
    Identity,
    /// <summary>Euros, with two decimals.</summary>
    Euros,
    /// <summary>20.00 for twenty percent.</summary>
    Percent,
    /// <summary>With four decimals.</summary>
    Quantity,
    /// <summary>Euros, with five decimals.</summary>
    UnitPrice,
    /// <summary>2026-11.</summary>
    Month,
    /// <summary>2026-11-24.</summary>
    Day,
    /// <summary>UTC, 2026-11-24T09:00:00.000000Z.</summary>
    Instant,
    /// <summary>true, false.</summary>
    YesNo,
    /// <summary>Hexadecimal up to 64 bytes, base64 beyond.</summary>
    Bytes,
}

/// <summary>A column of a table as it is taken away.</summary>
/// <param name="RefersTo">The table whose rows an identity names; null otherwise.</param>
public sealed record OpenColumn(string Name, OpenKind Kind, bool Nullable, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? RefersTo)
{
    /// <summary>What the store gives: long, string, DateOnly…</summary>
    [JsonIgnore]
    public Type Stored { get; init; } = typeof(string);

    /// <summary>Text without a limit: it may hold JSON.</summary>
    [JsonIgnore]
    public bool MayBeNested { get; init; }

    public static OpenColumn Of(IColumn column, IModel model)
    {
        var property = column.PropertyMappings.First().Property;
        var (type, stored) = (Bare(property.ClrType), Bare(column.ProviderClrType));
        var named = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>) ? model.FindEntityType(type.GetGenericArguments()[0])?.GetTableName() : null;
        var kind = KindOf(property.DeclaringType.ClrType, type, stored);
        return new OpenColumn(column.Name, kind, column.IsNullable, named == column.Table.Name && column.Table.PrimaryKey is { Columns: [var key] } && key.Name == column.Name ? null : named)
        {
            Stored = stored,
            MayBeNested = kind == OpenKind.Text && type == typeof(string) && property.GetMaxLength() is null,
        };
    }

    internal static Type Bare(Type type) => System.Nullable.GetUnderlyingType(type) ?? type;

    private static OpenKind KindOf(Type declaring, Type type, Type stored) =>
        declaring == typeof(Money) ? OpenKind.Euros
        : type == typeof(Rate) ? OpenKind.Percent
        : type == typeof(Quantity) ? OpenKind.Quantity
        : type == typeof(UnitPrice) ? OpenKind.UnitPrice
        : type == typeof(Month) ? OpenKind.Month
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>) ? OpenKind.Identity
        : stored == typeof(DateOnly) ? OpenKind.Day
        : stored == typeof(DateTime) || stored == typeof(DateTimeOffset) ? OpenKind.Instant
        : stored == typeof(bool) ? OpenKind.YesNo
        : stored == typeof(byte[]) ? OpenKind.Bytes
        : stored == typeof(string) ? OpenKind.Text
        : OpenKind.Number;
}
