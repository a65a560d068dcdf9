namespace Maillage.Domain.Kernel;

/// <summary>The one rounding policy of the house: half away from zero, in one step, on <see cref="decimal"/>.</summary>
public static class Rounding
{
    /// <summary>Rounds half away from zero to <paramref name="decimals"/> decimals.</summary>
    public static decimal Round(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);

    /// <summary>Drops the digits after <paramref name="decimals"/> decimals, toward zero.</summary>
    public static decimal Truncate(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.ToZero);

    /// <summary>Price without tax from a price with tax, to five decimals.</summary>
    /// <param name="ttc">Euros, tax included.</param>
    /// <param name="rate">The VAT rate.</param>
    public static decimal HtFromTtc(decimal ttc, Rate rate) => Round(ttc / (1m + rate.Fraction), 5);
}
