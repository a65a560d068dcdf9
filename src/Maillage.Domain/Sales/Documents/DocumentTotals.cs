using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Documents;

/// <summary>Base and tax of one VAT code.</summary>
/// <param name="ExactHt">Euros, not rounded.</param>
/// <param name="Base">In cents; the bases of a document add up to its total without tax.</param>
/// <param name="Vat">The exact tax of the code, rounded once.</param>
public sealed record VatTotal(string VatCode, Rate Rate, decimal ExactHt, Money Base, Money Vat);

/// <summary>
/// Totals of a document. Typed without tax: HT rounded once, tax rounded once per VAT code, TTC their sum. Typed with tax: what the customer read is what is
/// due, so TTC and HT are rounded once per VAT code and the tax is their difference.
/// </summary>
/// <param name="ByVat">In order of first appearance.</param>
/// <param name="Total">TTC and the extra without VAT: what the customer owes.</param>
public sealed record DocumentTotals(IReadOnlyList<VatTotal> ByVat, Money Ht, Money Vat, Money Ttc, Money Total)
{
    public static DocumentTotals Of(DocumentContent content)
    {
        var groups = content.Amounts().GroupBy(a => (a.VatCode, a.Rate))
            .Select(g => (g.Key, Ht: g.Sum(a => a.Ht), Vat: g.Sum(a => a.Vat))).ToList();
        if (content.TtcPrices)
            return Sum([.. groups.Select(g => (g, Base: Money.FromEuros(g.Ht)))
                .Select(x => new VatTotal(x.g.Key.VatCode, x.g.Key.Rate, x.g.Ht, x.Base, Money.FromEuros(x.g.Ht + x.g.Vat) - x.Base))], content);
        var ht = Money.FromEuros(groups.Sum(g => g.Ht));
        var bases = Cents.Share([.. groups.Select(g => g.Ht)], ht);
        return Sum([.. groups.Select((g, i) => new VatTotal(g.Key.VatCode, g.Key.Rate, g.Ht, bases[i], Money.FromEuros(g.Vat)))], content);
    }

    private static DocumentTotals Sum(IReadOnlyList<VatTotal> byVat, DocumentContent content)
    {
        var (ht, vat) = (byVat.Sum(g => g.Base), byVat.Sum(g => g.Vat));
        return new(byVat, ht, vat, ht + vat, ht + vat + (content.Extra?.Amount ?? Money.Zero));
    }
}
