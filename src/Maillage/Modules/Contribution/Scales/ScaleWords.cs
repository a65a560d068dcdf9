using Maillage.Domain.Contribution;
using Maillage.Domain.Kernel;

namespace Maillage.Modules.Contribution.Scales;

/// <summary>A scale read aloud.</summary>
public static class ScaleWords
{
    /// <summary>« La base est la marge brute du mois : ventes (70) moins achats (60) et sous-traitance (611). »</summary>
    public static string Base(Scale scale)
    {
        var period = scale.Period == ScalePeriod.Month ? "du mois" : "depuis janvier";
        var turnover = $"ventes (comptes {string.Join(", ", scale.Accounts.Turnover)})";
        if (scale.Base == ContributionBase.Turnover) return $"La base est le chiffre d’affaires {period} : {turnover}.";
        var less = scale.Accounts.Goods.Concat(scale.Accounts.Subcontracting);
        return $"La base est la marge brute {period} : {turnover} moins achats et sous-traitance (comptes {string.Join(", ", less)}).";
    }

    /// <summary>How the rates meet the base.</summary>
    public static string Mode(Scale scale) => scale.Brackets.Count == 1 ? "Un seul taux s’applique à toute la base."
        : scale.Mode == BracketMode.WholeAmount ? "Le taux de la tranche atteinte s’applique à toute la base."
        : "Chaque tranche de la base a son propre taux.";

    /// <summary>« de plus de 1 000,00 € à 2 000,00 € ».</summary>
    public static string Bracket(Scale scale, int index)
    {
        var (from, to) = (index == 0 ? (Money?)null : scale.Brackets[index - 1].UpTo, scale.Brackets[index].UpTo);
        return (from, to) switch
        {
            (null, null) => "toute la base",
            (null, { } upTo) => $"jusqu’à {upTo}",
            ({ } above, null) => $"plus de {above}",
            ({ } above, { } upTo) => $"plus de {above}, jusqu’à {upTo}",
        };
    }

    /// <summary>« 80,00 € par mois pendant les 12 premiers mois ».</summary>
    public static string Of(Floor floor)
    {
        var from = floor.SeniorityFrom ?? 1;
        var when = floor.Contract is { } contract ? $" en {contract}"
            : floor.SeniorityTo is { } to ? from == 1 ? $" pendant les {to} premiers mois" : $" du {from}e au {to}e mois"
            : from == 1 ? "" : $" à partir du {from}e mois";
        return $"{floor.Amount} par mois{when}";
    }

    /// <summary>« 5 000,00 € par an quand on est associé ».</summary>
    public static string Of(AnnualCap cap) => $"{cap.Amount} par an pour une personne {(cap.Associate ? "associée" : "non associée")}, en proportion des mois de présence";
}
