using System.Numerics;

namespace Maillage.Ballots.Arithmetic;

/// <summary>Integers modulo q. Sums, differences, products and choices take a time that does not depend on the values.</summary>
public sealed class ScalarField
{
    private readonly Montgomery modulus;
    private readonly BigInteger order;

    internal ScalarField(BigInteger order)
    {
        (this.order, modulus) = (order, new Montgomery(order));
        if (modulus.Size != Scalar.Size) throw new ArgumentOutOfRangeException(nameof(order));
    }

    /// <summary>A number from 0 to q − 1, public: for small integers and for what is read.</summary>
    /// <exception cref="ArgumentOutOfRangeException">When it is negative or not below q.</exception>
    public Scalar Of(BigInteger value)
    {
        if (value.Sign < 0 || value >= order) throw new ArgumentOutOfRangeException(nameof(value));
        Span<ulong> limbs = stackalloc ulong[Scalar.Size];
        Limbs.FromBigInteger(value, limbs);
        return new Scalar(limbs);
    }

    /// <summary>A uniform scalar: 32 bytes of the source, the most significant first, drawn again as long as they are not below q.</summary>
    public Scalar Random(IRandomSource random)
    {
        Span<byte> bytes = stackalloc byte[32];
        Span<ulong> limbs = stackalloc ulong[Scalar.Size];
        Span<ulong> rest = stackalloc ulong[Scalar.Size];
        Span<ulong> q = stackalloc ulong[Scalar.Size];
        Limbs.FromBigInteger(order, q);
        do
        {
            random.Fill(bytes);
            Scalar.ReadBigEndian(bytes, limbs);
        }
        while (Limbs.Subtract(limbs, q, rest) == 0);
        bytes.Clear();
        return new Scalar(limbs);
    }

    /// <summary>32 bytes, the most significant first, reduced modulo q.</summary>
    internal Scalar Reduce(ReadOnlySpan<byte> bytes)
    {
        Span<ulong> limbs = stackalloc ulong[Scalar.Size];
        Scalar.ReadBigEndian(bytes, limbs);
        modulus.Enter(limbs, limbs);
        modulus.Leave(limbs, limbs);
        return new Scalar(limbs);
    }

    /// <summary>a + b mod q.</summary>
    public Scalar Add(Scalar a, Scalar b)
    {
        Span<ulong> x = stackalloc ulong[Scalar.Size], y = stackalloc ulong[Scalar.Size];
        a.CopyTo(x);
        b.CopyTo(y);
        modulus.Add(x, y, x);
        return new Scalar(x);
    }

    /// <summary>a − b mod q.</summary>
    public Scalar Subtract(Scalar a, Scalar b)
    {
        Span<ulong> x = stackalloc ulong[Scalar.Size], y = stackalloc ulong[Scalar.Size];
        a.CopyTo(x);
        b.CopyTo(y);
        modulus.Subtract(x, y, x);
        return new Scalar(x);
    }

    /// <summary>a·b mod q.</summary>
    public Scalar Multiply(Scalar a, Scalar b)
    {
        Span<ulong> x = stackalloc ulong[Scalar.Size], y = stackalloc ulong[Scalar.Size];
        a.CopyTo(x);
        b.CopyTo(y);
        modulus.Enter(x, x);
        modulus.Multiply(x, y, x);
        return new Scalar(x);
    }

    /// <summary>−a mod q.</summary>
    public Scalar Negate(Scalar a) => Subtract(default, a);

    /// <summary>1/a mod q, of a public number.</summary>
    internal Scalar Invert(Scalar a) => Of(BigInteger.ModPow(a.Value, order - 2, order));

    /// <summary><paramref name="a"/> when the mask is all ones, <paramref name="b"/> when it is zero.</summary>
    internal static Scalar Select(ulong mask, Scalar a, Scalar b)
    {
        Span<ulong> x = stackalloc ulong[Scalar.Size], y = stackalloc ulong[Scalar.Size];
        a.CopyTo(x);
        b.CopyTo(y);
        Limbs.Select(mask, x, y, x);
        return new Scalar(x);
    }
}
