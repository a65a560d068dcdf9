using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Invoices;

/// <summary>A line as it is priced.</summary>
/// <param name="Account">Product account.</param>
/// <param name="VatCode">Key of its VAT group.</param>
/// <param name="Rate">Rate of <paramref name="VatCode"/>; zero for an exemption.</param>
/// <param name="UnitPrice">Without tax, or with tax in a document typed with tax.</param>
public sealed record PricedLine(string Account, string VatCode, Rate Rate, UnitPrice UnitPrice, Quantity Quantity);

/// <summary>An amount without tax beside the lines: a discount when negative, an extra cost when positive.</summary>
public sealed record Adjustment(string Account, string VatCode, Rate Rate, Money Ht);

/// <summary>An amount that bears no VAT and is added at the very end.</summary>
public sealed record UntaxedExtra(string Account, Money Amount);

/// <summary>What a document adds up.</summary>
/// <param name="TtcPrices">True when unit prices are typed with tax; adjustments stay without tax.</param>
public sealed record InvoiceContent(
    bool TtcPrices, IReadOnlyList<PricedLine> Lines, IReadOnlyList<Adjustment> Adjustments, UntaxedExtra? Extra = null)
{
    public InvoiceContent(bool ttcPrices, IReadOnlyList<PricedLine> lines) : this(ttcPrices, lines, []) { }

    /// <summary>The exact amounts of lines then adjustments.</summary>
    internal IEnumerable<ExactAmount> Amounts() =>
        Lines.Select(l => ExactAmount.Of(l, TtcPrices)).Concat(Adjustments.Select(ExactAmount.Of));
}

/// <summary>Exact euros of one line, not rounded.</summary>
public readonly record struct ExactAmount(string Account, string VatCode, Rate Rate, decimal Ht, decimal Vat)
{
    /// <summary>Euros with tax, not rounded.</summary>
    public decimal Ttc => Ht + Vat;

    /// <summary>
    /// Amount of a line. Typed with tax, the unit price without tax is rounded to five decimals first, and the tax is the difference.
    /// </summary>
    public static ExactAmount Of(PricedLine line, bool ttcPrices)
    {
        if (!ttcPrices)
        {
            var net = line.UnitPrice.Euros * line.Quantity.Value;
            return new(line.Account, line.VatCode, line.Rate, net, net * line.Rate.Fraction);
        }
        var ht = Rounding.HtFromTtc(line.UnitPrice.Euros, line.Rate) * line.Quantity.Value;
        return new(line.Account, line.VatCode, line.Rate, ht, line.UnitPrice.Euros * line.Quantity.Value - ht);
    }

    public static ExactAmount Of(Adjustment adjustment) =>
        new(adjustment.Account, adjustment.VatCode, adjustment.Rate, adjustment.Ht.Euros, adjustment.Ht.Euros * adjustment.Rate.Fraction);
}

/// <summary>Base and tax of one VAT code.</summary>
/// <param name="ExactHt">Euros, not rounded.</param>
/// <param name="Base">In cents; the bases of a document add up to its total without tax.</param>
/// <param name="Vat">The exact tax of the code, rounded once.</param>
public sealed record VatTotal(string VatCode, Rate Rate, decimal ExactHt, Money Base, Money Vat);

/// <summary>Totals of a document: HT rounded once, tax rounded once per VAT code, TTC their sum; TTC never comes from the lines.</summary>
/// <param name="ByVat">In order of first appearance.</param>
/// <param name="Total">TTC and the extra without VAT: what the customer owes.</param>
public sealed record InvoiceTotals(IReadOnlyList<VatTotal> ByVat, Money Ht, Money Vat, Money Ttc, Money Total)
{
    public static InvoiceTotals Of(InvoiceContent content)
    {
        var groups = content.Amounts().GroupBy(a => (a.VatCode, a.Rate))
            .Select(g => (g.Key, Ht: g.Sum(a => a.Ht), Vat: g.Sum(a => a.Vat))).ToList();
        var ht = Money.FromEuros(groups.Sum(g => g.Ht));
        var bases = Cents.Share([.. groups.Select(g => g.Ht)], ht);
        var byVat = groups.Select((g, i) => new VatTotal(g.Key.VatCode, g.Key.Rate, g.Ht, bases[i], Money.FromEuros(g.Vat))).ToList();
        var vat = byVat.Sum(g => g.Vat);
        return new(byVat, ht, vat, ht + vat, ht + vat + (content.Extra?.Amount ?? Money.Zero));
    }
}
