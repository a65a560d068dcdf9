namespace Maillage.Domain.Sales.Documents;

/// <summary>What each line of a document shows in its column of amounts.</summary>
public static class LineAmounts
{
    /// <summary>
    /// Exact euros without tax, line by line: an item its own, a discount what it takes off (negative), a heading the sum of what follows it down to
    /// the next heading, a text nothing.
    /// </summary>
    public static IReadOnlyList<decimal?> Of(bool ttcPrices, IReadOnlyList<PricedDraft> lines) => Of(ttcPrices, lines, amount => amount.Ht);

    /// <summary>The same with tax.</summary>
    public static IReadOnlyList<decimal?> WithTax(bool ttcPrices, IReadOnlyList<PricedDraft> lines) => Of(ttcPrices, lines, amount => amount.Ttc);

    private static IReadOnlyList<decimal?> Of(bool ttcPrices, IReadOnlyList<PricedDraft> lines, Func<ExactAmount, decimal> euros)
    {
        var items = DocumentContent.Of(ttcPrices, lines).Lines;
        var amounts = new decimal?[lines.Count];
        var (next, section) = (0, -1);
        for (var i = 0; i < lines.Count; i++)
        {
            switch (lines[i].Line.Kind)
            {
                case LineKind.Section:
                    (section, amounts[i]) = (i, 0);
                    continue;
                case LineKind.Text:
                    continue;
                case LineKind.Item:
                    amounts[i] = euros(ExactAmount.Of(items[next++], ttcPrices));
                    break;
                default:
                    amounts[i] = DocumentContent.Discounts(lines[i], items, ttcPrices).Sum(a => euros(ExactAmount.Of(a)));
                    break;
            }
            if (section >= 0 && lines[i].Line.Kind == LineKind.Item) amounts[section] += amounts[i];
        }
        return amounts;
    }
}
