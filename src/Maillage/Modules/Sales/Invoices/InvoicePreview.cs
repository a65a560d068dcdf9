using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Vat;

namespace Maillage.Modules.Sales.Invoices;

/// <summary>Totals as the screens show them, by the very code that issues.</summary>
/// <param name="Groups">Each VAT code in words, with its base and its tax.</param>
public sealed record InvoicePreview(IReadOnlyList<(string Label, Money Base, Money Vat)> Groups, Money Ht, Money Vat, Money Ttc)
{
    public static InvoicePreview Of(InvoiceContent content, VatTable vat)
    {
        var totals = InvoiceTotals.Of(content);
        return new([.. totals.ByVat.Where(g => g.VatCode.Length > 0).Select(g => (vat.Known(g.VatCode)?.Label ?? g.VatCode, g.Base, g.Vat))], totals.Ht, totals.Vat, totals.Total);
    }
}
