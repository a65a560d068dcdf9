using Maillage.Domain.Kernel;

namespace Maillage.Domain.Contribution;

/// <summary>A limit past which a little more costs less, or suddenly more.</summary>
/// <param name="Limit">Where the bracket ends, that base included.</param>
/// <param name="At">What is taken of the limit.</param>
/// <param name="Past">What is taken of one euro more.</param>
/// <param name="SameAgain">The first base that costs as much as the limit again; null when past it always costs more.</param>
public sealed record Cliff(Money Limit, Money At, Money Past, Money? SameAgain)
{
    /// <summary>A base one euro above the limit.</summary>
    public Money JustPast => Limit + new Money(100);
}

/// <summary>The jumps of scales whose reached rate applies to the whole base.</summary>
public static class ScaleCliffs
{
    /// <summary>Those of a levy, in order; none where each slab has its own rate.</summary>
    public static IReadOnlyList<Cliff> Of(Levy levy)
    {
        if (levy.Rates is not { Mode: BracketMode.WholeAmount } rates) return [];
        var cliffs = new List<Cliff>();
        foreach (var (bracket, next) in rates.Brackets.Zip(rates.Brackets.Skip(1)).Where(p => p.First.Rate != p.Second.Rate))
        {
            var limit = bracket.UpTo!.Value;
            var (at, past) = (levy.Round(LevyTaking.Euros(levy, limit)), levy.Round(LevyTaking.Euros(levy, limit + new Money(100))));
            cliffs.Add(new(limit, at, past, past < at ? SameAgain(levy, at, limit) : null));
        }
        return cliffs;
    }

    /// <summary>Sought bracket by bracket: a later one may begin before the amount is back.</summary>
    private static Money? SameAgain(Levy levy, Money amount, Money limit)
    {
        foreach (var bracket in levy.Rates!.Brackets.Where(b => b.Rate.BasisPoints > 0 && !(b.UpTo <= limit)))
        {
            var @base = new Money((long)Math.Ceiling(amount.Cents / bracket.Rate.Fraction));
            if (@base > limit && !(bracket.UpTo < @base) && levy.Round(LevyTaking.Euros(levy, @base)) >= amount) return @base;
        }
        return null;
    }
}
