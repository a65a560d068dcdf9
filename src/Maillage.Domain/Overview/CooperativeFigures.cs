using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;

namespace Maillage.Domain.Overview;

/// <summary>Part of an entity: its activities together, or its structure.</summary>
/// <param name="Money">In banks and tills, the liaison account included: what is there for this part.</param>
/// <param name="Reference">Treasury of reference.</param>
public sealed record EntityPart(Money Turnover, Money Margin, Money Contribution, Money Result, Money Money, Money Reference)
{
    public static EntityPart operator +(EntityPart a, EntityPart b) =>
        new(a.Turnover + b.Turnover, a.Margin + b.Margin, a.Contribution + b.Contribution, a.Result + b.Result, a.Money + b.Money, a.Reference + b.Reference);

    /// <param name="moved">Of the period.</param>
    /// <param name="held">Since the beginning.</param>
    public static EntityPart Of(AccountLayout layout, IReadOnlyCollection<AccountBalance> moved, IReadOnlyCollection<AccountBalance> held)
    {
        var (result, treasury) = (ActivityResult.Of(layout, moved), Treasury.Of(layout, held));
        return new(result.Turnover.Value, result.Margin.Value, result.Contribution.Value, result.Total.Value, held.Where(b => b.Account[0] == '5').Sum(b => b.Balance.Value), treasury.Reference.Value);
    }
}

/// <summary>The figures of an entity: what its activities have and what its structure has make what the entity has.</summary>
/// <param name="Bank">In banks and tills by the ledger, the liaison account left out.</param>
/// <param name="Inside">Turnover that activities made with each other: the entity sold nothing there.</param>
public sealed record CooperativeFigures(int Activities, EntityPart OfActivities, EntityPart OfStructure, Money Bank, Money Inside)
{
    public EntityPart Whole
    {
        get
        {
            var sum = OfActivities + OfStructure;
            return sum with { Turnover = sum.Turnover - Inside };
        }
    }

    /// <summary>What the parts hold and the bank does not; zero as long as the liaison account nets to zero.</summary>
    public Money Gap => Whole.Money - Bank;
}
