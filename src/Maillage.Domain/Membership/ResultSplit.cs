using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.People;

namespace Maillage.Domain.Membership;

/// <summary>A member who takes part in a split.</summary>
/// <param name="Into">The member's own activity.</param>
/// <param name="Weight">By the key of the convention: percents, hours, or euros of turnover.</param>
public sealed record SplitMember(Id<Person> Person, string Name, Id<Activity> Into, Quantity Weight);

/// <summary>What a split is made from.</summary>
/// <param name="Result">Income less charges from the first month on, contribution included, splits left out.</param>
/// <param name="Contribution">What of it is the contribution: negative.</param>
/// <param name="Before">What earlier splits took of it, shared or kept.</param>
public sealed record SplitFigures(Month From, Month To, Money Result, Money Contribution, Money Before)
{
    public Money Base => Result - Before;
}

/// <summary>How the result of a collective is shared.</summary>
/// <param name="Fund">Stays in the collective.</param>
public sealed record SplitResult(Money Fund, IReadOnlyList<(SplitMember Member, Money Amount)> Shares)
{
    public Money Shared => Shares.Sum(s => s.Amount);

    /// <summary>The fund first, then each one's part in proportion to the weights, to the cent. A loss is borne the same way.</summary>
    /// <param name="members">At least one weight is positive, none is negative.</param>
    public static SplitResult Of(Money @base, Rate fund, IReadOnlyList<SplitMember> members)
    {
        var kept = Money.FromEuros(@base.Euros * fund.Fraction);
        var (shared, whole) = (@base - kept, members.Sum(m => m.Weight.Value));
        var amounts = Cents.Share([.. members.Select(m => shared.Euros * m.Weight.Value / whole)], shared);
        return new(kept, [.. members.Zip(amounts)]);
    }
}

/// <summary>
/// The result of a collective shared between its members by the key of their convention: posted once for a period, taken back by the inverse entry. It
/// counts from one first month on and takes off what was shared before, so that what reaches an earlier month late is shared by the next one.
/// </summary>
public sealed class ResultSplit : IOwned, IVersioned
{
    private readonly List<ResultSplitPart> parts = [];

    private ResultSplit() { }

    /// <param name="id">Made by the form, so that sending it twice posts it once.</param>
    public ResultSplit(Id<ResultSplit> id, Activity activity, Convention convention, SplitFigures figures, SplitResult result, Id<Entry> entry, DateTime now, long? by)
    {
        (CooperativeId, Id, ActivityId, ConventionId, Key, FundRate) = (activity.CooperativeId, id, activity.Id, convention.Id, convention.Key, convention.CommonFund);
        (From, To, Result, Contribution, Before, Fund) = (figures.From, figures.To, figures.Result, figures.Contribution, figures.Before, result.Fund);
        (EntryId, PostedAt, PostedBy) = (entry, now, by);
        parts.AddRange(result.Shares.Select(s => new ResultSplitPart(this, s.Member, s.Amount)));
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<ResultSplit> Id { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    public Id<Convention> ConventionId { get; private set; }
    public SplitKey Key { get; private set; }
    public Rate FundRate { get; private set; }
    public Month From { get; private set; }
    public Month To { get; private set; }
    public Money Result { get; private set; }
    public Money Contribution { get; private set; }
    public Money Before { get; private set; }
    public Money Fund { get; private set; }
    public Id<Entry> EntryId { get; private set; }
    /// <summary>The entry that took it back; null while it stands.</summary>
    public Id<Entry>? ReversalId { get; private set; }
    public DateTime PostedAt { get; private set; }
    public long? PostedBy { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<ResultSplitPart> Parts => parts;

    public bool Stands => ReversalId is null;
    public SplitFigures Figures => new(From, To, Result, Contribution, Before);
    public Money Base => Result - Before;
    public Money Shared => parts.Sum(p => p.Amount);

    public void TakenBackBy(Id<Entry> reversal) => ReversalId = reversal;
}

/// <summary>One member's part of a split.</summary>
public sealed class ResultSplitPart : IOwned
{
    private ResultSplitPart() { }

    internal ResultSplitPart(ResultSplit split, SplitMember member, Money amount) =>
        (CooperativeId, SplitId, PersonId, ActivityId, Weight, Amount) = (split.CooperativeId, split.Id, member.Person, member.Into, member.Weight, amount);

    public CooperativeId CooperativeId { get; private set; }
    public Id<ResultSplit> SplitId { get; private set; }
    public Id<Person> PersonId { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    public Quantity Weight { get; private set; }
    public Money Amount { get; private set; }
}
