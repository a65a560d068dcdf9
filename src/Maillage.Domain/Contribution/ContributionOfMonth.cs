using Maillage.Domain.Kernel;

namespace Maillage.Domain.Contribution;

/// <summary>What the ledger says of one activity for one month, in the accounts a scale reads.</summary>
/// <param name="Turnover">Credits less debits.</param>
/// <param name="Goods">Debits less credits.</param>
/// <param name="Subcontracting">Debits less credits.</param>
public readonly record struct BaseFigures(Money Turnover, Money Goods, Money Subcontracting)
{
    /// <summary>What the scale is taken on.</summary>
    public Money Base => Turnover - Goods - Subcontracting;

    /// <summary>Sums the movements of a month.</summary>
    /// <param name="movements">Account and amount, positive on the debit, of one activity; the entries of the contribution itself left out.</param>
    public static BaseFigures Of(Scale scale, IEnumerable<(string Account, Money Debit)> movements)
    {
        var rows = movements.ToList();
        Money Debits(IReadOnlyList<string> prefixes) => rows.Where(r => BaseAccounts.Within(prefixes, r.Account)).Sum(r => r.Debit);
        return new(-Debits(scale.Accounts.Turnover), Debits(scale.Accounts.Goods), Debits(scale.Accounts.Subcontracting));
    }
}

/// <summary>What decides the contribution of an activity for a month.</summary>
/// <param name="Month">The month.</param>
/// <param name="Figures">The figures of the month.</param>
/// <param name="SeniorityMonth">Months in the cooperative, 1 for the month of entry.</param>
/// <param name="Associate">Whether the entrepreneur is an associate that month.</param>
/// <param name="MonthsPresent">Months of presence in the calendar year, counted to December for whoever has no leaving date.</param>
/// <param name="BaseBefore">Sum of the bases of the earlier months of the year; used by scales whose period is the year.</param>
/// <param name="TakenBefore">Contribution of the earlier months of the calendar year.</param>
/// <param name="Contract">CAPE or CESA.</param>
public sealed record ContributionInput(
    Month Month, BaseFigures Figures, int SeniorityMonth, bool Associate, int MonthsPresent, Money BaseBefore, Money TakenBefore, string? Contract = null);

/// <summary>The contribution of one activity for one month, explained from its base to its cap.</summary>
public static class ContributionOfMonth
{
    /// <summary>
    /// The contribution of the period, or for a yearly scale the difference it makes to the year so far; then what is left under the annual cap,
    /// which wins over the floor. The same input always gives the same answer. The floor and the fixed part of a yearly scale are for a full year and
    /// are settled when the year closes, with <see cref="ContributionOfPeriod"/>.
    /// </summary>
    public static Explained<Money> Compute(Scale scale, ContributionInput input)
    {
        var figures = input.Figures;
        var @base = figures.Base;
        var steps = new List<Step> { new(BaseSentence(scale, input.Month, figures)) };
        var period = scale.Period == ScalePeriod.Month
            ? ContributionOfPeriod.Compute(scale, @base, input.SeniorityMonth, input.Contract)
            : OfYearSoFar(scale, input, @base);
        steps.AddRange(period.Steps);
        return UnderCap(scale, period with { Steps = steps }, input.Associate, input.MonthsPresent, input.TakenBefore);
    }

    /// <summary>Cuts a contribution to what is left under the annual cap and says so.</summary>
    internal static Explained<Money> UnderCap(Scale scale, Explained<Money> contribution, bool associate, int monthsPresent, Money takenBefore)
    {
        if (scale.CapOf(associate, monthsPresent) is not { } cap) return contribution;
        var left = Money.Max(cap - takenBefore, Money.Zero);
        var value = Money.Min(contribution.Value, left);
        var text = $"Plafond de l’année ({(associate ? "associé·e" : "non associé·e")}, {monthsPresent} mois sur 12){French.NoBreak}: {cap}. Déjà pris{French.NoBreak}: {takenBefore}. "
            + (value < contribution.Value ? $"La contribution est ramenée à {value}." : $"Il n’est pas atteint{French.NoBreak}: la contribution est de {value}.");
        return new(value, [.. contribution.Steps, new Step(text, scale.Source)]);
    }

    private static Explained<Money> OfYearSoFar(Scale scale, ContributionInput input, Money @base)
    {
        var before = ContributionOfPeriod.BeforeFloor(scale, input.BaseBefore);
        var now = ContributionOfPeriod.BeforeFloor(scale, input.BaseBefore + @base);
        var difference = now.Value - before.Value;
        return new(difference,
        [
            new($"Le barème se calcule sur l’année{French.NoBreak}: la base depuis janvier passe de {input.BaseBefore} à {input.BaseBefore + @base}."),
            .. now.Steps,
            new($"Contribution de l’année{French.NoBreak}: {now.Value}, moins {before.Value} pour les mois précédents, soit {difference}.", scale.Source),
        ]);
    }

    private static string BaseSentence(Scale scale, Month month, BaseFigures figures) => scale.Base == ContributionBase.Turnover
        ? $"Chiffre d’affaires {French.OfMonth(month)}{French.NoBreak}: {figures.Turnover}."
        : $"Marge brute {French.OfMonth(month)}{French.NoBreak}: {figures.Turnover} de ventes, moins {figures.Goods} d’achats et {figures.Subcontracting} de sous-traitance, soit {figures.Base}.";
}
