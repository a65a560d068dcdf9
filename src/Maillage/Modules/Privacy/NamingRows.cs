using System.Linq.Expressions;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Maillage.Modules.Privacy;

/// <summary>Reads the rows of any table of which a column names someone, as values to take away: no secret, no file, nothing of the cooperative they are in.</summary>
public sealed class NamingRows(Db db)
{
    /// <summary>All that the rows say.</summary>
    /// <param name="value">Of the type of the column.</param>
    public Task<List<IReadOnlyDictionary<string, object?>>> Whole(IEntityType type, IProperty property, object value) => Read(type, property, value, nameof(WholeOf));

    /// <summary>Which rows they are, by their key, and their instants: not what others are in them.</summary>
    /// <param name="value">Of the type of the column.</param>
    public Task<List<IReadOnlyDictionary<string, object?>>> Bare(IEntityType type, IProperty property, object value) => Read(type, property, value, nameof(BareOf));

    private Task<List<IReadOnlyDictionary<string, object?>>> Read(IEntityType type, IProperty property, object value, string how) =>
        (Task<List<IReadOnlyDictionary<string, object?>>>)typeof(NamingRows).GetMethod(how, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
            .MakeGenericMethod(type.ClrType).Invoke(this, [type, property, value])!;

    private async Task<List<IReadOnlyDictionary<string, object?>>> WholeOf<T>(IEntityType type, IProperty property, object value) where T : class
    {
        var rows = await Asked<T>(property, value).ToListAsync();
        var told = type.GetFlattenedProperties().Where(p => !p.IsShadowProperty() && !AuditScope.IsSecret(type.GetTableName()!, p.GetColumnName()) && p.Name != "CooperativeId" && p.ClrType != typeof(byte[])).ToList();
        return [.. rows.Select(r => (IReadOnlyDictionary<string, object?>)told.ToDictionary(p => p.GetColumnName(), p => Said(db.Entry(r).CurrentValues[p])))];
    }

    private async Task<List<IReadOnlyDictionary<string, object?>>> BareOf<T>(IEntityType type, IProperty property, object value) where T : class
    {
        var table = type.GetTableName()!;
        var told = type.GetProperties().Where(p => !AuditScope.IsSecret(table, p.GetColumnName()) && p.Name != "CooperativeId" && (p.IsPrimaryKey() || p.ClrType == typeof(DateTime) || p.ClrType == typeof(DateTime?))).ToList();
        var row = Expression.Parameter(typeof(T));
        var values = Expression.NewArrayInit(typeof(object), told.Select(p => Expression.Convert(Expression.Call(typeof(EF), nameof(EF.Property), [p.ClrType], row, Expression.Constant(p.Name)), typeof(object))));
        var rows = await Asked<T>(property, value).Select(Expression.Lambda<Func<T, object?[]>>(values, row)).ToListAsync();
        return [.. rows.Select(r => (IReadOnlyDictionary<string, object?>)told.Select((p, i) => (p.Name, Value: Said(r[i]))).Prepend(("Colonne", property.Name)).Prepend(("Table", table)).ToDictionary(t => t.Item1, t => t.Item2))];
    }

    private IQueryable<T> Asked<T>(IProperty property, object value) where T : class
    {
        var row = Expression.Parameter(typeof(T));
        var column = Expression.Call(typeof(EF), nameof(EF.Property), [property.ClrType], row, Expression.Constant(property.Name));
        return db.Set<T>().AsNoTracking().IgnoreAutoIncludes().Where(Expression.Lambda<Func<T, bool>>(Expression.Equal(column, Expression.Constant(value, property.ClrType)), row));
    }

    private static object? Said(object? value) => value is null or string or bool or int or long or DateOnly or DateTime ? value : value.ToString();
}
