namespace Maillage.Ballots.Arithmetic;

/// <summary>Powers of elements that are used once.</summary>
internal static class Powers
{
    private const int Window = 4;
    private const int Entries = 1 << Window;
    private const int Digits = 256 / Window;

    /// <summary>a^x, of a public exponent.</summary>
    public static void Power(Modulus modulus, ReadOnlySpan<ulong> a, Scalar x, Span<ulong> power)
    {
        Span<ulong> table = new ulong[Entries * modulus.Size];
        Fill(modulus, a, table);
        modulus.One.CopyTo(power);
        for (var digit = Digits - 1; digit >= 0; digit--)
        {
            if (digit != Digits - 1) FourSquares(modulus, power);
            MultiplyBy(modulus, table, x.Bits(digit * Window, Window), power);
        }
    }

    /// <summary>a^x·b^y, of public exponents: the squares are made once for both.</summary>
    public static void Double(Modulus modulus, ReadOnlySpan<ulong> a, Scalar x, ReadOnlySpan<ulong> b, Scalar y, Span<ulong> power)
    {
        Span<ulong> first = new ulong[Entries * modulus.Size], second = new ulong[Entries * modulus.Size];
        Fill(modulus, a, first);
        Fill(modulus, b, second);
        modulus.One.CopyTo(power);
        for (var digit = Digits - 1; digit >= 0; digit--)
        {
            if (digit != Digits - 1) FourSquares(modulus, power);
            MultiplyBy(modulus, first, x.Bits(digit * Window, Window), power);
            MultiplyBy(modulus, second, y.Bits(digit * Window, Window), power);
        }
    }

    /// <summary>a^x in a time, and with reads of memory, that do not depend on the exponent.</summary>
    public static void SecretPower(Modulus modulus, ReadOnlySpan<ulong> a, Scalar x, Span<ulong> power)
    {
        Span<ulong> table = new ulong[Entries * modulus.Size];
        Span<ulong> chosen = stackalloc ulong[modulus.Size];
        Fill(modulus, a, table);
        modulus.One.CopyTo(power);
        for (var digit = Digits - 1; digit >= 0; digit--)
        {
            FourSquares(modulus, power);
            Limbs.SelectRow(table, modulus.Size, Entries, x.Bits(digit * Window, Window), chosen);
            modulus.Multiply(power, chosen, power);
        }
    }

    private static void Fill(Modulus modulus, ReadOnlySpan<ulong> a, Span<ulong> table)
    {
        modulus.One.CopyTo(table);
        for (var i = 1; i < Entries; i++) modulus.Multiply(table.Slice((i - 1) * modulus.Size, modulus.Size), a, table.Slice(i * modulus.Size, modulus.Size));
    }

    private static void FourSquares(Modulus modulus, Span<ulong> power)
    {
        for (var i = 0; i < Window; i++) modulus.Square(power, power);
    }

    private static void MultiplyBy(Modulus modulus, ReadOnlySpan<ulong> table, ulong digit, Span<ulong> power)
    {
        if (digit != 0) modulus.Multiply(power, table.Slice((int)digit * modulus.Size, modulus.Size), power);
    }
}
