using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;

namespace Maillage.Domain.Overview;

/// <summary>What one group of accounts adds to the treasury; negative when it is owed.</summary>
public sealed record TreasuryLine(LayoutLine Line, Figure Figure);

/// <summary>
/// The treasury of an activity. Reference: the money there, less what is due already. Future: when customers, wages and claims are paid too.
/// </summary>
public sealed record Treasury(string Source, IReadOnlyList<TreasuryLine> ReferenceLines, IReadOnlyList<TreasuryLine> FutureLines)
{
    public Figure Reference => ReferenceLines.Select(l => l.Figure).Sum();

    /// <summary>What is owed to people and not counted in the reference: wages, expenses, other sums; lines that hold nothing left out.</summary>
    public IEnumerable<TreasuryLine> OwedToPeople => FutureLines.Where(l => l.Line.IsOfPeople && !l.Figure.IsZero);

    public Figure Future => Reference + FutureLines.Select(l => l.Figure).Sum();

    /// <param name="balances">Of the accounts since the beginning.</param>
    public static Treasury Of(AccountLayout layout, IReadOnlyCollection<AccountBalance> balances)
    {
        TreasuryLine Line(LayoutLine line) => new(line, balances.Where(b => line.Accounts.Contains(b.Account)).Select(b => b.Balance).Sum());
        return new(layout.TreasurySource, [.. layout.Reference.Select(Line)], [.. layout.Future.Select(Line)]);
    }

    /// <summary>The treasury of reference with its steps.</summary>
    /// <param name="open">Where the lines of some accounts can be read.</param>
    public Explained<Money> WhyReference(Func<AccountSet, string> open) => new(Reference.Value, Steps(ReferenceLines, open, []));

    /// <summary>The future treasury with its steps.</summary>
    public Explained<Money> WhyFuture(Func<AccountSet, string> open) =>
        new(Future.Value, Steps(FutureLines, open, [new Step($"Trésorerie de référence{French.NoBreak}: {French.Amount(Reference.Value)}")]));

    private IReadOnlyList<Step> Steps(IEnumerable<TreasuryLine> lines, Func<AccountSet, string> open, IReadOnlyList<Step> first)
    {
        List<Step> steps = [.. first, .. lines.Where(l => !l.Figure.IsZero).Select(l => new Step(InWords(l), null, open(l.Line.Accounts)))];
        if (steps.Count == 0) steps.Add(new Step("Rien n’est encore écrit sur les comptes de trésorerie de cette activité."));
        steps[^1] = steps[^1] with { Source = Source };
        return steps;
    }

    private static string InWords(TreasuryLine line) =>
        $"{line.Line.Label}{French.NoBreak}: {French.Amount(line.Figure.Value)}{(line.Figure.Draft.IsZero ? "" : $", dont {French.Amount(line.Figure.Draft)} en brouillon")} (comptes {line.Line.Accounts.InWords})";
}
