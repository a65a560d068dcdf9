using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Membership;

/// <summary>The words of the screen for the records of this module.</summary>
public static class MembershipWords
{
    /// <summary>Every kind, as a choice.</summary>
    public static IEnumerable<SelectListItem> Kinds => Enum.GetValues<AssociateKind>().Select(k => new SelectListItem(Of(k), k.ToString()));

    public static string Of(AssociateKind kind) => kind switch
    {
        AssociateKind.Entrepreneur => "entrepreneur·e",
        AssociateKind.Team => "équipe d’appui",
        _ => "extérieur·e",
    };

    /// <summary>Word and colour of an associate's state on a day.</summary>
    public static (string Word, string Kind) StateOf(DateRange dates, DateOnly today) =>
        dates.Contains(today) ? ("associé·e", "good") : dates.From > today ? ("à venir", "info") : ("parti·e", "neutral");
}
