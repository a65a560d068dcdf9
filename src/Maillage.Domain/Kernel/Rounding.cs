namespace Maillage.Domain.Kernel;

/// <summary>The one rounding policy of the house: half away from zero, in one step, on <see cref="decimal"/>.</summary>
public static class Rounding
{
    /// <summary>Rounds half away from zero to <paramref name="decimals"/> decimals.</summary>
    public static decimal Round(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);

    /// <summary>Drops the digits after <paramref name="decimals"/> decimals, toward zero.</summary>
    public static decimal Truncate(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.ToZero);

    /// <summary>A value as a whole number of 10^-<paramref name="decimals"/> units, rounded half away from zero.</summary>
    public static long ToUnits(decimal value, int decimals) => (long)Round(value * PowerOfTen(decimals), 0);

    /// <summary>A part in percent of a whole, to two decimals; <paramref name="ofNothing"/> when the whole is zero.</summary>
    public static decimal Ratio(decimal part, decimal whole, decimal ofNothing) => whole == 0 ? ofNothing : Round(part * 100m / whole, 2);

    /// <summary>A percentage of an amount, cut toward zero to <paramref name="decimals"/> decimals: the use of the trade for retentions.</summary>
    public static decimal PercentOf(decimal amount, decimal percent, int decimals) => Truncate(amount * percent / 100m, decimals);

    /// <summary>Price without tax from a price with tax, to five decimals.</summary>
    /// <param name="ttc">Euros, tax included.</param>
    /// <param name="rate">The VAT rate.</param>
    public static decimal HtFromTtc(decimal ttc, Rate rate) => Round(ttc / (1m + rate.Fraction), 5);

    private static decimal PowerOfTen(int exponent)
    {
        var power = 1m;
        for (var i = 0; i < exponent; i++) power *= 10m;
        return power;
    }
}
