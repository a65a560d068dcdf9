using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Takings;
using Maillage.Domain.Sales.Vat;

namespace Maillage.Modules.Sales.Takings;

/// <summary>What a form of takings adds up to, before it is recorded.</summary>
/// <param name="Rates">By VAT code: its label and the tax in what was sold.</param>
public sealed record TakingTotals(Money Ht, IReadOnlyList<(string Label, Money Vat)> Rates, Money Sold, Money Paid)
{
    public static TakingTotals Of(TakingForm form, VatTable vat)
    {
        var amounts = TakingAmount.Of(form.Sold, vat);
        return new(amounts.Sum(a => a.Ht),
            [.. amounts.GroupBy(a => a.VatCode).Where(g => g.Any(a => !a.Vat.IsZero)).Select(g => (vat.Known(g.Key)?.Label ?? g.Key, g.Sum(a => a.Vat)))],
            form.Sold.Sum(s => s.Ttc), form.Paid.Sum(p => p.Amount));
    }
}
