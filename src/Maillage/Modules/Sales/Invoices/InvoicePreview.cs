using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Vat;

namespace Maillage.Modules.Sales.Invoices;

/// <summary>Totals as the screens show them, by the very code that issues.</summary>
/// <param name="Groups">Each VAT code in words, with its base and its tax.</param>
/// <param name="Deducted">What earlier invoices billed, by document.</param>
/// <param name="Asked">What the document asks for, in its own words.</param>
public sealed record InvoicePreview(
    IReadOnlyList<(string Label, Money Base, Money Vat)> Groups, Money Ht, Money Vat, Money Ttc, IReadOnlyList<(string Label, Money Ttc)> Deducted, (string Label, Money Amount) Asked)
{
    public static InvoicePreview Of(DocumentKind kind, DocumentContent content, IReadOnlyList<Deduction> deductions, VatTable vat)
    {
        var totals = DocumentTotals.Of(content);
        return new(
            [.. totals.ByVat.Where(g => g.VatCode.Length > 0).Select(g => (vat.Known(g.VatCode)?.Label ?? g.VatCode, g.Base, g.Vat))], totals.Ht, totals.Vat, totals.Total,
            [.. deductions.Select(d => ($"Déjà facturé, {d.Number}", -d.Ttc))], kind.Asked(totals.Total - deductions.Sum(d => d.Ttc), deductions.Count > 0));
    }
}
