namespace Maillage.Domain.Kernel;

/// <summary>An amount in euros, held as a whole number of cents. Never floating point.</summary>
/// <param name="Cents">The amount in cents; negative when owed the other way round.</param>
public readonly record struct Money(long Cents) : IComparable<Money>
{
    /// <summary>No money.</summary>
    public static readonly Money Zero = new(0);

    /// <summary>The amount in euros, exact.</summary>
    public decimal Euros => Cents / 100m;

    public bool IsZero => Cents == 0;
    public bool IsPositive => Cents > 0;
    public bool IsNegative => Cents < 0;
    public Money Abs => new(Math.Abs(Cents));

    /// <summary>Rounds an amount in euros to the cent, half away from zero.</summary>
    public static Money FromEuros(decimal euros) => new((long)Rounding.Round(euros * 100m, 0));

    public static Money operator +(Money a, Money b) => new(checked(a.Cents + b.Cents));
    public static Money operator -(Money a, Money b) => new(checked(a.Cents - b.Cents));
    public static Money operator -(Money a) => new(-a.Cents);
    public static bool operator <(Money a, Money b) => a.Cents < b.Cents;
    public static bool operator >(Money a, Money b) => a.Cents > b.Cents;
    public static bool operator <=(Money a, Money b) => a.Cents <= b.Cents;
    public static bool operator >=(Money a, Money b) => a.Cents >= b.Cents;

    public static Money Min(Money a, Money b) => a <= b ? a : b;
    public static Money Max(Money a, Money b) => a >= b ? a : b;

    public int CompareTo(Money other) => Cents.CompareTo(other.Cents);

    /// <summary>The amount as the screens show it: <c>1 440,00 €</c>.</summary>
    public override string ToString() => French.Amount(this);
}

/// <summary>Sums of <see cref="Money"/>.</summary>
public static class MoneySums
{
    public static Money Sum(this IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (a, b) => a + b);
    public static Money Sum<T>(this IEnumerable<T> source, Func<T, Money> amount) => source.Select(amount).Sum();
}
