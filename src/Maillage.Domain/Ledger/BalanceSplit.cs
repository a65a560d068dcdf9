using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Ledger;

/// <summary>What one activity bears of a payment, in cents.</summary>
public readonly record struct ActivityShare(Id<Activity> Activity, Money Amount);

/// <summary>Splits one payment over the activities whose balances it clears, so that Σ treasury of the activities stays the bank.</summary>
public static class BalanceSplit
{
    /// <summary>Below one euro a difference is the rounding of a return made in whole euros, not a payment on account.</summary>
    public static readonly Money Rounding = Money.FromEuros(1);

    /// <summary>
    /// A payment of the whole debt, or more, or short of it by a rounding, clears each balance and leaves the difference to the structure.
    /// A payment on account gives each activity its part in proportion, cut to the cent, and the cents left to the structure.
    /// </summary>
    /// <param name="amount">What is paid, above zero.</param>
    /// <param name="owed">What each activity owes; negative for one that is owed money.</param>
    /// <returns>Shares that are not zero, whose sum is the amount. Refused when nothing is owed.</returns>
    public static Result<List<ActivityShare>> Of(Money amount, IReadOnlyCollection<ActivityShare> owed, Id<Activity> structure)
    {
        if (!amount.IsPositive) return new Refusal("ledger.split.amount", "Indiquez le montant payé, supérieur à zéro.", "Amount");
        var total = owed.Sum(o => o.Amount);
        if (!total.IsPositive) return new Refusal("ledger.split.nothing", "Ce compte ne doit rien à cette date : vérifiez le compte et la date.", "Account");

        var whole = amount > total - Rounding;
        var shares = owed.GroupBy(o => o.Activity).ToDictionary(g => g.Key, g => whole ? g.Sum(o => o.Amount) : Part(amount, g.Sum(o => o.Amount), total));
        var rest = amount - shares.Values.Sum();
        shares[structure] = shares.GetValueOrDefault(structure) + rest;
        return shares.Where(s => !s.Value.IsZero).OrderBy(s => s.Key.Value).Select(s => new ActivityShare(s.Key, s.Value)).ToList();
    }

    private static Money Part(Money amount, Money balance, Money total) => new((long)decimal.Truncate((decimal)amount.Cents * balance.Cents / total.Cents));
}
