using System.Text.Json.Serialization;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;

namespace Maillage.Domain.Sales.Documents;

/// <summary>What an earlier invoice of the same quote has billed, taken off the balance (EN 16931: BT-113, and BT-25 for its number).</summary>
/// <param name="Groups">By account and VAT code, less what its credit notes took back.</param>
public sealed record Deduction(string Number, DateOnly IssuedOn, DocumentKind Kind, IReadOnlyList<PostingGroup> Groups)
{
    [JsonIgnore]
    public Money Ht => Groups.Sum(g => g.Ht);
    [JsonIgnore]
    public Money Vat => Groups.Sum(g => g.Vat);
    [JsonIgnore]
    public Money Ttc => Ht + Vat;

    /// <summary>Of an issued invoice and the credit notes that took it back.</summary>
    public static Deduction Of(Invoice invoice, IEnumerable<Invoice> credits) => new(
        invoice.Number!, invoice.IssuedOn!.Value, invoice.Kind,
        [.. credits.Prepend(invoice).SelectMany(i => PostingGroups.Of(i.Content)).GroupBy(g => (g.Account, g.VatCode, g.Rate))
            .Select(g => new PostingGroup(g.Key.Account, g.Key.VatCode, g.Key.Rate, g.Sum(x => x.Ht), g.Sum(x => x.Vat)))
            .Where(g => !g.Ht.IsZero || !g.Vat.IsZero)]);

    /// <summary>With every sign turned: what the credit note of a balance gives back.</summary>
    public Deduction Negated() => this with { Groups = [.. Groups.Select(g => g with { Ht = -g.Ht, Vat = -g.Vat })] };
}
