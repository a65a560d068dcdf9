namespace Maillage.Ballots.Arithmetic;

/// <summary>
/// Several public powers of one element (Lim and Lee's comb): the exponent is cut into five teeth of 52 bits, the thirty-one products of
/// base^(2^(52t)) are kept, and a power is 52 squares and 52 products. The table pays for itself at the second power; it serves for the first too.
/// </summary>
internal sealed class Comb
{
    private const int Teeth = 5;
    private const int Length = 52;
    private const int Entries = 1 << Teeth;

    private readonly Modulus modulus;
    private readonly ulong[] table;

    public Comb(Modulus modulus, ReadOnlySpan<ulong> element)
    {
        this.modulus = modulus;
        table = new ulong[Entries * modulus.Size];
        modulus.One.CopyTo(Entry(0));
        element.CopyTo(Entry(1));
        for (var tooth = 1; tooth < Teeth; tooth++)
        {
            var first = Entry(1 << tooth);
            modulus.Square(Entry(1 << (tooth - 1)), first);
            for (var i = 1; i < Length; i++) modulus.Square(first, first);
            for (var lower = 1; lower < 1 << tooth; lower++) modulus.Multiply(first, Entry(lower), Entry((1 << tooth) + lower));
        }
    }

    /// <summary>base^exponent, of a public exponent.</summary>
    public void Power(Scalar exponent, Span<ulong> power)
    {
        Entry(Column(exponent, Length - 1)).CopyTo(power);
        for (var position = Length - 2; position >= 0; position--)
        {
            modulus.Square(power, power);
            modulus.Multiply(power, Entry(Column(exponent, position)), power);
        }
    }

    private static int Column(Scalar exponent, int position)
    {
        ulong column = 0;
        for (var tooth = 0; tooth < Teeth; tooth++)
            if (tooth * Length + position is < 256 and var bit) column |= exponent.Bits(bit, 1) << tooth;
        return (int)column;
    }

    private Span<ulong> Entry(int index) => table.AsSpan(index * modulus.Size, modulus.Size);
}
