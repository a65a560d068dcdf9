using Maillage.Domain.Contribution;
using Maillage.Domain.Kernel;

namespace Maillage.Modules.Contribution.Scales;

/// <summary>A scale read aloud.</summary>
public static class ScaleWords
{
    /// <summary>« La base est la marge brute du mois : ventes (70), moins achats (60) et sous-traitance (611). »</summary>
    public static string Base(Levy levy, LevyRates rates)
    {
        string Parts(bool deducted) => French.And(levy.Base.Parts.Where(p => p.Deducted == deducted).Select(Part));
        var less = levy.Base.Parts.Any(p => p.Deducted) ? $", moins {Parts(true)}" : "";
        var paid = levy.Base.Moment == BaseMoment.Received ? ", à mesure que les ventes sont payées" : "";
        return $"La base est : {levy.Base.Name} {Over(rates.Reach)}{Of(rates.Unit)}{paid}. Elle compte : {Parts(false)}{less}.";
    }

    /// <summary>How the rates meet the base.</summary>
    public static string Mode(LevyRates rates) => rates.Brackets.Count == 1 ? "Un seul taux s’applique à toute la base."
        : rates.Mode == BracketMode.WholeAmount ? "Le taux de la tranche atteinte s’applique à toute la base."
        : "Chaque tranche de la base a son propre taux.";

    /// <summary>« de plus de 1 000,00 € à 2 000,00 € ».</summary>
    public static string Bracket(LevyRates rates, int index)
    {
        var (from, to) = (index == 0 ? (Money?)null : rates.Brackets[index - 1].UpTo, rates.Brackets[index].UpTo);
        return (from, to) switch
        {
            (null, null) => "toute la base",
            (null, { } upTo) => $"jusqu’à {upTo}",
            ({ } above, null) => $"plus de {above}",
            ({ } above, { } upTo) => $"plus de {above}, jusqu’à {upTo}",
        };
    }

    /// <summary>« 30,00 € par mois et par activité ».</summary>
    public static string Of(FixedPart part) => $"{part.Amount} {Each(part.Reach)}{By(part.Unit)}";

    /// <summary>« 80,00 € par mois pendant les 12 premiers mois ».</summary>
    public static string Of(Floor floor)
    {
        var from = floor.SeniorityFrom ?? 1;
        var when = floor.Contract is { } contract ? $" en {contract}"
            : floor.SeniorityTo is { } to ? from == 1 ? $" pendant les {to} premiers mois" : $" du {from}e au {to}e mois"
            : from == 1 ? "" : $" à partir du {from}e mois";
        return $"{floor.Amount} {Each(floor.Reach)}{By(floor.Unit)}{when}";
    }

    /// <summary>« 5 000,00 € par an quand on est associé ».</summary>
    public static string Of(Cap cap) => $"{cap.Amount} {Each(cap.Reach)}{By(cap.Unit)}{cap.Associate switch { true => " pour une personne associée", false => " pour une personne non associée", null => "" }}{(cap.Reach == LevyReach.Year ? ", en proportion des mois de présence" : "")}";

    /// <summary>« De 1 000,00 € à 1 001,00 € de base, le montant passe de 130,00 € à 120,12 €. Il revient à 130,00 € à partir de 1 083,34 €. »</summary>
    public static string Of(Cliff cliff) => $"De {cliff.Limit} à {cliff.JustPast} de base, le montant passe de {cliff.At} à {cliff.Past}."
        + (cliff.SameAgain is { } same ? $" Il revient à {cliff.At} à partir de {same}." : "");

    /// <summary>« trois premiers mois : ni taux ni plancher ».</summary>
    public static string Of(Exemption exemption) => $"{exemption.Name} : {(exemption.Waives == Waived.All ? "rien n’est pris" : "sans " + French.And(Words(exemption.Waives)))}{(exemption.Granted ? ", sur décision" : "")}";

    private static IEnumerable<string> Words(Waived waived)
    {
        if (waived.HasFlag(Waived.Rates)) yield return "taux";
        if (waived.HasFlag(Waived.Fixed)) yield return "part fixe";
        if (waived.HasFlag(Waived.Floor)) yield return "plancher";
    }

    private static string Part(BasePart part) => $"{part.Label} (comptes {string.Join(", ", part.Accounts.In)}{(part.Accounts.Out.Count > 0 ? $", sauf {string.Join(", ", part.Accounts.Out)}" : "")})";

    private static string Over(LevyReach reach) => reach switch
    {
        LevyReach.Document => "de chaque pièce",
        LevyReach.Month => "du mois",
        LevyReach.Year => "depuis janvier",
        _ => "depuis l’entrée dans la coopérative",
    };

    private static string Each(LevyReach reach) => reach switch
    {
        LevyReach.Document => "par pièce",
        LevyReach.Month => "par mois",
        LevyReach.Year => "par an",
        _ => "à l’entrée",
    };

    private static string Of(LevyUnit unit) => unit switch
    {
        LevyUnit.Activity => "",
        LevyUnit.Person => ", toutes activités d’une personne réunies",
        _ => ", pour la part de chaque personne",
    };

    private static string By(LevyUnit unit) => unit switch
    {
        LevyUnit.Activity => "",
        LevyUnit.Person => " et par personne",
        _ => " et par part",
    };
}
