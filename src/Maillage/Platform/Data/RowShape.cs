using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Maillage.Platform.Data;

/// <summary>How a new object of one type becomes a row, as the model maps it: for rows written without being tracked.</summary>
public sealed class RowShape
{
    private static readonly ConditionalWeakTable<IEntityType, RowShape> Known = [];

    private RowShape(IEntityType type)
    {
        Table = type.GetTableName()!;
        Columns = [.. type.GetFlattenedProperties().Select(p => new RowColumn(p, type))];
    }

    public string Table { get; }
    public IReadOnlyList<RowColumn> Columns { get; }

    /// <summary>The beginning of its statement, up to the values.</summary>
    public string Insert => field ??= $"""INSERT INTO "{Table}" ({string.Join(", ", Columns.Select(c => $"\"{c.Name}\""))}) VALUES """;

    /// <summary>The shape of the rows of a mapped type.</summary>
    public static RowShape Of(IModel model, Type type) => Known.GetValue(model.FindEntityType(type)!, t => new RowShape(t));
}

/// <summary>One column of a row.</summary>
public sealed class RowColumn
{
    private readonly IClrPropertyGetter? getter;
    private readonly object? constant;

    internal RowColumn(IProperty property, IEntityType type)
    {
        Name = property.GetColumnName();
        (Mapping, Nullable) = (property.GetRelationalTypeMapping(), property.IsNullable);
        if (property == type.FindDiscriminatorProperty()) constant = type.GetDiscriminatorValue();
        else getter = property.GetGetter();
    }

    public string Name { get; }
    public RelationalTypeMapping Mapping { get; }
    public bool Nullable { get; }

    /// <summary>Its value in an object, as the program holds it.</summary>
    public object? Of(object row) => getter is null ? constant : getter.GetClrValueUsingContainingEntity(row);

    /// <summary>Its value in an object, as the store holds it.</summary>
    public object Stored(object row) => Of(row) is { } value ? (Mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value : DBNull.Value;
}
