using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;

namespace Maillage.Domain.Membership;

/// <summary>What conventions must be, and what they allow.</summary>
public static class ConventionRules
{
    public const string Law = "C. trav., art. R7331-6";

    /// <summary>The reasons to refuse, none when it is fit; fields named as in <see cref="ConventionTerms"/>.</summary>
    /// <param name="activity">With its members.</param>
    public static IReadOnlyList<Refusal> Of(ConventionTerms terms, Activity activity, DateOnly today)
    {
        var refusals = new List<Refusal>();
        void Refuse(string type, string message, string? field) => refusals.Add(new("convention." + type, message, field, Law));

        if (activity.Kind != ActivityKind.Collective)
            return [new("convention.activity", "Cette activité n’est pas collective : elle n’a pas besoin de convention.", null, Law)];
        if (terms.From < activity.StartedOn || terms.From.Year > today.Year + 1)
            Refuse("dates", $"Choisissez une date à partir du {French.LongDate(activity.StartedOn)}, premier jour de l’activité, et au plus un an d’avance.", "From");
        if (terms.SignedOn > today || terms.SignedOn.Year < 1990) Refuse("dates", "Une convention se note une fois signée : vérifiez ce jour.", "SignedOn");
        else if (terms.SignedOn > terms.From) Refuse("prior", "La convention précède l’activité commune : elle ne peut pas valoir avant sa signature.", "From");
        if (terms.To < terms.From) Refuse("dates", "Le dernier jour vient après le premier.", "To");
        if (terms.CommonFund.BasisPoints is < 0 or >= 10_000) Refuse("fund", "Le fonds commun garde de 0 % à moins de 100 % du résultat.", "CommonFund");
        foreach (var (text, field, needed) in ((string, string, string?)[])[
            (terms.Texts.Nature, "Nature", "Dites ce que l’activité commune fait."), (terms.Texts.Clientele, "Clientele", "Dites à qui sont les clients, et ce qu’ils deviennent si quelqu’un part."),
            (terms.Texts.TradeName, "TradeName", null), (terms.Texts.PooledAssets, "PooledAssets", null)])
            if (needed is not null && string.IsNullOrWhiteSpace(text)) Refuse("text", needed, field);
            else if (text.Trim().Length > ConventionTexts.Longest) Refuse("text", $"Ce texte est trop long : {ConventionTexts.Longest} caractères au plus.", field);
        if (terms.Covered.Select(c => c.Person).Distinct().Count() < 2 || terms.Covered.DistinctBy(c => c.Person).Count() != terms.Covered.Count)
            Refuse("members", "Une convention couvre au moins deux personnes.", "Members");
        foreach (var (covered, i) in terms.Covered.Select((c, i) => (c, i)))
        {
            if (!activity.Members.Any(m => m.PersonId == covered.Person && m.Dates.Overlaps(terms.Dates)))
                Refuse("member", "Cette personne n’est pas dans l’activité à ces dates.", $"Covered[{i}]");
            if (covered.CapeClauseOn is { } clause && (clause > today || clause.Year < 1990)) Refuse("clause", "Une clause se note une fois signée : vérifiez ce jour.", $"Covered[{i}].CapeClauseOn");
            if (terms.Key == SplitKey.Shares && covered.Share.BasisPoints is < 0 or > 10_000) Refuse("share", "Une part va de 0 % à 100 %.", $"Covered[{i}].Share");
        }
        if (terms.Key == SplitKey.Shares && terms.Covered.Sum(c => c.Share.BasisPoints) is var total && total != 10_000)
            Refuse("shares", $"Les parts font {French.Percent(new Rate(total))} : elles doivent faire 100 %.", "Members");
        return refusals;
    }

    /// <summary>Why a collective may not sell on a day; null when it may, or when it is no collective.</summary>
    /// <param name="activity">With its members.</param>
    /// <param name="conventions">Of the activity.</param>
    /// <param name="inCape">Whether a person is bound by a CAPE that day.</param>
    /// <param name="name">Of a person.</param>
    public static Refusal? Obstacle(Activity activity, IEnumerable<Convention> conventions, DateOnly day, Func<Id<Person>, bool> inCape, Func<Id<Person>, string> name)
    {
        if (activity.Kind != ActivityKind.Collective || !activity.IsShared(day)) return null;
        if (Convention.InForce(conventions, day) is not { } convention)
            return new(ObstacleType, $"« {activity.Name} » est une activité collective : elle ne facture pas sans une convention signée et en vigueur. Il n’y en a pas au {French.LongDate(day)}.", null, Law);
        var uncovered = activity.Members.Where(m => m.Dates.Contains(day)).Select(m => m.PersonId).Distinct().Where(p => !convention.Covers(p, inCape(p), day)).ToList();
        if (uncovered.Count == 0) return null;
        var names = French.And(uncovered.Select(p => inCape(p) && convention.Members.Any(m => m.PersonId == p) ? $"{name(p)} (en CAPE, sans clause à son nom)" : name(p)).Order(StringComparer.Ordinal));
        return new(ObstacleType, $"La convention de « {activity.Name} », signée le {French.LongDate(convention.SignedOn)}, ne couvre pas {names}.", null, Law);
    }

    /// <summary>Stable word of what stops a collective from invoicing.</summary>
    public const string ObstacleType = "convention.missing";
}
