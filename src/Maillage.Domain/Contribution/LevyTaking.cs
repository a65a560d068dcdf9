using Maillage.Domain.Kernel;

namespace Maillage.Domain.Contribution;

/// <summary>What one bracket takes.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="Part">Of the base, what bears its rate.</param>
/// <param name="Euros">Not rounded.</param>
public readonly record struct TakenBracket(Money From, Bracket Bracket, Money Part, decimal Euros);

/// <summary>What rates take of a base.</summary>
public static class LevyTaking
{
    /// <summary>The brackets that take something of a base, in order; none of a negative one.</summary>
    public static IEnumerable<TakenBracket> Of(LevyRates rates, Money @base)
    {
        if (@base.IsNegative) yield break;
        var from = Money.Zero;
        foreach (var bracket in rates.Brackets)
        {
            var last = bracket.UpTo is not { } limit || @base <= limit;
            if (rates.Mode == BracketMode.Marginal || last)
            {
                var part = rates.Mode == BracketMode.WholeAmount ? @base : (last ? @base : bracket.UpTo!.Value) - from;
                yield return new(from, bracket, part, part.Euros * bracket.Rate.Fraction);
            }
            if (last) yield break;
            from = bracket.UpTo!.Value;
        }
    }

    /// <summary>What a levy takes of a base, in euros, not rounded. A negative base gives back at the first rate when the levy says so.</summary>
    public static decimal Euros(Levy levy, Money @base) => levy.Rates is not { } rates ? 0
        : @base.IsNegative ? levy.Negative == NegativeBase.GivenBack ? @base.Euros * rates.Brackets[0].Rate.Fraction : 0
        : Of(rates, @base).Sum(t => t.Euros);

    /// <summary>« Tranche jusqu’à 1 000 € : 13 % de 950 €, la base entière, soit 123,50 €. »</summary>
    public static Step Words(LevyRates rates, TakenBracket taken, string source) => new(
        $"Tranche {Words(taken.From, taken.Bracket.UpTo)}{French.NoBreak}: {taken.Bracket.Rate} de {taken.Part}{(rates.Mode == BracketMode.WholeAmount ? ", la base entière" : "")}, soit {French.Number(taken.Euros, 2, 6)}{French.NoBreak}€.", source);

    private static string Words(Money from, Money? upTo) => (from.IsZero, upTo) switch
    {
        (true, null) => "unique",
        (true, { } limit) => $"jusqu’à {limit}",
        (false, null) => $"au-dessus de {from}",
        (false, { } limit) => $"de plus de {from} à {limit}",
    };
}
