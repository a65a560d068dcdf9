using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Recurring;

/// <summary>What a recurrence counts in.</summary>
public enum RecurrenceUnit { Week, Month, Quarter, Year }

/// <summary>On which days something comes back.</summary>
/// <param name="Every">How many units between two days, from 1.</param>
/// <param name="First">No day comes before it.</param>
/// <param name="DayOfMonth">1 to 31, the last day in a shorter month; null for the day of <paramref name="First"/>. Without effect on weeks.</param>
/// <param name="Until">No day comes after it; null without end.</param>
public sealed record Recurrence(RecurrenceUnit Unit, int Every, DateOnly First, int? DayOfMonth = null, DateOnly? Until = null)
{
    public const int MostEvery = 24;

    private int Months => Every * Unit switch { RecurrenceUnit.Month => 1, RecurrenceUnit.Quarter => 3, RecurrenceUnit.Year => 12, _ => 0 };

    /// <summary>The day of a rank, from 0; null past the end.</summary>
    public DateOnly? On(int rank)
    {
        var day = Unit == RecurrenceUnit.Week ? First.AddDays(7 * Every * rank) : InMonth(Start.Plus(Months * rank), DayOfMonth ?? First.Day);
        return day > Until ? null : day;
    }

    /// <summary>The rank of the first day that does not come before one.</summary>
    public int RankFrom(DateOnly day)
    {
        var rank = 0;
        while (On(rank) is { } next && next < day) rank++;
        return rank;
    }

    /// <summary>A day of the first time, moved to the time of a rank: the last day of a month stays the last one.</summary>
    public DateOnly Move(DateOnly day, int rank) => Unit == RecurrenceUnit.Week ? day.AddDays(7 * Every * rank)
        : InMonth(Month.Of(day).Plus(Months * rank), day == Month.Of(day).Last ? 31 : day.Day);

    /// <summary>« chaque mois », « tous les 2 trimestres ».</summary>
    public string InWords => (Unit, Every) switch
    {
        (RecurrenceUnit.Week, 1) => "chaque semaine",
        (RecurrenceUnit.Week, _) => $"toutes les {Every} semaines",
        (RecurrenceUnit.Month, 1) => "chaque mois",
        (RecurrenceUnit.Month, _) => $"tous les {Every} mois",
        (RecurrenceUnit.Quarter, 1) => "chaque trimestre",
        (RecurrenceUnit.Quarter, _) => $"tous les {Every} trimestres",
        (_, 1) => "chaque année",
        _ => $"tous les {Every} ans",
    };

    /// <summary>The month of the first day: the next one when the day of the month is over in that of <see cref="First"/>.</summary>
    private Month Start => InMonth(Month.Of(First), DayOfMonth ?? First.Day) < First ? Month.Of(First).Next : Month.Of(First);

    private static DateOnly InMonth(Month month, int day) => month.First.AddDays(Math.Min(day, month.Last.Day) - 1);
}
