namespace Maillage.Domain.Kernel;

/// <summary>Days from <paramref name="From"/> to <paramref name="To"/>, both included; no <paramref name="To"/> means still running.</summary>
public readonly record struct DateRange(DateOnly From, DateOnly? To = null)
{
    public bool Contains(DateOnly day) => From <= day && (To is null || day <= To);
    public bool Overlaps(DateRange other) => (other.To is null || From <= other.To) && (To is null || other.From <= To);
    public static DateRange Of(Month month) => new(month.First, month.Last);
}

/// <summary>A value that law or the cooperative changes at dates. Exactly one value holds at a day from the first date on.</summary>
public sealed class DatedTable<T>
{
    private readonly (DateOnly From, T Value)[] rows;

    /// <param name="rows">Each value with the first day it holds. Two rows on one day are a fault of the data.</param>
    /// <exception cref="ArgumentException">When the table is empty or two rows begin on the same day.</exception>
    public DatedTable(IEnumerable<(DateOnly From, T Value)> rows)
    {
        this.rows = [.. rows.OrderBy(r => r.From)];
        if (this.rows.Length == 0) throw new ArgumentException("A dated table needs at least one row.");
        if (this.rows.Zip(this.rows.Skip(1)).Any(p => p.First.From == p.Second.From)) throw new ArgumentException("Two rows begin on the same day.");
    }

    public IReadOnlyList<(DateOnly From, T Value)> Rows => rows;

    /// <summary>The value that holds at <paramref name="day"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">When the day is before the first row.</exception>
    public T At(DateOnly day)
    {
        for (var i = rows.Length - 1; i >= 0; i--)
            if (rows[i].From <= day) return rows[i].Value;
        throw new ArgumentOutOfRangeException(nameof(day), day, "No value holds at this day.");
    }
}
