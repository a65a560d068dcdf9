using Maillage.Domain.Kernel;

namespace Maillage.Domain.Contribution;

/// <summary>For whom an element of a levy is counted.</summary>
public enum LevyUnit
{
    /// <summary>Each activity by itself, whoever holds it.</summary>
    Activity,
    /// <summary>Each person, over all the activities they hold, by their parts.</summary>
    Person,
    /// <summary>Each person's part of each activity by itself.</summary>
    Share,
}

/// <summary>Over what time an element of a levy is counted.</summary>
public enum LevyReach
{
    /// <summary>Each document by itself.</summary>
    Document,
    Month,
    /// <summary>The calendar year, from its first month on.</summary>
    Year,
    /// <summary>All that happened since the entry into the cooperative.</summary>
    Entry,
}

/// <summary>How rates meet the base.</summary>
public enum BracketMode
{
    /// <summary>The rate of the bracket where the base falls applies to the whole base.</summary>
    WholeAmount,
    /// <summary>Each slab of the base bears its own rate.</summary>
    Marginal,
}

/// <summary>What a negative base does, when nothing before it in the reach makes up for it.</summary>
public enum NegativeBase
{
    /// <summary>It counts for zero.</summary>
    Zero,
    /// <summary>It counts for zero and lowers the bases that follow in the calendar year.</summary>
    Carried,
    /// <summary>It gives back, at the rate of the first bracket.</summary>
    GivenBack,
}

/// <summary>To what an amount is rounded, half away from zero.</summary>
public enum LevyRounding { Cent, Euro }

/// <summary>A rate and the amount up to which it holds, included; null for no limit.</summary>
public sealed record Bracket(Money? UpTo, Rate Rate);

/// <summary>Rates on the base.</summary>
/// <param name="Brackets">Ascending; only the last has no limit.</param>
public sealed record LevyRates(LevyUnit Unit, LevyReach Reach, BracketMode Mode, IReadOnlyList<Bracket> Brackets);

/// <summary>Taken whatever the base, once a document, a month, a year (in its first month present) or at entry.</summary>
public sealed record FixedPart(Money Amount, LevyUnit Unit, LevyReach Reach);

/// <summary>The least a month or a whole year costs. That of a year is in proportion to the months present, and is settled in the last of them.</summary>
/// <param name="SeniorityFrom">First month in the cooperative it holds for, 1 being the month of entry; null for any.</param>
/// <param name="SeniorityTo">Last such month; null for no end.</param>
/// <param name="Contract">CAPE or CESA; null for any.</param>
public sealed record Floor(Money Amount, LevyUnit Unit, LevyReach Reach, int? SeniorityFrom = null, int? SeniorityTo = null, string? Contract = null)
{
    public bool Holds(int seniorityMonth, string? contract) =>
        (SeniorityFrom ?? 1) <= seniorityMonth && (SeniorityTo is null || seniorityMonth <= SeniorityTo) && (Contract is null || Contract == contract);
}

/// <summary>The most a month or a whole calendar year costs. That of a year is in proportion to the months present, each with its own status.</summary>
/// <param name="Associate">Status it holds for; null for any.</param>
public sealed record Cap(Money Amount, LevyUnit Unit, LevyReach Reach, bool? Associate = null)
{
    public bool Holds(bool associate) => Associate is null || Associate == associate;
}

/// <summary>The elements of a levy that an exemption takes off.</summary>
[Flags]
public enum Waived { None = 0, Rates = 1, Fixed = 2, Floor = 4, All = Rates | Fixed | Floor }

/// <summary>Who does not bear some elements.</summary>
/// <param name="Name">« trois premiers mois ».</param>
/// <param name="SeniorityTo">Last month in the cooperative it holds for; null for any.</param>
/// <param name="Contract">CAPE or CESA; null for any.</param>
/// <param name="Granted">True when it holds only for activities it was granted to, between dates.</param>
public sealed record Exemption(string Code, string Name, Waived Waives, int? SeniorityTo = null, string? Contract = null, bool Granted = false);

/// <summary>
/// One thing an activity bears by a scale: the contribution coopérative itself, an insurance, a solidarity fund. Every figure is data.
/// </summary>
/// <param name="Code">Stays the same from one scale to the next: what is posted is known by it.</param>
/// <param name="Rates">Null when it has no rate.</param>
public sealed record Levy(
    string Code,
    string Name,
    LevyBase Base,
    LevyRates? Rates,
    IReadOnlyList<FixedPart> Fixed,
    IReadOnlyList<Floor> Floors,
    IReadOnlyList<Cap> Caps,
    IReadOnlyList<Exemption> Exemptions,
    NegativeBase Negative = NegativeBase.Zero,
    LevyRounding Rounding = LevyRounding.Cent)
{
    /// <summary>Code of the contribution coopérative itself.</summary>
    public const string Contribution = "contribution";

    /// <summary>Rounds an amount in euros.</summary>
    public Money Round(decimal euros) => Rounding == LevyRounding.Euro ? new((long)Kernel.Rounding.Round(euros, 0) * 100) : Money.FromEuros(euros);
}
