using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace Maillage.Ballots.Arithmetic;

/// <summary>
/// An integer modulo the order q of a group of at most 256 bits: exponents, challenges, responses (specification §4.2, type Z_q). It has no unit.
/// Values are made and combined by the group's <see cref="ScalarField"/>.
/// </summary>
/// <remarks><see cref="ToString"/> and comparison with <c>==</c> take a time that depends on the value: a secret scalar must reach neither but to be stored.</remarks>
public readonly record struct Scalar
{
    internal const int Size = 4;

    private readonly ulong first, second, third, fourth;

    internal Scalar(ReadOnlySpan<ulong> limbs) => (first, second, third, fourth) = (limbs[0], limbs[1], limbs[2], limbs[3]);

    /// <summary>A number of 64 bits, which may be secret.</summary>
    internal static Scalar Small(ulong value) => new([value, 0, 0, 0]);

    /// <summary>Bits <paramref name="start"/> to <paramref name="start"/> + <paramref name="count"/> of the number, inside one limb.</summary>
    internal ulong Bits(int start, int count)
    {
        var limb = (start >> 6) switch { 0 => first, 1 => second, 2 => third, _ => fourth };
        return (limb >> (start & 63)) & ((1UL << count) - 1);
    }

    internal void CopyTo(Span<ulong> limbs) => (limbs[0], limbs[1], limbs[2], limbs[3]) = (first, second, third, fourth);

    internal BigInteger Value
    {
        get
        {
            Span<ulong> limbs = stackalloc ulong[Size];
            CopyTo(limbs);
            return Limbs.ToBigInteger(limbs);
        }
    }

    /// <summary>The number in base 10, as the messages write it.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>32 bytes, the most significant first, as limbs.</summary>
    internal static void ReadBigEndian(ReadOnlySpan<byte> bytes, Span<ulong> limbs)
    {
        for (var i = 0; i < Size; i++) limbs[i] = BinaryPrimitives.ReadUInt64BigEndian(bytes[(24 - 8 * i)..]);
    }
}
