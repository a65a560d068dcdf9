using Maillage.Domain.Kernel;

namespace Maillage.Domain.Contribution;

/// <summary>On what the contribution is taken.</summary>
public enum ContributionBase
{
    /// <summary>Turnover less goods, materials and subcontracting.</summary>
    GrossMargin,
    Turnover,
}

/// <summary>How rates meet the base.</summary>
public enum BracketMode
{
    /// <summary>The rate of the bracket where the base falls applies to the whole base.</summary>
    WholeAmount,
    /// <summary>Each slab of the base bears its own rate.</summary>
    Marginal,
}

/// <summary>Over what time the base is summed before brackets apply.</summary>
public enum ScalePeriod
{
    Month,
    /// <summary>The calendar year, from its first month on.</summary>
    Year,
}

/// <summary>A rate and the amount up to which it holds, included; null for no limit.</summary>
public sealed record Bracket(Money? UpTo, Rate Rate);

/// <summary>The least a period costs.</summary>
/// <param name="SeniorityFrom">First month in the cooperative it holds for, 1 being the month of entry; null for any.</param>
/// <param name="SeniorityTo">Last such month; null for no end.</param>
/// <param name="Contract">CAPE or CESA; null for any.</param>
public sealed record Floor(Money Amount, int? SeniorityFrom = null, int? SeniorityTo = null, string? Contract = null)
{
    public bool Holds(int seniorityMonth, string? contract) =>
        (SeniorityFrom ?? 1) <= seniorityMonth && (SeniorityTo is null || seniorityMonth <= SeniorityTo) && (Contract is null || Contract == contract);
}

/// <summary>The most a whole calendar year costs, by status.</summary>
public sealed record AnnualCap(bool Associate, Money Amount);

/// <summary>Prefixes of the ledger accounts that make a base: turnover added, goods and subcontracting deducted.</summary>
public sealed record BaseAccounts(IReadOnlyList<string> Turnover, IReadOnlyList<string> Goods, IReadOnlyList<string> Subcontracting)
{
    public IEnumerable<string> All => [.. Turnover, .. Goods, .. Subcontracting];

    /// <summary>Whether a ledger account counts in the base.</summary>
    public bool Contains(string account) => Within(All, account);

    internal static bool Within(IEnumerable<string> prefixes, string account) => prefixes.Any(p => account.StartsWith(p, StringComparison.Ordinal));
}

/// <summary>
/// A scale of the contribution coopérative (C. trav. R7331-8: base, rates and amounts are set by the assembly). Every figure is data.
/// </summary>
/// <param name="Accounts">The ledger accounts that make the base.</param>
/// <param name="FixedPerPeriod">Taken whatever the base.</param>
/// <param name="Brackets">Ascending; only the last has no limit.</param>
/// <param name="Source">Decision or publication the scale comes from.</param>
public sealed record Scale(
    string Code,
    string Name,
    DateRange Validity,
    ContributionBase Base,
    BaseAccounts Accounts,
    BracketMode Mode,
    ScalePeriod Period,
    Money FixedPerPeriod,
    IReadOnlyList<Bracket> Brackets,
    IReadOnlyList<Floor> Floors,
    IReadOnlyList<AnnualCap> AnnualCaps,
    string Source)
{
    /// <summary>The base in words: « marge brute ».</summary>
    public string BaseName => Base == ContributionBase.GrossMargin ? "marge brute" : "chiffre d’affaires";

    /// <summary>The floor of a period; null when none holds.</summary>
    public Floor? FloorOf(int seniorityMonth, string? contract) => Floors.FirstOrDefault(f => f.Holds(seniorityMonth, contract));

    /// <summary>The cap of a calendar year in proportion to the months present, to the cent; null when the scale has none.</summary>
    public Money? CapOf(bool associate, int monthsPresent) =>
        AnnualCaps.FirstOrDefault(c => c.Associate == associate) is { } cap ? Money.FromEuros(cap.Amount.Euros * monthsPresent / 12m) : null;

    /// <summary>The refusals of a scale that could not be computed, none when it is sound.</summary>
    public Result Check()
    {
        var refusals = new List<Refusal>();
        if (Brackets.Count == 0 || Brackets[^1].UpTo is not null || Brackets.SkipLast(1).Any(b => b.UpTo is null))
            refusals.Add(new("contribution.scale.brackets", "La dernière tranche, et elle seule, n’a pas de limite.", "Brackets"));
        else if (Brackets.SkipLast(1).Zip(Brackets.Skip(1).SkipLast(1)).Any(p => p.First.UpTo >= p.Second.UpTo))
            refusals.Add(new("contribution.scale.order", "Les limites des tranches doivent être croissantes.", "Brackets"));
        if (Brackets.Any(b => b.Rate.BasisPoints is < 0 or > 10_000))
            refusals.Add(new("contribution.scale.rate", "Un taux est compris entre 0 et 100\u00a0%.", "Brackets"));
        if (FixedPerPeriod.IsNegative || Floors.Any(f => f.Amount.IsNegative) || AnnualCaps.Any(c => c.Amount.IsNegative))
            refusals.Add(new("contribution.scale.amount", "La part fixe, les planchers et les plafonds ne sont pas négatifs.", "Floors"));
        if (Accounts.Turnover.Count == 0 || Accounts.All.Any(a => a.Length == 0 || !a.All(char.IsAsciiDigit)))
            refusals.Add(new("contribution.scale.accounts", "Donnez les comptes qui forment la base, par exemple 70 pour les ventes, 60 pour les achats, 611 pour la sous-traitance.", "Accounts"));
        return Result.Of(refusals);
    }
}
