using System.Globalization;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;

namespace Maillage.Domain.Sales.Quotes;

/// <summary>How far the items of a quote are, in percent by rank of their line; zero for those not begun.</summary>
public sealed class QuoteProgress
{
    private readonly SortedDictionary<int, decimal> done;

    private QuoteProgress(SortedDictionary<int, decimal> done) => this.done = done;

    /// <summary>Nothing is done yet.</summary>
    public static QuoteProgress None { get; } = new([]);

    /// <summary>Percent done of a line, from 0 to 100.</summary>
    public decimal Of(int rank) => done.GetValueOrDefault(rank);

    /// <summary>From percentages; those of zero are left out.</summary>
    public static QuoteProgress From(IEnumerable<(int Rank, decimal Percent)> percents) =>
        new(new SortedDictionary<int, decimal>(percents.Where(p => p.Percent != 0).ToDictionary(p => p.Rank, p => p.Percent)));

    /// <summary>Every item at the same percentage.</summary>
    public static QuoteProgress All(Quote quote, decimal percent) =>
        From(quote.Lines.Where(l => l.Kind == LineKind.Item).Select(l => (l.Rank, percent)));

    /// <summary>Whether all items of the quote are done.</summary>
    public bool IsComplete(Quote quote) => quote.Lines.Where(l => l.Kind == LineKind.Item).All(l => Of(l.Rank) == 100);

    /// <summary>« 1=30;2=50.5 ».</summary>
    public override string ToString() => string.Join(';', done.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Key}={p.Value:0.##}")));

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static QuoteProgress Parse(string text) => From(text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).Select(p =>
        (int.Parse(p[0], CultureInfo.InvariantCulture), decimal.Parse(p[1], CultureInfo.InvariantCulture))));

    /// <summary>Refuses a percentage out of range, one that goes back, and a step that brings nothing.</summary>
    /// <param name="before">How far the earlier invoices went.</param>
    public Result Check(Quote quote, QuoteProgress before)
    {
        var refusals = new List<Refusal>();
        foreach (var line in quote.Lines.Where(l => l.Kind == LineKind.Item))
        {
            if (Of(line.Rank) is < 0 or > 100) refusals.Add(new("sales.progress.range", "L’avancement va de 0 à 100 %.", $"Progress[{line.Rank}]"));
            else if (Of(line.Rank) < before.Of(line.Rank))
                refusals.Add(new("sales.progress.back", $"Cette ligne est déjà facturée à {French.Number(before.Of(line.Rank), 0, 2)} % : l’avancement ne recule pas. Pour corriger, faites un avoir.", $"Progress[{line.Rank}]"));
        }
        if (refusals.Count == 0 && quote.Lines.All(l => Of(l.Rank) == before.Of(l.Rank)))
            refusals.Add(new("sales.progress.nothing", "Rien n’a avancé depuis la dernière facture : augmentez au moins une ligne."));
        return Result.Of(refusals);
    }

    /// <summary>
    /// The lines that bill what was done since <paramref name="before"/>: quantities in proportion, discounts in amount as the whole went on. The last
    /// invoice is the balance and takes what rounding leaves.
    /// </summary>
    public IReadOnlyList<DraftLine> LinesSince(Quote quote, QuoteProgress before)
    {
        var lines = quote.Lines.OrderBy(l => l.Rank).ToList();
        var amounts = LineAmounts.Of(quote.TtcPrices, [.. lines.Select(l => l.Priced)]);
        var items = lines.Zip(amounts).Where(p => p.First.Kind == LineKind.Item).ToList();
        var whole = items.Sum(p => p.Second ?? 0);
        var step = whole == 0 ? 0 : items.Sum(p => (p.Second ?? 0) * (Of(p.First.Rank) - before.Of(p.First.Rank))) / whole / 100m;
        return [.. lines.Select(l => l.Kind switch
        {
            LineKind.Item => l.Draft with { Quantity = Quantity.From(l.Quantity.Value * (Of(l.Rank) - before.Of(l.Rank)) / 100m) },
            LineKind.Discount when l.Discount == Rate.Zero => l.Draft with { UnitPrice = UnitPrice.FromEuros((l.UnitPrice?.Euros ?? 0) * step) },
            _ => l.Draft,
        }).Where(l => l.Kind != LineKind.Item || l.Quantity.TenThousandths != 0)];
    }
}
