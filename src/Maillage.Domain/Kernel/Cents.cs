namespace Maillage.Domain.Kernel;

/// <summary>Cents of a rounded total given to its parts.</summary>
public static class Cents
{
    /// <summary>
    /// Each exact amount rounded to the cent, the difference with <paramref name="total"/> going to the largest one in absolute value, the first
    /// of them on a tie. The shares add up to the total.
    /// </summary>
    /// <param name="exact">Euros, not rounded; empty only when the total is zero.</param>
    public static IReadOnlyList<Money> Share(IReadOnlyList<decimal> exact, Money total)
    {
        var shares = exact.Select(Money.FromEuros).ToArray();
        if (shares.Length == 0) return shares;
        var largest = 0;
        for (var i = 1; i < exact.Count; i++)
            if (Math.Abs(exact[i]) > Math.Abs(exact[largest])) largest = i;
        shares[largest] += total - shares.Sum();
        return shares;
    }
}
