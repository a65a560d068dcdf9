namespace Maillage.Bench.Large;

/// <summary>How much a large cooperative holds.</summary>
/// <param name="People">Each in an activity of their own, all of the years.</param>
/// <param name="Lines">Of the ledger; the contributions come on top.</param>
public sealed record LargeSize(int People, int Years, int Invoices, int Lines)
{
    /// <summary>Far beyond the largest cooperative known.</summary>
    public static LargeSize Whole { get; } = new(1_000, 10, 250_000, 10_000_000);

    /// <summary>The same cooperative with so many times less of everything but years.</summary>
    public LargeSize Over(int divisor) => this with { People = People / divisor, Invoices = Invoices / divisor, Lines = Lines / divisor };
}
