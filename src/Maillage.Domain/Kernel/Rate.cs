namespace Maillage.Domain.Kernel;

/// <summary>A percentage, held in hundredths of a percent: 550 is 5.5 %.</summary>
public readonly record struct Rate(int BasisPoints) : IComparable<Rate>
{
    public static readonly Rate Zero = new(0);

    /// <summary>The rate as a factor: 20 % is 0.20.</summary>
    public decimal Fraction => BasisPoints / 10_000m;

    /// <summary>The rate in percent: 5.5.</summary>
    public decimal Percent => BasisPoints / 100m;

    /// <summary>From a percentage with at most two decimals.</summary>
    public static Rate FromPercent(decimal percent) => new((int)Rounding.Round(percent * 100m, 0));

    public int CompareTo(Rate other) => BasisPoints.CompareTo(other.BasisPoints);
    public override string ToString() => French.Percent(this);
}
