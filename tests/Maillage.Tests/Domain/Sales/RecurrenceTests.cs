using System.Globalization;
using Maillage.Domain.Sales.Recurring;

namespace Maillage.Tests.Domain.Sales;

public sealed class RecurrenceTests
{
    [Theory]
    [InlineData(RecurrenceUnit.Month, 1, "2026-11-30", 31, "2026-11-30 2026-12-31 2027-01-31 2027-02-28 2027-03-31")]
    [InlineData(RecurrenceUnit.Month, 1, "2026-12-31", null, "2026-12-31 2027-01-31 2027-02-28 2027-03-31 2027-04-30")]
    [InlineData(RecurrenceUnit.Month, 1, "2026-11-24", 1, "2026-12-01 2027-01-01 2027-02-01 2027-03-01 2027-04-01")]
    [InlineData(RecurrenceUnit.Month, 2, "2026-11-24", 25, "2026-11-25 2027-01-25 2027-03-25 2027-05-25 2027-07-25")]
    [InlineData(RecurrenceUnit.Week, 2, "2026-11-24", 31, "2026-11-24 2026-12-08 2026-12-22 2027-01-05 2027-01-19")]
    [InlineData(RecurrenceUnit.Quarter, 1, "2026-11-30", null, "2026-11-30 2027-02-28 2027-05-30 2027-08-30 2027-11-30")]
    [InlineData(RecurrenceUnit.Year, 1, "2028-02-29", null, "2028-02-29 2029-02-28 2030-02-28 2031-02-28 2032-02-29")]
    public void Days_follow_the_calendar(RecurrenceUnit unit, int every, string first, int? day, string expected)
    {
        var recurrence = new Recurrence(unit, every, Day(first), day);
        Assert.Equal(expected, string.Join(' ', Enumerable.Range(0, 5).Select(i => recurrence.On(i)!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void Nothing_comes_after_the_end()
    {
        var recurrence = new Recurrence(RecurrenceUnit.Month, 1, Day("2026-11-24"), Until: Day("2027-01-24"));
        Assert.Equal(Day("2027-01-24"), recurrence.On(2));
        Assert.Null(recurrence.On(3));
        Assert.Equal(3, recurrence.RankFrom(Day("2027-06-01")));
    }

    [Theory]
    [InlineData("2026-11-01", "2026-11-30", 1, "2026-12-01", "2026-12-31")]
    [InlineData("2026-11-01", "2026-11-30", 3, "2027-02-01", "2027-02-28")]
    [InlineData("2026-11-15", "2026-12-14", 2, "2027-01-15", "2027-02-14")]
    public void The_period_moves_with_the_month(string from, string to, int rank, string movedFrom, string movedTo)
    {
        var recurrence = new Recurrence(RecurrenceUnit.Month, 1, Day("2026-11-24"));
        Assert.Equal((Day(movedFrom), Day(movedTo)), (recurrence.Move(Day(from), rank), recurrence.Move(Day(to), rank)));
    }

    [Fact]
    public void Words_are_filled_and_others_stay()
    {
        string Fill(string text) => RecurringText.Fill(text, Day("2026-12-01"), Day("2026-12-31"), 200);
        Assert.Equal("Loyer de décembre 2026, 4e trimestre", Fill("Loyer de {mois} {année}, {trimestre}"));
        Assert.Equal("du 01/12/2026 au 31/12/2026 {autre}", Fill("du {début} au {fin} {autre}"));
        Assert.Equal("déce", RecurringText.Fill("{mois}", Day("2026-12-01"), Day("2026-12-31"), 4));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
