using Maillage.Domain.Kernel;

namespace Maillage.Domain.Contribution;

/// <summary>The contribution of one whole period of a scale: one month, or one year.</summary>
public static class ContributionOfPeriod
{
    /// <summary>Rates and fixed part, rounded once to the cent, then the floor when it is higher. A negative base counts as zero.</summary>
    /// <param name="base">What the scale is taken on, for the whole period.</param>
    /// <param name="seniorityMonth">Months in the cooperative, 1 for the month of entry.</param>
    /// <param name="contract">CAPE or CESA, for scales whose floor depends on it.</param>
    public static Explained<Money> Compute(Scale scale, Money @base, int seniorityMonth, string? contract = null)
    {
        var (amount, steps) = BeforeFloor(scale, @base);
        if (scale.FloorOf(seniorityMonth, contract) is not { } floor) return new(amount, steps);
        var who = floor.Contract is null ? $"{Ordinal(seniorityMonth)} mois dans la coopérative" : $"contrat {floor.Contract}";
        var text = amount < floor.Amount
            ? $"Le plancher est de {floor.Amount} ({who}){French.NoBreak}: {amount} est en dessous, la contribution est portée à {floor.Amount}."
            : $"Le plancher de {floor.Amount} ({who}) est atteint.";
        return new(Money.Max(amount, floor.Amount), [.. steps, new Step(text, scale.Source)]);
    }

    /// <summary>Rates and fixed part, rounded once to the cent, without the floor.</summary>
    public static Explained<Money> BeforeFloor(Scale scale, Money @base)
    {
        var steps = new List<Step>();
        var counted = Money.Max(@base, Money.Zero);
        if (@base.IsNegative) steps.Add(new($"La base est négative ({@base}){French.NoBreak}: elle compte pour zéro."));

        var exact = 0m;
        var from = Money.Zero;
        foreach (var bracket in scale.Brackets)
        {
            var last = bracket.UpTo is not { } limit || counted <= limit;
            if (scale.Mode == BracketMode.Marginal || last)
            {
                var part = scale.Mode == BracketMode.WholeAmount || last ? counted : bracket.UpTo!.Value;
                if (scale.Mode == BracketMode.Marginal) part -= from;
                var taken = part.Euros * bracket.Rate.Fraction;
                exact += taken;
                steps.Add(new($"Tranche {Words(from, bracket.UpTo)}{French.NoBreak}: {French.Percent(bracket.Rate)} de {part}{(scale.Mode == BracketMode.WholeAmount ? ", la base entière" : "")}, soit {French.Number(taken, 2, 6)}{French.NoBreak}€.", scale.Source));
            }
            if (last) break;
            from = bracket.UpTo!.Value;
        }

        if (!scale.FixedPerPeriod.IsZero)
        {
            exact += scale.FixedPerPeriod.Euros;
            steps.Add(new($"Part fixe{French.NoBreak}: {scale.FixedPerPeriod}.", scale.Source));
        }
        return new(Money.FromEuros(exact), steps);
    }

    private static string Words(Money from, Money? upTo) => (from.IsZero, upTo) switch
    {
        (true, null) => "unique",
        (true, { } limit) => $"jusqu’à {limit}",
        (false, null) => $"au-dessus de {from}",
        (false, { } limit) => $"de plus de {from} à {limit}",
    };

    private static string Ordinal(int month) => month == 1 ? "1er" : $"{month}e";
}
