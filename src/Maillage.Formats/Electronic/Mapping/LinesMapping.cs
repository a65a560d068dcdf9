using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;

namespace Maillage.Formats.Electronic.Mapping;

/// <summary>BG-25, then BG-20 and BG-21.</summary>
internal sealed record MappedLines(Items<ElectronicLine> Lines, Items<AllowanceCharge> AllowancesCharges);

/// <summary>Lines, discounts and the cents between lines and totals.</summary>
internal static class LinesMapping
{
    private const string Discount = "Remise";

    public static MappedLines Of(DocumentSnapshot snapshot, VatTerms terms)
    {
        var priced = snapshot.PricedLines;
        var items = DocumentContent.Of(snapshot.TtcPrices, priced).Lines;
        var discounts = Discounts(snapshot.TtcPrices, priced).ToList();
        var rounding = DocumentRounding.Of([.. items.Select(i => new ExactLine(i.VatCode, ExactAmount.Of(i, snapshot.TtcPrices).Ht))], terms.Bases,
            [.. discounts.Select(d => (d.VatCode, d.Amount))]);
        return new(Lines(snapshot, items, rounding.Lines, terms), [.. discounts.Where(d => !d.Amount.IsZero).Select(d => Of(d, terms)), .. rounding.AllowancesCharges]);
    }

    private static Items<ElectronicLine> Lines(DocumentSnapshot snapshot, IReadOnlyList<PricedLine> items, Items<Money> amounts, VatTerms terms)
    {
        var lines = new List<ElectronicLine>();
        var words = new List<string>();
        foreach (var line in snapshot.Lines)
        {
            if (line.Kind is LineKind.Section or LineKind.Text) words.Add(line.Description);
            if (line.Kind != LineKind.Item) continue;
            lines.Add(Line(lines.Count + 1, line, items[lines.Count], snapshot.TtcPrices, amounts[lines.Count], terms) with { Note = Joined(words) });
            words.Clear();
        }
        // EN 16931 has no line of words only: headings and texts are the note of the line they announce, the last ones of the last line.
        if (words.Count > 0 && lines.Count > 0) lines[^1] = lines[^1] with { Note = Joined([.. new[] { lines[^1].Note }.OfType<string>(), .. words]) };
        return [.. lines];
    }

    private static ElectronicLine Line(int rank, SnapshotLine line, PricedLine item, bool ttcPrices, Money amount, VatTerms terms)
    {
        var price = ttcPrices ? Rounding.HtFromTtc(item.UnitPrice.Euros, item.Rate) : item.UnitPrice.Euros;
        // BR-27: a price is never negative, the quantity is.
        var quantity = price < 0 ? -item.Quantity.Value : item.Quantity.Value;
        var (name, more) = Split(line.Description);
        return new()
        {
            Id = $"{rank}",
            Name = name,
            Description = more,
            Quantity = quantity,
            UnitCode = UnitCodes.Of(line.Unit),
            NetPrice = Math.Abs(price),
            NetAmount = amount.Euros,
            AllowancesCharges = Reduction(Money.FromEuros(quantity * Math.Abs(price)), amount, line.Discount),
            VatCategory = terms.Category(line.VatCode),
            VatRate = terms.Rate(line.VatCode),
        };
    }

    /// <summary>BG-27: what makes the amount of quantity and price; BG-28 on a line that takes back, where a discount adds.</summary>
    private static Items<AllowanceCharge> Reduction(Money gross, Money net, Rate discount) => gross == net ? [] :
    [
        new() { IsCharge = net > gross, Amount = (gross - net).Abs.Euros, BaseAmount = gross.Abs.Euros, Percent = discount.Percent, Reason = Discount },
    ];

    /// <summary>What each discount of the document takes off under each VAT code: negative, unless it is taken off lines that take back.</summary>
    private static IEnumerable<(string Reason, string VatCode, Money Amount, Rate Percent, decimal Exact)> Discounts(bool ttcPrices, IReadOnlyList<PricedDraft> lines)
    {
        var items = lines.Where(l => l.Line.Kind == LineKind.Item).ToList();
        return lines.Where(l => l.Line.Kind == LineKind.Discount).SelectMany(d => DocumentContent.Of(ttcPrices, [.. items, d]).Adjustments
            .Select(a => (d.Line.Description, a.VatCode, Money.FromEuros(a.Ht), d.Line.Discount, a.Ht)));
    }

    private static AllowanceCharge Of((string Reason, string VatCode, Money Amount, Rate Percent, decimal Exact) discount, VatTerms terms)
    {
        var percent = discount.Percent == Rate.Zero ? (decimal?)null : discount.Percent.Percent;
        return new()
        {
            IsCharge = discount.Amount.IsPositive,
            Amount = discount.Amount.Abs.Euros,
            BaseAmount = percent is null ? null : Rounding.Round(Math.Abs(discount.Exact) / discount.Percent.Fraction, 2),
            Percent = percent,
            Reason = discount.Reason,
            VatCategory = terms.Category(discount.VatCode),
            VatRate = terms.Rate(discount.VatCode),
        };
    }

    /// <summary>BT-153 is the first line typed, BT-154 the others.</summary>
    private static (string Name, string? More) Split(string description)
    {
        var end = description.IndexOf('\n', StringComparison.Ordinal);
        if (end < 0) return (description, null);
        var more = description[end..].Trim();
        return (description[..end].Trim(), more.Length == 0 ? null : more);
    }

    private static string? Joined(IReadOnlyList<string> words) => words.Count == 0 ? null : string.Join('\n', words);
}
