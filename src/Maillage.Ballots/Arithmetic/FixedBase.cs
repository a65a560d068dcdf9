namespace Maillage.Ballots.Arithmetic;

/// <summary>
/// Powers of one element that is used thousands of times (g, the election key): base^(d·2^(8i)) for every byte d of the exponent, so that a power is 32
/// products and no square. Two to five megabytes for a modulus of 2048 bits, made in some ten milliseconds.
/// </summary>
internal sealed class FixedBase
{
    private const int Window = 8;
    private const int Entries = 1 << Window;
    private const int Digits = 256 / Window;

    private readonly Modulus modulus;
    private readonly ulong[] table;

    public FixedBase(Modulus modulus, ReadOnlySpan<ulong> element)
    {
        this.modulus = modulus;
        table = new ulong[Digits * Entries * modulus.Size];
        Span<ulong> step = stackalloc ulong[modulus.Size];
        element.CopyTo(step);
        for (var digit = 0; digit < Digits; digit++)
        {
            modulus.One.CopyTo(Entry(digit, 0));
            for (var d = 1; d < Entries; d++) modulus.Multiply(Entry(digit, d - 1), step, Entry(digit, d));
            modulus.Multiply(Entry(digit, Entries - 1), step, step);
        }
    }

    /// <summary>base^exponent, of a public exponent: the entries read tell which they are.</summary>
    public void Power(Scalar exponent, Span<ulong> power)
    {
        Entry(0, (int)exponent.Bits(0, Window)).CopyTo(power);
        for (var digit = 1; digit < Digits; digit++) modulus.Multiply(power, Entry(digit, (int)exponent.Bits(digit * Window, Window)), power);
    }

    /// <summary>
    /// base^exponent in a time, and with reads of memory, that do not depend on the exponent: half a byte at a time, each entry of the sixteen that could
    /// serve being read. They are entries of the same table: the low half of digit i is an entry below 16, the high half a multiple of 16.
    /// </summary>
    public void SecretPower(Scalar exponent, Span<ulong> power)
    {
        Span<ulong> chosen = stackalloc ulong[modulus.Size];
        modulus.One.CopyTo(power);
        for (var half = 0; half < 2 * Digits; half++)
        {
            var row = table.AsSpan(half / 2 * Entries * modulus.Size, Entries * modulus.Size);
            var stride = half % 2 == 0 ? modulus.Size : 16 * modulus.Size;
            Limbs.SelectRow(row, stride, 16, exponent.Bits(half * 4, 4), chosen);
            modulus.Multiply(power, chosen, power);
        }
    }

    private Span<ulong> Entry(int digit, int d) => table.AsSpan((digit * Entries + d) * modulus.Size, modulus.Size);
}
