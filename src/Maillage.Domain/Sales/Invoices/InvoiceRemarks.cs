using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;

namespace Maillage.Domain.Sales.Invoices;

/// <summary>Something the team should look at before issuing.</summary>
/// <param name="Tag">A few words.</param>
/// <param name="Blocks">Whether the invoice cannot be issued as it stands.</param>
/// <param name="Link">Where it can be put right, when that is not in the invoice.</param>
public sealed record InvoiceRemark(string Tag, string Text, bool Blocks, string? Link = null);

/// <summary>The checks made before the team looks.</summary>
public static class InvoiceRemarks
{
    /// <summary>How many times the median of the activity an amount may reach before it is remarked.</summary>
    public const int UnusualTimes = 3;

    /// <param name="missing">What <see cref="InvoiceRules.Missing"/> finds on the day.</param>
    /// <param name="seller">The identity of the entity in force on the day; null when it has none.</param>
    /// <param name="before">Totals without tax of the invoices the activity has issued.</param>
    public static IReadOnlyList<InvoiceRemark> Of(Money ht, IReadOnlyList<Refusal> missing, LegalIdentity? seller, IReadOnlyList<Money> before)
    {
        var remarks = new List<InvoiceRemark>();
        if (Lacking(seller) is { } lacking) remarks.Add(new("identité incomplète", $"L’identité légale de la coopérative n’a pas {lacking} : complétez-la dans « Coopérative ».", true));
        remarks.AddRange(missing.Select(m => new InvoiceRemark(TagOf(m.Type), m.Message, true)));
        if (before.Count == 0) remarks.Add(new("première facture", "C’est la première facture de cette activité : relisez-la avec l’entrepreneur.", false));
        else if (Median(before) is var median && ht.Cents > median.Cents * UnusualTimes)
            remarks.Add(new("montant inhabituel", $"{ht} HT, plus de {UnusualTimes} fois la facture médiane de l’activité ({median}).", false));
        return remarks;
    }

    /// <summary>The middle amount; the mean of the two middle ones when they are even in number.</summary>
    public static Money Median(IReadOnlyList<Money> amounts)
    {
        var sorted = amounts.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : Money.FromEuros((sorted[middle - 1] + sorted[middle]).Euros / 2);
    }

    private static string? Lacking(LegalIdentity? seller) => seller is null ? "encore de fiche"
        : seller.Name.Length == 0 ? "de dénomination" : seller.LegalForm.Length == 0 ? "de forme juridique"
        : !Identifiers.IsSiren(seller.Siren) ? "de SIREN valable" : seller.VatNumber.Length == 0 ? "de numéro de TVA"
        : seller.Registry.Length == 0 ? "d’inscription au RCS" : seller.Street.Length == 0 || seller.City.Length == 0 ? "d’adresse complète" : null;

    private static string TagOf(string type) => type switch
    {
        "sales.vat.not-in-force" or "sales.vat.unknown" => "TVA hors validité",
        "sales.invoice.customer" or "sales.invoice.customer-data" or "sales.invoice.vat-number" => "client incomplet",
        "sales.invoice.activity" => "activité fermée",
        "sales.invoice.electronic" => "format électronique",
        _ => "mention manquante",
    };
}
