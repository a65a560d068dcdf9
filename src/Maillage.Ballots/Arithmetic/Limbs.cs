using System.Buffers.Binary;
using System.Numerics;

namespace Maillage.Ballots.Arithmetic;

/// <summary>Natural numbers as 64-bit limbs, the least significant first. Nothing here branches on the value of a limb, but for the conversions to and from <see cref="BigInteger"/>.</summary>
internal static class Limbs
{
    /// <summary>All ones when <paramref name="condition"/> is 1, zero when it is 0.</summary>
    public static ulong Mask(ulong condition) => 0UL - condition;

    /// <summary>1 when both are equal, else 0.</summary>
    public static ulong AreEqual(ulong a, ulong b)
    {
        var difference = a ^ b;
        return 1UL ^ ((difference | (0UL - difference)) >> 63);
    }

    /// <summary>a + b into <paramref name="sum"/>, which may be one of them.</summary>
    /// <returns>The carry, 0 or 1.</returns>
    public static ulong Add(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> sum)
    {
        ulong carry = 0;
        for (var i = 0; i < sum.Length; i++)
        {
            var partial = a[i] + carry;
            carry = partial < carry ? 1UL : 0;
            var whole = partial + b[i];
            carry += whole < partial ? 1UL : 0;
            sum[i] = whole;
        }
        return carry;
    }

    /// <summary>a − b into <paramref name="difference"/>, which may be one of them.</summary>
    /// <returns>The borrow, 0 or 1.</returns>
    public static ulong Subtract(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> difference)
    {
        ulong borrow = 0;
        for (var i = 0; i < difference.Length; i++)
        {
            var (x, y) = (a[i], b[i]);
            var partial = x - y;
            var under = x < y ? 1UL : 0;
            difference[i] = partial - borrow;
            borrow = under + (partial < borrow ? 1UL : 0);
        }
        return borrow;
    }

    /// <summary><paramref name="chosen"/> becomes <paramref name="a"/> where the mask is all ones, <paramref name="b"/> where it is zero.</summary>
    public static void Select(ulong mask, ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> chosen)
    {
        for (var i = 0; i < chosen.Length; i++) chosen[i] = (a[i] & mask) | (b[i] & ~mask);
    }

    /// <summary>Reads every entry of a table of rows and keeps one, so that memory does not tell which.</summary>
    public static void SelectRow(ReadOnlySpan<ulong> rows, int stride, int count, ulong wanted, Span<ulong> chosen)
    {
        chosen.Clear();
        for (var row = 0; row < count; row++)
        {
            var mask = Mask(AreEqual((ulong)row, wanted));
            var entry = rows.Slice(row * stride, chosen.Length);
            for (var i = 0; i < chosen.Length; i++) chosen[i] |= entry[i] & mask;
        }
    }

    public static void FromBigInteger(BigInteger value, Span<ulong> limbs)
    {
        Span<byte> bytes = stackalloc byte[limbs.Length * sizeof(ulong)];
        bytes.Clear();
        if (!value.TryWriteBytes(bytes, out _, isUnsigned: true)) throw new ArgumentOutOfRangeException(nameof(value));
        for (var i = 0; i < limbs.Length; i++) limbs[i] = BinaryPrimitives.ReadUInt64LittleEndian(bytes[(i * sizeof(ulong))..]);
    }

    public static BigInteger ToBigInteger(ReadOnlySpan<ulong> limbs)
    {
        Span<byte> bytes = stackalloc byte[limbs.Length * sizeof(ulong)];
        for (var i = 0; i < limbs.Length; i++) BinaryPrimitives.WriteUInt64LittleEndian(bytes[(i * sizeof(ulong))..], limbs[i]);
        return new BigInteger(bytes, isUnsigned: true);
    }
}
