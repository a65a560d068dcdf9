using Maillage.Domain.Kernel;

namespace Maillage.Domain.Takeover;

/// <summary>One figure of both programs.</summary>
/// <param name="What">An account, or the number of an invoice.</param>
/// <param name="Of">Code of the activity; empty when the figure is of the whole entity.</param>
/// <param name="Theirs">Null when the other program does not know it.</param>
/// <param name="Ours">Null when ours does not.</param>
public sealed record ComparedFigure(string What, string Of, Money? Theirs, Money? Ours)
{
    /// <summary>Ours less theirs.</summary>
    public Money Gap => (Ours ?? Money.Zero) - (Theirs ?? Money.Zero);
}

/// <summary>Both programs compared to the cent.</summary>
/// <param name="Rows">Those that differ first, then in their order.</param>
public sealed record ParallelReport(IReadOnlyList<ComparedFigure> Rows)
{
    public IReadOnlyList<ComparedFigure> Differences => [.. Rows.Where(r => !r.Gap.IsZero)];
    public Money Theirs => Rows.Sum(r => r.Theirs ?? Money.Zero);
    public Money Ours => Rows.Sum(r => r.Ours ?? Money.Zero);

    /// <summary>Adds up what each program says of the same thing; what both hold for nothing is left out.</summary>
    public static ParallelReport Compare(IEnumerable<(string What, string Of, Money Amount)> theirs, IEnumerable<(string What, string Of, Money Amount)> ours)
    {
        var (left, right) = (Sums(theirs), Sums(ours));
        return new([.. left.Keys.Union(right.Keys)
            .Select(k => new ComparedFigure(k.What, k.Of, left.TryGetValue(k, out var t) ? t : null, right.TryGetValue(k, out var o) ? o : null))
            .Where(r => r.Theirs is { IsZero: false } || r.Ours is { IsZero: false })
            .OrderBy(r => r.Gap.IsZero).ThenBy(r => r.What, StringComparer.Ordinal).ThenBy(r => r.Of, StringComparer.Ordinal)]);
    }

    private static Dictionary<(string What, string Of), Money> Sums(IEnumerable<(string What, string Of, Money Amount)> figures) =>
        figures.GroupBy(f => (f.What, f.Of)).ToDictionary(g => g.Key, g => g.Sum(f => f.Amount));
}
