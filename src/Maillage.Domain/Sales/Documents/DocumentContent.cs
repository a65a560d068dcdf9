using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Documents;

/// <summary>A typed line with the account and the rate it is priced with.</summary>
/// <param name="Account">Product account; empty for a heading, a text or a discount in percent.</param>
public sealed record PricedDraft(DraftLine Line, string Account, Rate Rate);

/// <summary>An item as it is priced.</summary>
/// <param name="Account">Product account.</param>
/// <param name="VatCode">Key of its VAT group.</param>
/// <param name="Rate">Rate of <paramref name="VatCode"/>; zero for an exemption.</param>
/// <param name="UnitPrice">Without tax, or with tax in a document typed with tax.</param>
/// <param name="Discount">Taken off the price.</param>
public sealed record PricedLine(string Account, string VatCode, Rate Rate, UnitPrice UnitPrice, Quantity Quantity, Rate Discount = default);

/// <summary>An amount without tax beside the lines: a discount when negative, an extra cost when positive.</summary>
/// <param name="Ht">Exact euros.</param>
public sealed record Adjustment(string Account, string VatCode, Rate Rate, decimal Ht);

/// <summary>An amount that bears no VAT and is added at the very end.</summary>
public sealed record UntaxedExtra(string Account, Money Amount);

/// <summary>What a document adds up.</summary>
/// <param name="TtcPrices">True when unit prices are typed with tax; adjustments stay without tax.</param>
public sealed record DocumentContent(
    bool TtcPrices, IReadOnlyList<PricedLine> Lines, IReadOnlyList<Adjustment> Adjustments, UntaxedExtra? Extra = null)
{
    public DocumentContent(bool ttcPrices, IReadOnlyList<PricedLine> lines) : this(ttcPrices, lines, []) { }

    /// <summary>From the lines of a document: headings and texts weigh nothing, discounts become adjustments.</summary>
    public static DocumentContent Of(bool ttcPrices, IReadOnlyList<PricedDraft> lines)
    {
        var items = lines.Where(l => l.Line.Kind == LineKind.Item)
            .Select(l => new PricedLine(l.Account, l.Line.VatCode, l.Rate, l.Line.UnitPrice ?? UnitPrice.Zero, l.Line.Quantity, l.Line.Discount)).ToList();
        return new(ttcPrices, items, [.. lines.Where(l => l.Line.Kind == LineKind.Discount).SelectMany(l => Discounts(l, items, ttcPrices))]);
    }

    /// <summary>The same with every sign turned: what a credit note takes back.</summary>
    public DocumentContent Negated() => new(
        TtcPrices, [.. Lines.Select(l => l with { Quantity = new(-l.Quantity.TenThousandths) })], [.. Adjustments.Select(a => a with { Ht = -a.Ht })],
        Extra is { } extra ? extra with { Amount = -extra.Amount } : null);

    /// <summary>What one discount takes off, by product account and VAT code.</summary>
    internal static IEnumerable<Adjustment> Discounts(PricedDraft discount, IReadOnlyList<PricedLine> items, bool ttcPrices)
    {
        if (discount.Line.Discount == Rate.Zero)
        {
            var typed = discount.Line.UnitPrice?.Euros ?? 0;
            return [new(discount.Account, discount.Line.VatCode, discount.Rate, -(ttcPrices ? Rounding.HtFromTtc(typed, discount.Rate) : typed))];
        }
        return items.Select(i => ExactAmount.Of(i, ttcPrices)).GroupBy(a => (a.Account, a.VatCode, a.Rate))
            .Select(g => new Adjustment(g.Key.Account, g.Key.VatCode, g.Key.Rate, -g.Sum(a => a.Ht) * discount.Line.Discount.Fraction));
    }

    /// <summary>The exact amounts of lines then adjustments.</summary>
    public IEnumerable<ExactAmount> Amounts() =>
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
        var kept = line.Quantity.Value * (1m - line.Discount.Fraction);
        if (!ttcPrices)
        {
            var net = line.UnitPrice.Euros * kept;
            return new(line.Account, line.VatCode, line.Rate, net, net * line.Rate.Fraction);
        }
        var ht = Rounding.HtFromTtc(line.UnitPrice.Euros, line.Rate) * kept;
        return new(line.Account, line.VatCode, line.Rate, ht, line.UnitPrice.Euros * kept - ht);
    }

    public static ExactAmount Of(Adjustment adjustment) =>
        new(adjustment.Account, adjustment.VatCode, adjustment.Rate, adjustment.Ht, adjustment.Ht * adjustment.Rate.Fraction);
}
