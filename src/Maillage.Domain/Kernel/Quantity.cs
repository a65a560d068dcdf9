namespace Maillage.Domain.Kernel;

/// <summary>A quantity, held in ten-thousandths of its unit: 15 000 is 1.5.</summary>
public readonly record struct Quantity(long TenThousandths)
{
    public static readonly Quantity One = new(10_000);
    public decimal Value => TenThousandths / 10_000m;
    public static Quantity From(decimal value) => new((long)Rounding.Round(value * 10_000m, 0));
    public override string ToString() => French.Number(Value, 0, 4);
}

/// <summary>A unit price, held in hundred-thousandths of a euro: 1 000 is one cent.</summary>
public readonly record struct UnitPrice(long HundredThousandths)
{
    public static readonly UnitPrice Zero = new(0);
    public decimal Euros => HundredThousandths / 100_000m;
    public static UnitPrice FromEuros(decimal euros) => new((long)Rounding.Round(euros * 100_000m, 0));
    public override string ToString() => French.Number(Euros, 2, 5);
}
