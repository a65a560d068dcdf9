using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Sales.Customers.Duplicates;

/// <summary>What two customers say of one thing.</summary>
/// <param name="Field">Posted name.</param>
/// <param name="Kept">What the kept one says, in words; empty when nothing.</param>
public sealed record MergeChoice(string Field, string Label, string Kept, string Other, string Chosen)
{
    public const string Mine = "garde";
    public const string Theirs = "autre";
    public const string Both = "deux";

    public IEnumerable<SelectListItem> Items =>
    [
        new(Kept.Length > 0 ? Kept : "rien", Mine), new(Other.Length > 0 ? Other : "rien", Theirs),
        .. Field == "Notes" && Kept.Length > 0 && Other.Length > 0 ? [new SelectListItem("les deux, l’une sous l’autre", Both)] : Array.Empty<SelectListItem>(),
    ];
}

/// <summary>Which of two customers is right, thing by thing.</summary>
public sealed class MergeForm
{
    public int Version { get; set; }
    public int OtherVersion { get; set; }
    public Dictionary<string, string> Choices { get; set; } = [];

    private sealed record Part(string Field, string Label, Func<CustomerDetails, string> Say, Func<CustomerDetails, CustomerDetails, CustomerDetails> Take);

    private static readonly Part[] Parts =
    [
        new("Kind", "Ce client est", d => CustomerForm.Word(d.Kind), (to, from) => to with { Kind = from.Kind }),
        new("Name", "Nom", d => d.Name, (to, from) => to with { Name = from.Name }),
        new("Siren", "SIREN et SIRET", d => string.Join(" / ", new[] { d.Siren, d.Siret }.Where(t => t.Length > 0)), (to, from) => to with { Siren = from.Siren, Siret = from.Siret }),
        new("VatNumber", "Numéro de TVA", d => d.VatNumber, (to, from) => to with { VatNumber = from.VatNumber }),
        new("Address", "Adresse", d => $"{d.Street.Replace("\n", ", ", StringComparison.Ordinal)}, {d.PostCode} {d.City}{(d.Country == Countries.France ? "" : $", {Countries.Find(d.Country)?.Name}")}",
            (to, from) => to with { Street = from.Street, PostCode = from.PostCode, City = from.City, Country = from.Country }),
        new("Email", "Courriel", d => d.Email, (to, from) => to with { Email = from.Email }),
        new("Phone", "Téléphone", d => d.Phone, (to, from) => to with { Phone = from.Phone }),
        new("Term", "Délai de paiement", d => d.Term.ToString(), (to, from) => to with { PaymentDays = from.PaymentDays, EndOfMonth = from.EndOfMonth }),
        new("Notes", "Notes", d => d.Notes, (to, from) => to with { Notes = from.Notes }),
    ];

    /// <summary>What both say and differ in; what is chosen at first is what is said, of the one that says more.</summary>
    public IReadOnlyList<MergeChoice> Differences(CustomerDetails kept, CustomerDetails other) =>
        [.. Parts.Where(p => p.Say(kept) != p.Say(other)).Select(p => new MergeChoice(p.Field, p.Label, p.Say(kept), p.Say(other), Choices.GetValueOrDefault(p.Field) ?? Usual(p, kept, other)))];

    /// <summary>What the kept customer will say.</summary>
    public CustomerDetails Details(CustomerDetails kept, CustomerDetails other)
    {
        var details = kept;
        foreach (var choice in Differences(kept, other))
            details = choice.Chosen == MergeChoice.Theirs ? Parts.Single(p => p.Field == choice.Field).Take(details, other)
                : choice is { Field: "Notes", Chosen: MergeChoice.Both } ? details with { Notes = $"{kept.Notes}\n{other.Notes}" } : details;
        return details;
    }

    private static string Usual(Part part, CustomerDetails kept, CustomerDetails other)
    {
        var (mine, theirs) = (part.Say(kept), part.Say(other));
        if (part.Field == "Notes" && mine.Length > 0 && theirs.Length > 0) return MergeChoice.Both;
        if (mine.Length == 0 || theirs.Length == 0) return mine.Length > 0 ? MergeChoice.Mine : MergeChoice.Theirs;
        // Kind and number go together: the one with a SIREN knows what it is.
        if (part.Field == "Kind" && kept.Siren.Length > 0 != other.Siren.Length > 0) return kept.Siren.Length > 0 ? MergeChoice.Mine : MergeChoice.Theirs;
        return Said(other) > Said(kept) ? MergeChoice.Theirs : MergeChoice.Mine;
    }

    /// <summary>How many things a customer says.</summary>
    private static int Said(CustomerDetails details) => Parts.Count(p => p.Say(details).Length > 0) + (details.Siret.Length > 0 ? 1 : 0);
}
