using System.Reflection;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Maillage.Tests.Engines.Ledger;

/// <summary>A column forgotten in the hash could be changed without trace: every column of the model is changed, one after the other.</summary>
public sealed class HashTests
{
    /// <summary>What the hash cannot or need not hold: itself, its format (which decides how to read the rest), the counter of saves, the flag that the triggers read.</summary>
    private static readonly string[] Apart = ["Entry.Hash", "Entry.HashFormat", "Entry.Version", "EntryLine.Validated"];

    [Fact]
    public async Task Changing_any_stored_column_changes_the_hash()
    {
        await using var house = await TestHouse.Open();
        var posted = (await house.Post("2026-11-24 VE Facture F1\n 411 Atelier 1200.00\n 706 Atelier -1200.00")).Value!;
        var forgotten = new List<string>();
        var seen = 0;
        await house.Read(async db =>
        {
            foreach (var type in (Type[])[typeof(Entry), typeof(EntryLine)])
                foreach (var (name, member, change) in Columns(db.Model.FindEntityType(type)!))
                {
                    var entry = await db.Set<Entry>().AsNoTracking().SingleAsync(e => e.Id == posted.Id);
                    var hash = entry.Hash;
                    Assert.Equal(hash, EntryHash.Of(entry));
                    object target = type == typeof(Entry) ? entry : entry.Lines.OrderBy(l => l.Rank).First();
                    member.SetValue(target, change(member.GetValue(target)));
                    seen++;
                    if (EntryHash.Of(entry) == hash) forgotten.Add($"{type.Name}.{name}");
                }
            return 0;
        });

        Assert.True(seen > 25, $"{seen} columns were seen");
        Assert.Equal(Apart.Order(), forgotten.Order());
    }

    private static IEnumerable<(string Name, PropertyInfo Member, Func<object?, object?> Change)> Columns(IEntityType type)
    {
        foreach (var property in type.GetProperties().Where(p => p.PropertyInfo is not null && p.Name != "HashFormat"))
            yield return (property.Name, property.PropertyInfo!, value => Other(value, property.ClrType));
        foreach (var money in type.GetComplexProperties())
            yield return (money.Name, money.PropertyInfo!, value => (Money)value! + new Money(1));
        if (type.FindProperty("HashFormat") is { PropertyInfo: { } format }) yield return ("HashFormat", format, value => value);
    }

    private static object? Other(object? value, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return value + "x";
        if (type == typeof(int)) return (int?)value + 1 ?? 1;
        if (type == typeof(long)) return (long?)value + 1 ?? 1;
        if (type == typeof(bool)) return !(bool)value!;
        if (type == typeof(DateOnly)) return ((DateOnly?)value)?.AddDays(1) ?? new DateOnly(2026, 1, 1);
        if (type == typeof(DateTime)) return ((DateTime?)value)?.AddMilliseconds(1) ?? DateTime.UnixEpoch;
        if (type == typeof(CooperativeId)) return new CooperativeId(((CooperativeId)value!).Value + 1);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>))
            return Activator.CreateInstance(type, (value is null ? 0 : (long)type.GetProperty("Value")!.GetValue(value)!) + 1);
        throw new NotSupportedException($"Say how to change a {type.Name}.");
    }
}
