using System.Numerics;

namespace Maillage.Ballots.Arithmetic;

/// <summary>Montgomery's arithmetic on n limbs of 64 bits, R = 2^(64n): scalars everywhere, and the group where there are no vectors. Values are always canonical.</summary>
internal sealed class Montgomery : Modulus
{
    private readonly ulong[] modulus;
    private readonly ulong[] square;
    private readonly ulong minusInverse;

    public Montgomery(BigInteger modulus)
    {
        if (modulus.IsEven || modulus <= 1) throw new ArgumentOutOfRangeException(nameof(modulus));
        Size = (int)((modulus.GetBitLength() + 63) / 64);
        this.modulus = new ulong[Size];
        Limbs.FromBigInteger(modulus, this.modulus);
        square = new ulong[Size];
        Limbs.FromBigInteger((BigInteger.One << (128 * Size)) % modulus, square);
        One = new ulong[Size];
        Limbs.FromBigInteger((BigInteger.One << (64 * Size)) % modulus, One);
        // Newton's iteration doubles the number of right bits: 1, 2, 4 … 64.
        ulong inverse = 1;
        for (var i = 0; i < 6; i++) inverse *= 2 - this.modulus[0] * inverse;
        minusInverse = 0UL - inverse;
    }

    public override int Size { get; }

    public override ulong[] One { get; }

    public override ulong[] Enter(BigInteger number)
    {
        var entered = new ulong[Size];
        Limbs.FromBigInteger(number, entered);
        Multiply(entered, square, entered);
        return entered;
    }

    /// <summary>Limbs, below the modulus or not, into the form of Montgomery and reduced.</summary>
    public void Enter(ReadOnlySpan<ulong> value, Span<ulong> entered) => Multiply(value, square, entered);

    public override BigInteger Leave(ReadOnlySpan<ulong> value)
    {
        Span<ulong> left = stackalloc ulong[Size];
        Leave(value, left);
        return Limbs.ToBigInteger(left);
    }

    /// <summary>Limbs out of the form of Montgomery.</summary>
    public void Leave(ReadOnlySpan<ulong> value, Span<ulong> left)
    {
        Span<ulong> unit = stackalloc ulong[Size];
        unit.Clear();
        unit[0] = 1;
        Multiply(value, unit, left);
    }

    /// <summary>One of the factors may be any number of n limbs.</summary>
    public override void Multiply(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> product)
    {
        // Each turn adds a·b[i], then the multiple of the modulus that clears the lowest limb, in one pass over the sum.
        Span<ulong> sum = stackalloc ulong[Size + 1];
        sum.Clear();
        ReadOnlySpan<ulong> m = modulus;
        a = a[..m.Length];
        for (var i = 0; i < m.Length; i++)
        {
            var x = b[i];
            var high = AddProduct(a[0], x, sum[0], 0, out var low);
            var y = low * minusInverse;
            var other = AddProduct(m[0], y, low, 0, out _);
            for (var j = 1; j < m.Length; j++)
            {
                high = AddProduct(a[j], x, sum[j], high, out low);
                other = AddProduct(m[j], y, low, other, out low);
                sum[j - 1] = low;
            }
            var top = sum[^1] + high;
            var carry = top < high ? 1UL : 0;
            top += other;
            carry += top < other ? 1UL : 0;
            sum[^2] = top;
            sum[^1] = carry;
        }
        Finish(sum[..^1], sum[^1], product);
    }

    /// <summary>A quarter less work than a product.</summary>
    public override void Square(ReadOnlySpan<ulong> a, Span<ulong> product)
    {
        Span<ulong> whole = stackalloc ulong[2 * Size];
        whole.Clear();
        a = a[..modulus.Length];
        for (var i = 0; i < a.Length - 1; i++)
        {
            var x = a[i];
            var row = whole.Slice(2 * i + 1, a.Length - i);
            var rest = a[(i + 1)..];
            ulong carry = 0;
            for (var j = 0; j < rest.Length; j++) carry = AddProduct(rest[j], x, row[j], carry, out row[j]);
            row[rest.Length] = carry;
        }
        DoubleAndAddSquares(a, whole);
        Reduce(whole, product);
    }

    public override void Canonicalize(Span<ulong> value)
    {
    }

    /// <summary>a + b modulo m, in either form; both below m.</summary>
    public void Add(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> sum)
    {
        Span<ulong> plain = stackalloc ulong[Size];
        var carry = Limbs.Add(a, b, plain);
        Finish(plain, carry, sum);
    }

    /// <summary>a − b modulo m, in either form; both below m.</summary>
    public void Subtract(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> difference)
    {
        Span<ulong> plain = stackalloc ulong[Size];
        Span<ulong> corrected = stackalloc ulong[Size];
        var borrow = Limbs.Subtract(a, b, plain);
        Limbs.Add(plain, modulus, corrected);
        Limbs.Select(Limbs.Mask(borrow), corrected, plain, difference);
    }

    private static void DoubleAndAddSquares(ReadOnlySpan<ulong> a, Span<ulong> whole)
    {
        ulong shifted = 0, carry = 0;
        for (var i = 0; i < a.Length; i++)
        {
            var (even, odd) = (whole[2 * i], whole[2 * i + 1]);
            var high = AddProduct(a[i], a[i], (even << 1) | shifted, carry, out whole[2 * i]);
            var doubled = (odd << 1) | (even >> 63);
            whole[2 * i + 1] = doubled + high;
            carry = whole[2 * i + 1] < high ? 1UL : 0;
            shifted = odd >> 63;
        }
    }

    private void Reduce(Span<ulong> whole, Span<ulong> product)
    {
        ReadOnlySpan<ulong> m = modulus;
        ulong top = 0;
        for (var i = 0; i < m.Length; i++)
        {
            var row = whole.Slice(i, m.Length + 1);
            var y = row[0] * minusInverse;
            ulong carry = 0;
            for (var j = 0; j < m.Length; j++) carry = AddProduct(m[j], y, row[j], carry, out row[j]);
            var sum = row[^1] + carry;
            var over = sum < carry ? 1UL : 0;
            sum += top;
            top = over + (sum < top ? 1UL : 0);
            row[^1] = sum;
        }
        Finish(whole[m.Length..], top, product);
    }

    /// <summary>Takes the modulus away once when the value, with its carry, is not below it.</summary>
    private void Finish(ReadOnlySpan<ulong> value, ulong carry, Span<ulong> reduced)
    {
        Span<ulong> less = stackalloc ulong[Size];
        var borrow = Limbs.Subtract(value, modulus, less);
        // Below the modulus means: the subtraction borrowed and there was no carry to pay it with.
        Limbs.Select(Limbs.Mask(borrow & (carry ^ 1)), value[..Size], less, reduced[..Size]);
    }

    /// <summary>a·b + c + d, which always fits in two limbs.</summary>
    /// <returns>The high limb.</returns>
    private static ulong AddProduct(ulong a, ulong b, ulong c, ulong d, out ulong low)
    {
        var high = Math.BigMul(a, b, out var sum);
        sum += c;
        high += sum < c ? 1UL : 0;
        sum += d;
        high += sum < d ? 1UL : 0;
        low = sum;
        return high;
    }
}
