using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Platform.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Maillage.Modules.Leaving;

/// <summary>A table as it is taken away, derived from the model: a new one cannot be forgotten.</summary>
/// <param name="Columns">In the order of the file; secrets left out, and the bytes of files, which are files of their own.</param>
public sealed record OpenTable(string Name, IReadOnlyList<OpenColumn> Columns)
{
    /// <summary>The condition on the rows of one cooperative, whose number is <c>@p0</c>; null when nothing ties the rows to one.</summary>
    public required string? Owned { get; init; }

    /// <summary>The condition on the rows of some activities, whose identities stand for <c>{0}</c>; null when nothing ties the rows to an activity.</summary>
    public required string? OfActivities { get; init; }

    /// <summary>The order of the rows.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>Every table of the program, by name.</summary>
    public static IReadOnlyList<OpenTable> AllOf(IModel model) =>
        [.. model.GetRelationalModel().Tables.OrderBy(t => t.Name, StringComparer.Ordinal).Select(t => Of(t, model))];

    private static OpenTable Of(ITable table, IModel model) => new(table.Name,
        [.. table.Columns.Where(c => !AuditScope.IsSecret(table.Name, c.Name) && c.Name != "Bytes").OrderBy(Place).Select(c => OpenColumn.Of(c, model))])
    {
        Owned = OwnedBy(table),
        OfActivities = TiedTo(table, model, []),
        Key = [.. table.PrimaryKey!.Columns.Select(c => c.Name)],
    };

    /// <summary>The key first, then the columns as the model declares them.</summary>
    private static int Place(IColumn column) => column.Table.PrimaryKey!.Columns.Any(k => k.Name == column.Name) ? 0 : 1;

    private static string? OwnedBy(ITable table)
    {
        if (table.Columns.FirstOrDefault(c => TypeOf(c) == typeof(CooperativeId)) is { } own) return $"\"{own.Name}\" = @p0";
        foreach (var key in table.ForeignKeyConstraints.Where(k => k.Columns.Count == 1 && k.PrincipalTable != table))
            if (OwnedBy(key.PrincipalTable) is { } owner) return $"\"{key.Columns[0].Name}\" IN (SELECT \"{key.PrincipalColumns[0].Name}\" FROM \"{key.PrincipalTable.Name}\" WHERE {owner})";
        return null;
    }

    private static string? TiedTo(ITable table, IModel model, IReadOnlyList<ITable> asking)
    {
        if (asking.Contains(table)) return null;
        var direct = table.Columns.Where(c => TypeOf(c) == typeof(Id<Activity>)).Select(c => $"\"{c.Name}\" IN ({{0}})").ToList();
        if (direct.Count > 0) return $"({string.Join(" OR ", direct)})";
        foreach (var column in table.Columns.Where(c => TypeOf(c) is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Id<>)))
        {
            if (model.FindEntityType(TypeOf(column).GetGenericArguments()[0]) is not { } named || named.GetTableMappings().FirstOrDefault()?.Table is not { } target) continue;
            if (target.PrimaryKey is { Columns: [var key] } && TiedTo(target, model, [.. asking, table]) is { } condition)
                return $"\"{column.Name}\" IN (SELECT \"{key.Name}\" FROM \"{target.Name}\" WHERE {condition})";
        }
        return null;
    }

    private static Type TypeOf(IColumn column) => OpenColumn.Bare(column.PropertyMappings.First().Property.ClrType);
}
