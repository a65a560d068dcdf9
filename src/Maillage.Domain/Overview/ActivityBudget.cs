using System.Globalization;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Overview;

/// <summary>What an activity aims at over a fiscal year, by line of its account.</summary>
public sealed class ActivityBudget : IOwned, IVersioned
{
    private ActivityBudget() { }

    public ActivityBudget(Activity activity, Month yearStart) => (CooperativeId, Id, ActivityId, YearStart) = (activity.CooperativeId, Id<ActivityBudget>.New(), activity.Id, yearStart);

    public CooperativeId CooperativeId { get; private set; }
    public Id<ActivityBudget> Id { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    /// <summary>First month of the fiscal year.</summary>
    public Month YearStart { get; private set; }
    /// <summary>« direct=120000;turnover=2400000 », in cents.</summary>
    public string Lines { get; private set; } = "";
    public DateTime ChangedAt { get; private set; }
    public long? ChangedBy { get; private set; }
    public int Version { get; private set; }

    public BudgetTargets Targets => BudgetTargets.Parse(Lines);

    public void Write(BudgetTargets targets, DateTime now, long? by) => (Lines, ChangedAt, ChangedBy) = (targets.ToString(), now, by);
}

/// <summary>Amounts aimed at by the key of their line, positive for income as for costs; what is not aimed at is not there.</summary>
public sealed record BudgetTargets
{
    /// <summary>More than any activity: beyond it something was typed wrongly.</summary>
    public static readonly Money Most = Money.FromEuros(10_000_000);

    private readonly SortedDictionary<string, Money> amounts;

    private BudgetTargets(SortedDictionary<string, Money> amounts) => this.amounts = amounts;

    public bool IsEmpty => amounts.Count == 0;

    public Money? Of(string key) => amounts.TryGetValue(key, out var amount) ? amount : null;

    /// <summary>The lines of the account that can be aimed at: all that add up no others.</summary>
    public static IEnumerable<LayoutLine> Lines(AccountLayout layout) => layout.Result.Where(l => !l.IsTotal);

    /// <summary>Whether more of a line is better: all others are costs.</summary>
    public static bool IsIncome(LayoutLine line) => line.Key is "turnover" or "other-income";

    /// <summary>From what is typed; refuses an amount below zero or out of all proportion, by its field <c>Targets[turnover]</c>.</summary>
    public static Result<BudgetTargets> Of(AccountLayout layout, IReadOnlyDictionary<string, Money?> typed)
    {
        var (kept, refusals) = (new SortedDictionary<string, Money>(StringComparer.Ordinal), new List<Refusal>());
        foreach (var line in Lines(layout))
            if (typed.GetValueOrDefault(line.Key) is { } amount)
            {
                if (amount.IsNegative) refusals.Add(new("overview.budget.negative", "Écrivez un montant positif, une dépense aussi.", $"Targets[{line.Key}]"));
                else if (amount > Most) refusals.Add(new("overview.budget.most", $"Ce montant dépasse {Most}{French.NoBreak}: vérifiez-le.", $"Targets[{line.Key}]"));
                else kept[line.Key] = amount;
            }
        return refusals.Count > 0 ? Result<BudgetTargets>.Refused(refusals) : new BudgetTargets(kept);
    }

    public override string ToString() => string.Join(';', amounts.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Key}={a.Value.Cents}")));

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static BudgetTargets Parse(string text) => new(new SortedDictionary<string, Money>(text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('='))
        .ToDictionary(p => p[0], p => new Money(long.Parse(p[1], CultureInfo.InvariantCulture))), StringComparer.Ordinal));

    public bool Equals(BudgetTargets? other) => other is not null && ToString() == other.ToString();
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}

/// <summary>A line of the account beside what was aimed at; costs are negative, as in the result.</summary>
/// <param name="Target">Null where nothing was aimed at.</param>
public sealed record BudgetLine(LayoutLine Line, Money? Target, Money Actual)
{
    /// <summary>Positive when the activity does better than it aimed at.</summary>
    public Money? Gap => Target is { } target ? Actual - target : null;
}

/// <summary>The budget of a fiscal year and what is booked of it so far.</summary>
public sealed record Budget(IReadOnlyList<BudgetLine> Lines)
{
    /// <param name="actual">Of the fiscal year, up to the month shown.</param>
    public static Budget Of(AccountLayout layout, BudgetTargets targets, ActivityResult actual)
    {
        var (lines, sum) = (new List<BudgetLine>(), Money.Zero);
        foreach (var line in layout.Result)
        {
            var typed = line.IsTotal ? null : targets.Of(line.Key);
            var target = typed is { } amount ? BudgetTargets.IsIncome(line) ? amount : -amount : (Money?)null;
            sum += target ?? Money.Zero;
            lines.Add(new(line, line.IsTotal ? sum : target, actual.Of(line.Key).Value));
        }
        return new([.. lines.Where(l => l.Line.IsTotal || l.Target is not null || !l.Actual.IsZero)]);
    }
}
