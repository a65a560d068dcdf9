using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;

namespace Maillage.Domain.Overview;

/// <summary>Why an activity asks for a call, the most pressing first.</summary>
public enum DriftKind
{
    /// <summary>The treasury of reference is below zero: the cooperative advances the difference.</summary>
    Treasury,
    /// <summary>Someone works in the activity without a contract.</summary>
    NoContract,
    /// <summary>A CAPE ends soon and nothing follows.</summary>
    CapeEnds,
    /// <summary>Nothing was sold for months.</summary>
    Quiet,
    /// <summary>The contribution was brought up to its floor for months: something is sold, too little to grow.</summary>
    Floor,
    /// <summary>Twelve months sold much less than the twelve before.</summary>
    Falling,
    /// <summary>Customers are late.</summary>
    Late,
}

/// <param name="Text">In words, for whoever will call.</param>
public sealed record DriftReason(DriftKind Kind, string Text);

/// <summary>Someone in an activity today.</summary>
/// <param name="Running">The contract of today; null when there is none.</param>
/// <param name="Followed">Whether another contract begins later.</param>
public sealed record BoundMember(string Name, ContractTerms? Running, bool Followed);

/// <summary>What is known of an activity on a day.</summary>
/// <param name="AtFloor">Whole months before this one, one after the other, whose contribution was brought up to its floor; no more than <see cref="DriftRules.FloorMonths"/> are counted.</param>
/// <param name="ContractsKept">Whether the cooperative notes its contracts here: without that, none means nothing.</param>
public sealed record DriftSigns(DateOnly Today, DateOnly StartedOn, DateOnly? ClosedOn, Turnover Turnover, Money Reference, LateInvoices? Late, IReadOnlyList<BoundMember> Members, bool ContractsKept, int AtFloor = 0);

/// <summary>From where on an activity is said to drift: every threshold of the portfolio is here.</summary>
public static class DriftRules
{
    /// <summary>Whole months without a sale.</summary>
    public const int QuietMonths = 3;

    /// <summary>Whole months in a row at the floor of the contribution (cae.md: a sign to talk about, never a sanction).</summary>
    public const int FloorMonths = 6;

    /// <summary>A fall counts from one part in this many of the twelve months before: a third.</summary>
    public const int FallPart = 3;

    /// <summary>Days before the end of a CAPE.</summary>
    public const int CapeDays = 60;

    /// <summary>The reasons, the most pressing first; none when it goes well. Of a closed activity only money still counts.</summary>
    public static IReadOnlyList<DriftReason> Of(DriftSigns signs)
    {
        var reasons = new List<DriftReason>();
        void Say(DriftKind kind, string text) => reasons.Add(new(kind, text));
        if (signs.Reference.IsNegative) Say(DriftKind.Treasury, $"Trésorerie sous zéro{French.NoBreak}: {signs.Reference}");
        if (!(signs.ClosedOn < signs.Today))
        {
            foreach (var member in signs.Members)
                if (member.Running is null && signs.ContractsKept) Say(DriftKind.NoContract, $"{member.Name} n’a pas de contrat en cours");
            foreach (var member in signs.Members)
                if (member is { Running: { Kind: ContractKind.Cape, Last: { } last }, Followed: false } && last <= signs.Today.AddDays(CapeDays))
                    Say(DriftKind.CapeEnds, $"Le CAPE {French.De(member.Name)} finit le {French.LongDate(last)}");
            // Whoever sells nothing is at the floor too: said once.
            if (Quiet(signs) is { } quiet) Say(DriftKind.Quiet, quiet);
            else if (signs.AtFloor >= FloorMonths) Say(DriftKind.Floor, $"Contribution au plancher depuis {FloorMonths} mois");
            if (Falling(signs) is { } falling) Say(DriftKind.Falling, falling);
        }
        if (signs.Late is { } late) Say(DriftKind.Late, $"{late.Words}{French.NoBreak}: {late.Amount}, la plus ancienne échue le {French.ShortDate(late.Oldest)}");
        return reasons;
    }

    private static string? Quiet(DriftSigns signs)
    {
        var since = Month.Of(signs.Today).Plus(-QuietMonths);
        var last = signs.Turnover.Last;
        if (Month.Of(signs.StartedOn) > since || last >= since) return null;
        return $"Aucune vente depuis {QuietMonths} mois{(last is { } month ? $", la dernière en {French.MonthYear(month)}" : "")}";
    }

    private static string? Falling(DriftSigns signs)
    {
        var month = Month.Of(signs.Today);
        var (last, before) = (signs.Turnover.Over(month.Plus(-12), month.Previous), signs.Turnover.Over(month.Plus(-24), month.Plus(-13)));
        if (!before.IsPositive || (before - last).Cents * FallPart < before.Cents) return null;
        return $"Chiffre d’affaires en baisse de {Rounding.Round((before - last).Cents * 100m / before.Cents, 0)}{French.NoBreak}% sur douze mois{French.NoBreak}: {last} contre {before}";
    }
}
