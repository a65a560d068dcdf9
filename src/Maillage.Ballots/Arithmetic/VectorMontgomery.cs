using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Maillage.Ballots.Arithmetic;

/// <summary>
/// Montgomery's product on four lanes at once (AVX2): digits of 28 bits, one in each 64-bit lane, whose products and carries are added up without being propagated
/// before the end. Four digits of b are taken in each turn, so that a turn moves the sum by one whole vector; what moves by one digit is where the factors are read.
/// Three times as fast as <see cref="Montgomery"/> for 2048 bits.
/// </summary>
internal sealed class VectorMontgomery : Modulus
{
    private const int Lanes = 4;
    private const int DigitBits = 28;
    private const ulong DigitMask = (1UL << DigitBits) - 1;

    /// <summary>A lane adds up 2·Size products of 56 bits and carries of 36.</summary>
    private const int LargestSize = 124;

    /// <summary>The modulus between zeros, for reads that begin up to three digits before it.</summary>
    private readonly ulong[] padded;
    private readonly ulong[] square;
    private readonly ulong minusInverse;

    public VectorMontgomery(BigInteger modulus)
    {
        if (!Serves(modulus)) throw new ArgumentOutOfRangeException(nameof(modulus));
        Size = SizeOf(modulus);
        padded = new ulong[Size + 2 * Lanes];
        ToDigits(modulus, Digits);
        var r = BigInteger.One << (DigitBits * Size);
        (One, square) = (new ulong[Size], new ulong[Size]);
        ToDigits(r % modulus, One);
        ToDigits(r * r % modulus, square);
        // Newton's iteration doubles the number of right bits: 1, 2, 4 … 64.
        ulong inverse = 1;
        for (var i = 0; i < 6; i++) inverse *= 2 - Digits[0] * inverse;
        minusInverse = (0UL - inverse) & DigitMask;
    }

    public override int Size { get; }

    public override ulong[] One { get; }

    private Span<ulong> Digits => padded.AsSpan(Lanes, Size);

    /// <summary>Whether lanes hold their sums for this modulus.</summary>
    public static bool Serves(BigInteger modulus) => !modulus.IsEven && modulus > 1 && SizeOf(modulus) <= LargestSize;

    public override ulong[] Enter(BigInteger number)
    {
        var entered = new ulong[Size];
        ToDigits(number, entered);
        Multiply(entered, square, entered);
        return entered;
    }

    public override BigInteger Leave(ReadOnlySpan<ulong> value)
    {
        Span<ulong> left = stackalloc ulong[Size];
        left.Clear();
        left[0] = 1;
        Multiply(value, left, left);
        Canonicalize(left);
        return ToNumber(left);
    }

    public override void Square(ReadOnlySpan<ulong> a, Span<ulong> product) => Multiply(a, a, product);

