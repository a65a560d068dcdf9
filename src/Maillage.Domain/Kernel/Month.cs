using System.Globalization;

namespace Maillage.Domain.Kernel;

/// <summary>A calendar month, held as year × 12 + (month − 1), so that months can be counted, compared and stored as one integer.</summary>
public readonly record struct Month(int Index) : IComparable<Month>, IParsable<Month>
{
    public Month(int year, int month) : this(year * 12 + month - 1) { }

    public int Year => Index / 12;
    public int Number => Index % 12 + 1;
    public DateOnly First => new(Year, Number, 1);
    public DateOnly Last => First.AddMonths(1).AddDays(-1);
    public Month Next => new(Index + 1);
    public Month Previous => new(Index - 1);

    public static Month Of(DateOnly date) => new(date.Year, date.Month);
    public Month Plus(int months) => new(Index + months);
    public bool Contains(DateOnly date) => Of(date) == this;

    /// <summary>The months from this one to <paramref name="last"/>, both included.</summary>
    public IEnumerable<Month> To(Month last)
    {
        for (var m = this; m <= last; m = m.Next) yield return m;
    }

    public static int operator -(Month a, Month b) => a.Index - b.Index;
    public static bool operator <(Month a, Month b) => a.Index < b.Index;
    public static bool operator >(Month a, Month b) => a.Index > b.Index;
    public static bool operator <=(Month a, Month b) => a.Index <= b.Index;
    public static bool operator >=(Month a, Month b) => a.Index >= b.Index;
    public int CompareTo(Month other) => Index.CompareTo(other.Index);

    /// <summary><c>2026-11</c>, as routes and files write it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Number:D2}");

    public static Month Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var month) ? month : throw new FormatException($"'{s}' is not a month.");

    public static bool TryParse(string? s, IFormatProvider? provider, out Month result)
    {
        result = default;
        if (s is not { Length: 7 } || s[4] != '-') return false;
        if (!int.TryParse(s.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1900 or > 2999) return false;
        if (!int.TryParse(s.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var month) || month is < 1 or > 12) return false;
        result = new Month(year, month);
        return true;
    }
}
