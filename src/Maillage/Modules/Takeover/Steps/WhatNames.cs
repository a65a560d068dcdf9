using System.Globalization;
using Maillage.Domain.Kernel;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Maillage.Modules.Takeover.Steps;

/// <summary>Finds what was built upon things, by the model itself: every column that holds the identity of one.</summary>
public sealed class WhatNames(Db db)
{
    private const int PartSize = 200;

    /// <summary>The first of these things that a row names, null when none is named.</summary>
    /// <param name="besides">Tables whose rows go with the thing.</param>
    public async Task<Id<T>?> First<T>(IReadOnlyCollection<Id<T>> ids, params IReadOnlyList<string> besides)
    {
        foreach (var (table, column) in Columns<T>().Where(c => !besides.Contains(c.Table)))
            foreach (var part in ids.Chunk(PartSize))
            {
                await using var command = db.Command($"""
                    SELECT "{column}" FROM "{table}" WHERE "CooperativeId" = @p0 AND "{column}" IN ({string.Join(", ", part.Select((_, i) => $"@p{i + 1}"))}) LIMIT 1
                    """, [db.Cooperative.Value, .. part.Select(i => i.Value)]);
                if (await command.ExecuteScalarAsync() is { } named and not DBNull) return new Id<T>(Convert.ToInt64(named, CultureInfo.InvariantCulture));
            }
        return null;
    }

    /// <summary>Columns typed as its identity, and those of plain numbers that bear its name; not its own key.</summary>
    private IEnumerable<(string Table, string Column)> Columns<T>() =>
        from type in db.Model.GetEntityTypes()
        where type.FindProperty("CooperativeId") is not null
        let table = type.GetTableName()
        where table is not null && !table.StartsWith("Takeover", StringComparison.Ordinal) && !table.StartsWith("Audit", StringComparison.Ordinal)
        from property in type.GetDeclaredProperties()
        where property.ClrType == typeof(Id<T>) || property.ClrType == typeof(Id<T>?) || (property.ClrType == typeof(long) && property.Name == typeof(T).Name + "Id")
        where !(type.ClrType == typeof(T) && property.IsPrimaryKey())
        select (table, property.GetColumnName(StoreObjectIdentifier.Table(table, type.GetSchema())) ?? property.Name);
}