    /// <summary>R is far above 4m, so that factors below 2m give a product below 2m.</summary>
    public override void Multiply(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> product)
    {
        Span<ulong> factor = stackalloc ulong[Size + 2 * Lanes];
        Span<ulong> sum = stackalloc ulong[Size + 2 * Lanes];
        factor.Clear();
        sum.Clear();
        a[..Size].CopyTo(factor[Lanes..]);
        ReadOnlySpan<Vector256<ulong>> a0 = Vectors(factor, 0), a1 = Vectors(factor, 1), a2 = Vectors(factor, 2), a3 = Vectors(factor, 3);
        ReadOnlySpan<Vector256<ulong>> m0 = Vectors(padded, 0), m1 = Vectors(padded, 1), m2 = Vectors(padded, 2), m3 = Vectors(padded, 3);
        var lanes = MemoryMarshal.Cast<ulong, Vector256<ulong>>(sum);
        var digits = Digits;
        for (var i = 0; i < Size; i += Lanes)
        {
            var (b0, b1, b2, b3) = (Vector256.Create(b[i]), Vector256.Create(b[i + 1]), Vector256.Create(b[i + 2]), Vector256.Create(b[i + 3]));
            var low = Add(Add(Add(Add(lanes[0], a0[0], b0), a1[0], b1), a2[0], b2), a3[0], b3);
            // The four multiples of m that clear the four lowest digits, each after the carry of the one before.
            var digit = low[0];
            var q = (digit * minusInverse) & DigitMask;
            var q0 = Vector256.Create(q);
            var carry = (digit + q * digits[0]) >> DigitBits;
            var (second, third, fourth) = (low[1] + q * digits[1], low[2] + q * digits[2], low[3] + q * digits[3]);
            q = ((second + carry) * minusInverse) & DigitMask;
            var q1 = Vector256.Create(q);
            carry = (second + carry + q * digits[0]) >> DigitBits;
            (third, fourth) = (third + q * digits[1], fourth + q * digits[2]);
            q = ((third + carry) * minusInverse) & DigitMask;
            var q2 = Vector256.Create(q);
            carry = (third + carry + q * digits[0]) >> DigitBits;
            fourth += q * digits[1];
            q = ((fourth + carry) * minusInverse) & DigitMask;
            var q3 = Vector256.Create(q);
            carry = (fourth + carry + q * digits[0]) >> DigitBits;

            for (var v = 1; v < a0.Length; v++)
            {
                var ofProduct = Add(Add(Add(Add(lanes[v], a0[v], b0), a1[v], b1), a2[v], b2), a3[v], b3);
                var ofModulus = Add(Add(Add(Add(Vector256<ulong>.Zero, m0[v], q0), m1[v], q1), m2[v], q2), m3[v], q3);
                lanes[v - 1] = ofProduct + ofModulus;
            }
            sum[0] += carry;
        }
        Propagate(sum, product[..Size]);
    }

    public override void Canonicalize(Span<ulong> value)
    {
        Span<ulong> less = stackalloc ulong[Size];
        var digits = Digits;
        ulong borrow = 0;
        for (var i = 0; i < less.Length; i++)
        {
            var difference = value[i] - digits[i] - borrow;
            borrow = difference >> 63;
            less[i] = difference & DigitMask;
        }
        Limbs.Select(Limbs.Mask(borrow), value, less, value);
    }

    private static int SizeOf(BigInteger modulus) => (int)((modulus.GetBitLength() + 2 + DigitBits * Lanes - 1) / (DigitBits * Lanes)) * Lanes;

    /// <summary>Vectors of digits that begin so many digits before the number: what a digit of the other factor that many places up multiplies.</summary>
    private ReadOnlySpan<Vector256<ulong>> Vectors(ReadOnlySpan<ulong> number, int before) =>
        MemoryMarshal.Cast<ulong, Vector256<ulong>>(number[(Lanes - before)..])[..(Size / Lanes + 1)];

    private static Vector256<ulong> Add(Vector256<ulong> sum, Vector256<ulong> a, Vector256<ulong> b) => sum + Avx2.Multiply(a.AsUInt32(), b.AsUInt32());

    private static void Propagate(ReadOnlySpan<ulong> lanes, Span<ulong> digits)
    {
        ulong carry = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var sum = lanes[i] + carry;
            digits[i] = sum & DigitMask;
            carry = sum >> DigitBits;
        }
    }

    private static void ToDigits(BigInteger number, Span<ulong> digits)
    {
        Span<ulong> limbs = stackalloc ulong[digits.Length / 2 + 1];
        Limbs.FromBigInteger(number, limbs);
        for (var i = 0; i < digits.Length; i++)
        {
            var (limb, shift) = (i * DigitBits / 64, i * DigitBits % 64);
            var bits = limbs[limb] >> shift;
            if (shift > 64 - DigitBits) bits |= limbs[limb + 1] << (64 - shift);
            digits[i] = bits & DigitMask;
        }
    }

    private static BigInteger ToNumber(ReadOnlySpan<ulong> digits)
    {
        Span<ulong> limbs = stackalloc ulong[digits.Length / 2 + 1];
        limbs.Clear();
        for (var i = 0; i < digits.Length; i++)
        {
            var (limb, shift) = (i * DigitBits / 64, i * DigitBits % 64);
            limbs[limb] |= digits[i] << shift;
            if (shift > 64 - DigitBits) limbs[limb + 1] |= digits[i] >> (64 - shift);
        }
        return Limbs.ToBigInteger(limbs);
    }
}
