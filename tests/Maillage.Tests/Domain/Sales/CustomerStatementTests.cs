using CsCheck;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Receipts;

namespace Maillage.Tests.Domain.Sales;

public class CustomerStatementTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);

    private static StatementMove Move(int day, long cents) => new(Start.AddDays(day), "Facture", "F", new(cents));

    [Fact]
    public void What_came_before_the_period_is_its_opening()
    {
        var statement = CustomerStatement.Of(new(2026, 2, 1), new(2026, 2, 28), [Move(40, -5_000), Move(3, 12_000), Move(45, 0), Move(70, 9_900)], []);

        Assert.Equal((12_000, 7_000), (statement.Opening.Cents, statement.Closing.Cents));
        Assert.Equal([7_000], statement.Lines.Select(l => l.Balance.Cents));
    }

    [Theory]
    [InlineData(0, DueAge.NotDue)]
    [InlineData(-5, DueAge.NotDue)]
    [InlineData(1, DueAge.UpTo30)]
    [InlineData(30, DueAge.UpTo30)]
    [InlineData(31, DueAge.UpTo60)]
    [InlineData(60, DueAge.UpTo60)]
    [InlineData(61, DueAge.UpTo90)]
    [InlineData(90, DueAge.UpTo90)]
    [InlineData(91, DueAge.Over90)]
    public void Age_counts_from_the_own_due_date(int daysLate, DueAge age)
    {
        var to = new DateOnly(2026, 11, 24);
        var statement = CustomerStatement.Of(Start, to, [Move(10, 100)], [new("F", to.AddDays(-daysLate), new(100))]);
        Assert.Equal(100, statement.Due(age).Cents);
        Assert.Equal(age == DueAge.NotDue ? 0 : 100, statement.Late.Cents);
    }

    /// <summary>Ages and credit add up to what is open, and the balance is opening plus moves, whatever the account.</summary>
    [Fact]
    public void Sums_hold() => Gen.Select(
        Gen.Select(Gen.Int[0, 365], Gen.Long[-500_000, 500_000]).Array[0, 20], Gen.Select(Gen.Int[0, 500], Gen.Long[-500_000, 500_000]).Array[0, 10], Gen.Int[0, 365], Gen.Int[0, 365]).Sample((moves, items, from, length) =>
    {
        var to = Start.AddDays(from + length);
        var statement = CustomerStatement.Of(Start.AddDays(from), to, moves.Select(m => Move(m.Item1, m.Item2)), items.Select(i => new StatementItem("F", Start.AddDays(i.Item1), new(i.Item2))));

        Assert.Equal(moves.Where(m => Start.AddDays(m.Item1) <= to).Sum(m => m.Item2), statement.Closing.Cents);
        Assert.Equal(statement.Closing, statement.Opening + statement.Lines.Sum(l => l.Move.Amount));
        Assert.Equal(statement.Closing, Enum.GetValues<DueAge>().Sum(statement.Due) + statement.Credit + statement.Other);
    }, iter: 500);
}
