using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Membership;

/// <summary>The words of the screen for the records of this module.</summary>
public static class MembershipWords
{
    /// <summary>Every kind, as a choice.</summary>
    public static IEnumerable<SelectListItem> Kinds => Enum.GetValues<AssociateKind>().Select(k => new SelectListItem(Of(k), k.ToString()));

    public static string Of(AssociateKind kind, int count = 1) => kind switch
    {
        AssociateKind.Entrepreneur => count > 1 ? "entrepreneur·es" : "entrepreneur·e",
        AssociateKind.Team => count > 1 ? "de l’équipe d’appui" : "équipe d’appui",
        _ => count > 1 ? "extérieur·es" : "extérieur·e",
    };

    public static string Of(SplitKey key) => ResultSplitWords.Word(key);

    /// <summary>Word and colour of an associate's state on a day.</summary>
    public static (string Word, string Kind) StateOf(DateRange dates, DateOnly today) =>
        dates.Contains(today) ? ("associé·e", "good") : dates.From > today ? ("à venir", "info") : ("parti·e", "neutral");

    /// <summary>Word and colour of a contract's state on a day.</summary>
    public static (string Word, string Kind) StateOf(ContractTerms terms, DateOnly today) =>
        terms.Dates.Contains(today) ? ("en cours", "good") : terms.From > today ? ("à venir", "info") : terms.EndedOn is null ? ("fini", "neutral") : ("rompu", "neutral");
}
