using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Maillage.Platform.Audit;

/// <summary>How the rows of a type are noted.</summary>
internal sealed class AuditShape
{
    private const int MostText = 500;

    private static readonly ConcurrentDictionary<IEntityType, AuditShape?> Known = [];

    /// <summary>Columns that say nothing to who reads.</summary>
    private static readonly HashSet<string> Unsaid = ["CooperativeId", "Id", "Version", "NormalizedEmail", "NormalizedUserName", "AccessFailedCount", "LockoutEnd"];

    private readonly string kind;
    private readonly IProperty? id;
    /// <summary>Name of the type of what is a part of a record; null for a record itself.</summary>
    private readonly string? part;
    private readonly IReadOnlyList<(string Name, IProperty Property)> fields;

    private AuditShape(IEntityType type)
    {
        var whole = WholeOf(type);
        kind = (whole?.Type ?? type).GetRootType().ClrType.Name;
        id = whole?.Key ?? (type.FindPrimaryKey()?.Properties is [var key] && IsRecordKey(key) ? key : null);
        part = whole is null ? null : type.ClrType.Name;
        fields = [.. type.GetFlattenedProperties().Where(p => !p.IsShadowProperty() && p != id).Select(p => (p.GetColumnName(), p)).Where(f => !Unsaid.Contains(f.Item1) && !AuditScope.Secrets.Contains(f.Item1))];
    }

    /// <summary>Null for a type whose rows are not noted.</summary>
    public static AuditShape? Of(IEntityType type) => Known.GetOrAdd(type, t => t.GetTableName() is { } table && AuditScope.Left.ContainsKey(table) ? null : new(t));

    /// <summary>The kind of record under which the rows are noted; null when they are of none.</summary>
    public string? Kind => id is null ? null : kind;

    /// <summary>
    /// The record that a row goes with, of which it is noted as a change: one that takes it away when it goes, or whose identity is all that tells its rows apart, as
    /// with what is cancelled once.
    /// </summary>
    private static (IEntityType Type, IProperty Key)? WholeOf(IEntityType type)
    {
        if (type.GetForeignKeys().FirstOrDefault(k => k.DeleteBehavior == DeleteBehavior.Cascade && k.Properties.Count == 1 && IsRecordKey(k.Properties[0])) is { } owner) return (owner.PrincipalEntityType, owner.Properties[0]);
        if (type.FindPrimaryKey()?.Properties is [{ Name: "CooperativeId" }, { ClrType.IsGenericType: true } own] && IsRecordKey(own) && type.Model.FindEntityType(own.ClrType.GenericTypeArguments[0]) is { } whole) return (whole, own);
        return null;
    }

    /// <summary>What was done to a tracked row; null for nothing worth noting.</summary>
    public AuditChange? Of(EntityEntry entry)
    {
        if (entry.State == EntityState.Added) return Added(entry.Entity);
        var (before, now) = (entry.OriginalValues, entry.CurrentValues);
        var said = new Dictionary<string, IReadOnlyList<string?>>();
        foreach (var (name, property) in fields)
        {
            var old = before[property];
            if (entry.State == EntityState.Deleted) said[name] = [Say(old)];
            else if (now[property] is var value && !Same(old, value)) said[name] = [Say(old), Say(value)];
        }
        if (entry.State == EntityState.Modified) return said.Count == 0 ? null : new(kind, IdOf(entry.Entity), AuditVerb.Changed, said);
        if (part is not null) said[part] = [];
        return new(kind, IdOf(entry.Entity), part is null ? AuditVerb.Removed : AuditVerb.Changed, said);
    }

    public AuditChange Added(object row) => part is null
        ? new(kind, IdOf(row), AuditVerb.Added) : new(kind, IdOf(row), AuditVerb.Changed, new Dictionary<string, IReadOnlyList<string?>> { [part] = [] });

    private static bool IsRecordKey(IProperty key) => key.ClrType == typeof(long) || key.ClrType.IsGenericType && key.ClrType.GetGenericTypeDefinition() == typeof(Domain.Kernel.Id<>);

    private long? IdOf(object row) => id is null ? null : (long)(id.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(id.GetGetter().GetClrValue(row)) : id.GetGetter().GetClrValue(row))!;

    private static bool Same(object? one, object? other) => one is byte[] a && other is byte[] b ? a.AsSpan().SequenceEqual(b) : Equals(one, other);

    private static string? Say(object? value) => value switch
    {
        null => null,
        byte[] bytes => string.Create(CultureInfo.InvariantCulture, $"{bytes.Length} octets"),
        DateOnly or DateTime => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ when value.ToString() is { Length: > MostText } text => text[..MostText] + "…",
        _ => value.ToString(),
    };
}
