using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;

namespace Maillage.Domain.Overview;

/// <summary>A heading of the account of the shared services: what came in, or what was spent, both positive.</summary>
/// <param name="Before">The same months a year before.</param>
public sealed record SharedLine(string Label, AccountSet Accounts, Money Amount, Money Before);

/// <summary>What the structure received under one levy.</summary>
public sealed record LevyIncome(string Name, Money Amount, Money Before);

/// <summary>
/// The analytic account of the shared services over a year (C. trav. R7331-9: the cooperative makes it available to entrepreneurs at the end of each
/// year). Levies by name, other income by account, costs by group of accounts: together, every result account of the structure.
/// </summary>
public sealed record SharedAccount(IReadOnlyList<SharedLine> Levies, IReadOnlyList<SharedLine> Income, IReadOnlyList<SharedLine> Costs)
{
    public const string Law = "C. trav., art. R7331-9";

    public Money Received => Levies.Concat(Income).Sum(l => l.Amount);
    public Money ReceivedBefore => Levies.Concat(Income).Sum(l => l.Before);
    public Money Spent => Costs.Sum(l => l.Amount);
    public Money SpentBefore => Costs.Sum(l => l.Before);
    public Money Result => Received - Spent;
    public Money ResultBefore => ReceivedBefore - SpentBefore;
    public bool HadYearBefore => Levies.Concat(Income).Concat(Costs).Any(l => !l.Before.IsZero);

    /// <param name="now">Movements of the structure; accounts of classes 1 to 5 are left aside.</param>
    /// <param name="before">The same, a year before.</param>
    /// <param name="levies">What each levy brought; what the account of the contribution holds besides comes under a line of its own.</param>
    public static SharedAccount Of(Chart chart, IReadOnlyCollection<AccountBalance> now, IReadOnlyCollection<AccountBalance> before, IReadOnlyCollection<LevyIncome> levies)
    {
        Money Held(IEnumerable<AccountBalance> balances, AccountSet accounts) => balances.Where(b => accounts.Contains(b.Account)).Sum(b => b.Balance.Value);
        SharedLine Line(string label, AccountSet accounts, int sign) => new(label, accounts, new(sign * Held(now, accounts).Cents), new(sign * Held(before, accounts).Cents));

        var contribution = AccountSet.Of([chart.Role("contribution")], []);
        var whole = Line("Contributions passées autrement", contribution, -1);
        var rest = whole with { Amount = whole.Amount - levies.Sum(l => l.Amount), Before = whole.Before - levies.Sum(l => l.Before) };
        var others = now.Concat(before).Select(b => b.Account).Where(a => ActivitySheet.Results.Contains(a) && !contribution.Contains(a)).Distinct().Order(StringComparer.Ordinal).ToList();
        return new(
            [.. Kept([.. levies.Select(l => new SharedLine(l.Name, contribution, l.Amount, l.Before)), rest])],
            [.. Kept(others.Where(a => a[0] == '7').Select(a => Line(chart.Label(a), Exactly(a, others), -1)))],
            [.. Kept(others.Where(a => a[0] == '6').Select(a => a[..2]).Distinct().Select(group => Line(chart.Label(group), AccountSet.Of([group], []), 1)))]);
    }

    /// <summary>One account, those booked below it left to themselves.</summary>
    private static AccountSet Exactly(string account, IEnumerable<string> others) => AccountSet.Of([account], others);

    private static IEnumerable<SharedLine> Kept(IEnumerable<SharedLine> lines) => lines.Where(l => !l.Amount.IsZero || !l.Before.IsZero);
}
