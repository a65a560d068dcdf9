using Maillage.Domain.Kernel;

namespace Maillage.Domain.Overview;

/// <summary>Money that should come.</summary>
/// <param name="Brings">What the treasury of reference gains when it is paid, its VAT left out.</param>
/// <param name="On">When it should be paid.</param>
/// <param name="Invoiced">False for a signed quote that is not invoiced yet.</param>
public readonly record struct ExpectedMoney(Money Brings, DateOnly On, bool Invoiced);

/// <summary>A month of the forecast.</summary>
/// <param name="Leaving">Contribution to come and sums owed to people, all in the first month.</param>
/// <param name="Treasury">Of reference, at the end of the month.</param>
public sealed record ForecastMonth(Month Month, Money Invoices, Money Quotes, Money Leaving, Money Treasury);

/// <summary>
/// What is already agreed and will move the treasury of an activity: invoices as they fall due, signed quotes, what is owed to people. Nothing is guessed:
/// sales and costs to come are not in it.
/// </summary>
/// <param name="Later">What comes after the last month shown.</param>
public sealed record Forecast(Money Start, IReadOnlyList<ForecastMonth> Months, Money Later)
{
    public const int MonthsShown = 6;

    public bool IsEmpty => Later.IsZero && Months.All(m => m.Invoices.IsZero && m.Quotes.IsZero && m.Leaving.IsZero);

    /// <param name="current">The month of today: what is late is expected in it.</param>
    /// <param name="leaving">Positive.</param>
    public static Forecast Of(Money reference, Money leaving, Month current, IReadOnlyCollection<ExpectedMoney> expected)
    {
        var last = current.Plus(MonthsShown - 1);
        Month In(ExpectedMoney money) => Month.Of(money.On) is var month && month < current ? current : month;
        var (months, treasury) = (new List<ForecastMonth>(), reference);
        foreach (var month in current.To(last))
        {
            var own = expected.Where(e => In(e) == month).ToLookup(e => e.Invoiced, e => e.Brings);
            var (invoices, quotes, gone) = (own[true].Sum(), own[false].Sum(), month == current ? leaving : Money.Zero);
            treasury += invoices + quotes - gone;
            months.Add(new(month, invoices, quotes, gone, treasury));
        }
        return new(reference, months, expected.Where(e => In(e) > last).Sum(e => e.Brings));
    }
}
