using Maillage.Domain.Kernel;

namespace Maillage.Domain.Cooperative;

/// <summary>What a new legal entity needs.</summary>
public static class LegalEntityRules
{
    /// <summary>Two to six capitals or digits: the mark goes into numbers and file names.</summary>
    public static Result CheckCode(string code) => code.Length is >= 2 and <= 6 && code.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c))
        ? Result.Done
        : new Refusal("cooperative.entity.code", "Le code a 2 à 6 capitales ou chiffres, par exemple VERS.", "Code");

    /// <summary>A first fiscal year made of whole months, at most 24: accounts are drawn up every twelve months, the first exercise excepted (C. com. L123-12).</summary>
    public static Result CheckFirstYear(DateOnly start, DateOnly end)
    {
        if (start.Day != 1) return new Refusal("cooperative.entity.year", "L’exercice commence le premier jour d’un mois.", "YearStart");
        if (end != Month.Of(end).Last) return new Refusal("cooperative.entity.year", "L’exercice finit le dernier jour d’un mois.", "YearEnd");
        if (end < start) return new Refusal("cooperative.entity.year", "La fin de l’exercice doit suivre son début.", "YearEnd");
        if (Month.Of(end) - Month.Of(start) >= 24) return new Refusal("cooperative.entity.year", "Le premier exercice ne dépasse pas 24 mois.", "YearEnd");
        return Result.Done;
    }

    /// <summary>A code from the first letters of a name: « Les Ateliers du Versant » gives LADV.</summary>
    public static string CodeFrom(string name)
    {
        var initials = string.Concat(French.Fold(name).Split([' ', '-', '’', '\''], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word[0]).Where(char.IsAsciiLetterOrDigit).Take(6)).ToUpperInvariant();
        return CheckCode(initials).Ok ? initials : "COOP";
    }
}
