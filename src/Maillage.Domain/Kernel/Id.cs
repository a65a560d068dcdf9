using System.Globalization;

namespace Maillage.Domain.Kernel;

/// <summary>The identity of a <typeparamref name="T"/>: a time-ordered 53-bit integer, exact in JavaScript.</summary>
public readonly record struct Id<T>(long Value) : IComparable<Id<T>>, IParsable<Id<T>>
{
    public bool IsEmpty => Value == 0;

    /// <summary>A new identity, greater than all those made before by this process.</summary>
    public static Id<T> New() => new(IdSequence.Next());

    public int CompareTo(Id<T> other) => Value.CompareTo(other.Value);
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    public static Id<T> Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not an identity.");

    public static bool TryParse(string? s, IFormatProvider? provider, out Id<T> result)
    {
        var ok = long.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0;
        result = new Id<T>(ok ? value : 0);
        return ok;
    }
}

/// <summary>
/// The source of identities: 41 bits of milliseconds since 2020, 9 bits of sequence and 3 bits for who makes them, so that programs on one database never
/// make the same. Monotonic within the process and independent of the business clock, so that a demo dated in the past still makes growing identities, and
/// a clock stepped back makes none again.
/// </summary>
public static class IdSequence
{
    /// <summary>How many programs may make identities for one database. The last one is for commands that run beside those that serve.</summary>
    public const int Makers = 8;

    private static readonly long Epoch = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks / TimeSpan.TicksPerMillisecond;
    private static long maker = Makers - 1;
    private static long last;

    /// <summary>Says which maker this process is, before its first identity.</summary>
    /// <param name="number">From 0, below <see cref="Makers"/>.</param>
    public static void Use(int number)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)number, (uint)Makers, nameof(number));
        Volatile.Write(ref maker, number);
    }

    public static long Next()
    {
        var now = (DateTime.UtcNow.Ticks / TimeSpan.TicksPerMillisecond - Epoch) << 12;
        var own = Volatile.Read(ref maker);
        while (true)
        {
            var seen = Volatile.Read(ref last);
            var next = Math.Max(seen - seen % Makers + Makers, now) + own;
            if (Interlocked.CompareExchange(ref last, next, seen) == seen) return next;
        }
    }
}
