using Maillage.Domain.Kernel;
using Maillage.Domain.People;

namespace Maillage.Domain.Membership;

/// <summary>What binds a person to the cooperative.</summary>
public enum ContractKind
{
    /// <summary>Contrat d’appui au projet d’entreprise (C. com. L127-1 to L127-7): to try out an activity, not an employment.</summary>
    Cape,
    /// <summary>Contrat d’entrepreneur salarié associé (C. trav. L7331-2): an employment without term.</summary>
    Cesa,
}

/// <summary>A contract as it is typed.</summary>
/// <param name="To">Last day agreed; null for a contract without term.</param>
/// <param name="EndedOn">Last day when it was ended before; null otherwise.</param>
/// <param name="FollowsAssembly">Whether it says that the contribution changes with the vote of the assembly (C. trav. R7331-8); else a new scale waits for an amendment.</param>
public sealed record ContractTerms(ContractKind Kind, DateOnly SignedOn, DateOnly From, DateOnly? To, DateOnly? EndedOn = null, bool FollowsAssembly = true)
{
    /// <summary>Last day in fact; null while it runs without term.</summary>
    public DateOnly? Last => EndedOn ?? To;

    public DateRange Dates => new(From, Last);
}

/// <summary>A contract between a person and the cooperative. A renewal is another one, since it is signed anew.</summary>
public sealed class Contract : IOwned, IVersioned
{
    private Contract() { }

    /// <param name="id">Made by the form, so that sending it twice records it once.</param>
    /// <param name="terms">Fit for <see cref="ContractRules"/>.</param>
    public Contract(CooperativeId cooperative, Id<Contract> id, Id<Person> person, ContractTerms terms)
    {
        (CooperativeId, Id, PersonId) = (cooperative, id, person);
        Write(terms);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Contract> Id { get; private set; }
    public Id<Person> PersonId { get; private set; }
    public ContractKind Kind { get; private set; }
    public DateOnly SignedOn { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }
    public DateOnly? EndedOn { get; private set; }
    public bool FollowsAssembly { get; private set; }
    public int Version { get; private set; }

    public ContractTerms Terms => new(Kind, SignedOn, From, To, EndedOn, FollowsAssembly);

    public void Write(ContractTerms terms) => (Kind, SignedOn, From, To, EndedOn, FollowsAssembly) = terms;
}

/// <summary>What contracts must be.</summary>
public static class ContractRules
{
    /// <summary>A CAPE lasts a year at most and is renewed twice at most: three years in all (C. com. L127-2).</summary>
    public const int CapeMonths = 12, Capes = 3;

    public const string CapeLaw = "C. com., art. L127-2";

    /// <summary>The reasons to refuse, none when it is fit; fields named as in <see cref="ContractTerms"/>.</summary>
    /// <param name="others">The other contracts of the person.</param>
    public static IReadOnlyList<Refusal> Of(ContractTerms terms, IReadOnlyCollection<ContractTerms> others)
    {
        var refusals = new List<Refusal>();
        void Refuse(string type, string message, string field, string? source = null) => refusals.Add(new("contract." + type, message, field, source));

        if (terms.From.Year is < 1990 or > 2100) Refuse("dates", "Cette date n’est pas vraisemblable.", nameof(terms.From));
        if (terms.SignedOn.Year is < 1990 or > 2100) Refuse("dates", "Cette date n’est pas vraisemblable.", nameof(terms.SignedOn));
        if (terms.To < terms.From) Refuse("dates", "Le dernier jour vient après le premier.", nameof(terms.To));
        if (terms.EndedOn < terms.From) Refuse("dates", "La fin vient après le premier jour.", nameof(terms.EndedOn));
        else if (terms.EndedOn > terms.To) Refuse("dates", $"Ce contrat finit de lui-même le {French.LongDate(terms.To.Value)} : pour aller plus loin, notez son renouvellement.", nameof(terms.EndedOn));
        if (refusals.Count > 0) return refusals;
        if (terms.Kind == ContractKind.Cape) refusals.AddRange(OfCape(terms, others));
        if (others.FirstOrDefault(o => o.Dates.Overlaps(terms.Dates)) is { } other)
            Refuse("overlap", $"Cette personne a déjà un contrat {Word(other.Kind)} {InWords(other.Dates)} : un contrat commence quand l’autre est fini.", nameof(terms.From));
        return refusals;
    }

    public static string Word(ContractKind kind) => kind == ContractKind.Cape ? "CAPE" : "CESA";

    /// <summary>« du 1er mars 2026 au 28 février 2027 », « depuis le 1er mars 2026 ».</summary>
    public static string InWords(DateRange dates) => dates.To is { } to ? $"du {French.LongDate(dates.From)} au {French.LongDate(to)}" : $"depuis le {French.LongDate(dates.From)}";

    private static IEnumerable<Refusal> OfCape(ContractTerms terms, IReadOnlyCollection<ContractTerms> others)
    {
        if (terms.To is not { } to) yield return new("contract.cape-term", "Un CAPE a une fin : donnez son dernier jour.", nameof(terms.To), CapeLaw);
        else if (to >= terms.From.AddMonths(CapeMonths))
            yield return new("contract.cape-length", $"Un CAPE dure {CapeMonths} mois au plus : jusqu’au {French.LongDate(terms.From.AddMonths(CapeMonths).AddDays(-1))}.", nameof(terms.To), CapeLaw);
        if (others.Count(o => o.Kind == ContractKind.Cape) >= Capes)
            yield return new("contract.cape-renewals", "Un CAPE se renouvelle deux fois au plus, 36 mois en tout : celui-ci serait le quatrième.", nameof(terms.Kind), CapeLaw);
    }
}
