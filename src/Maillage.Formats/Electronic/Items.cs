using System.Collections;
using System.Runtime.CompilerServices;

namespace Maillage.Formats.Electronic;

/// <summary>A list that is equal to another when its items are, so that two records that hold the same things are equal.</summary>
[CollectionBuilder(typeof(Items), nameof(Items.Of))]
public sealed class Items<T>(params T[] items) : IReadOnlyList<T>, IEquatable<Items<T>>
{
    /// <summary>No item.</summary>
    public static readonly Items<T> None = new();

    public int Count => items.Length;
    public T this[int index] => items[index];

    public bool Equals(Items<T>? other) => other is not null && items.AsSpan().SequenceEqual(other.AsSpan());
    public override bool Equals(object? obj) => Equals(obj as Items<T>);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in items) hash.Add(item);
        return hash.ToHashCode();
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();
    public override string ToString() => $"[{string.Join(", ", items)}]";

    private ReadOnlySpan<T> AsSpan() => items;
}

/// <summary>Makes <see cref="Items{T}"/> from collection expressions and sequences.</summary>
public static class Items
{
    public static Items<T> Of<T>(ReadOnlySpan<T> items) => items.IsEmpty ? Items<T>.None : new(items.ToArray());
    public static Items<T> ToItems<T>(this IEnumerable<T> items) => [.. items];
}
