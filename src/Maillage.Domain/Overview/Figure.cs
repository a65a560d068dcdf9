using Maillage.Domain.Kernel;

namespace Maillage.Domain.Overview;

/// <summary>An amount of the ledger.</summary>
/// <param name="Draft">The part of it that the accountant has not validated.</param>
public readonly record struct Figure(Money Value, Money Draft)
{
    public static readonly Figure Zero = default;

    public bool IsZero => Value.IsZero && Draft.IsZero;

    public static Figure operator +(Figure a, Figure b) => new(a.Value + b.Value, a.Draft + b.Draft);
    public static Figure operator -(Figure a, Figure b) => new(a.Value - b.Value, a.Draft - b.Draft);
    public static Figure operator -(Figure a) => new(-a.Value, -a.Draft);
}

/// <summary>What an account holds: debit less credit.</summary>
public readonly record struct AccountBalance(string Account, Figure Balance);

/// <summary>Sums of <see cref="Figure"/>.</summary>
public static class Figures
{
    public static Figure Sum(this IEnumerable<Figure> figures) => figures.Aggregate(Figure.Zero, (a, b) => a + b);
}
