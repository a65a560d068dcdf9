using Maillage.Domain.Ledger;

namespace Maillage.Domain.Overview;

/// <summary>A line of the result: income positive, costs negative.</summary>
public sealed record ResultLine(LayoutLine Line, Figure Figure);

/// <summary>The result of an activity over some months (C. trav. R7331-5), from the turnover down to what is left.</summary>
public sealed record ActivityResult(IReadOnlyList<ResultLine> Lines)
{
    public Figure Of(string key) => Lines.Single(l => l.Line.Key == key).Figure;

    public Figure Turnover => Of("turnover");

    /// <summary>Turnover less goods and subcontracting: what the contribution is taken on.</summary>
    public Figure Margin => Of("margin");

    /// <summary>Negative for the activity that pays it, positive for the structure that receives it.</summary>
    public Figure Contribution => Of("contribution");

    public Figure Total => Of("result");

    public bool IsEmpty => Lines.All(l => l.Figure.IsZero);

    /// <param name="movements">Of the months asked for; accounts of classes 1 to 5 are left aside.</param>
    public static ActivityResult Of(AccountLayout layout, IReadOnlyCollection<AccountBalance> movements) =>
        new([.. layout.Result.Select(line => new ResultLine(line, -movements.Where(m => line.Accounts.Contains(m.Account)).Select(m => m.Balance).Sum()))]);
}
