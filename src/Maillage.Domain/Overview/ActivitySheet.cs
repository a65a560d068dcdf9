using Maillage.Domain.Ledger;

namespace Maillage.Domain.Overview;

/// <summary>A line of the balance sheet, positive on its side.</summary>
public sealed record SheetLine(string Label, AccountSet Accounts, Figure Figure);

/// <summary>
/// The analytic balance sheet of an activity at the end of a month (C. trav. R7331-5). Each group of accounts stands on the side of its balance;
/// results stand among what is owed, since nothing is carried forward: those before the period, and that of the period.
/// </summary>
/// <param name="Earlier">Result before the period, since the beginning.</param>
/// <param name="Period">Result of the period.</param>
public sealed record ActivitySheet(IReadOnlyList<SheetLine> Assets, IReadOnlyList<SheetLine> Liabilities, Figure Earlier, Figure Period)
{
    /// <summary>The accounts that make results.</summary>
    public static AccountSet Results { get; } = AccountSet.Of(["6", "7"], []);

    public Figure TotalAssets => Assets.Select(a => a.Figure).Sum();
    public Figure TotalLiabilities => Liabilities.Select(l => l.Figure).Sum() + Earlier + Period;

    /// <param name="balances">Of all accounts since the beginning.</param>
    /// <param name="period">Result of the period that ends with the balances.</param>
    public static ActivitySheet Of(AccountLayout layout, IReadOnlyCollection<AccountBalance> balances, Figure period)
    {
        var (assets, liabilities) = (new List<SheetLine>(), new List<SheetLine>());
        foreach (var line in layout.Sheet)
        {
            var figure = balances.Where(b => line.Accounts.Contains(b.Account)).Select(b => b.Balance).Sum();
            if (figure.Value.IsNegative) liabilities.Add(new(line.Liability ?? line.Label, line.Accounts, -figure));
            else if (!figure.IsZero) assets.Add(new(line.Label, line.Accounts, figure));
        }
        var results = -balances.Where(b => Results.Contains(b.Account)).Select(b => b.Balance).Sum();
        return new(assets, liabilities, results - period, period);
    }
}
