using System.Numerics;
using System.Runtime.Intrinsics.X86;

namespace Maillage.Ballots.Arithmetic;

/// <summary>
/// Arithmetic modulo an odd number m in the form of Montgomery: x is kept as x·R mod m for a power of two R. A value is an array of words whose meaning is the
/// implementation's, and may be m too large until it is made canonical. Products, squares and canonical forms take a time that does not depend on the values; conversions
/// from and to <see cref="BigInteger"/> do not promise that.
/// </summary>
internal abstract class Modulus
{
    /// <summary>The fastest arithmetic that this machine has for a modulus.</summary>
    public static Modulus Of(BigInteger modulus) => Avx2.IsSupported && VectorMontgomery.Serves(modulus) ? new VectorMontgomery(modulus) : new Montgomery(modulus);

    /// <summary>Number of words of a value.</summary>
    public abstract int Size { get; }

    /// <summary>1, canonical. Not to be written to.</summary>
    public abstract ulong[] One { get; }

    /// <summary>A number from 0 to m − 1 as a value.</summary>
    public abstract ulong[] Enter(BigInteger number);

    /// <summary>The number, from 0 to m − 1, that a value stands for.</summary>
    public abstract BigInteger Leave(ReadOnlySpan<ulong> value);

    /// <summary>a·b; <paramref name="product"/> may be one of them.</summary>
    public abstract void Multiply(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> product);

    /// <summary>a²; <paramref name="product"/> may be a.</summary>
    public abstract void Square(ReadOnlySpan<ulong> a, Span<ulong> product);

    /// <summary>Takes m away when the value is m too large, so that equal values have equal words.</summary>
    public abstract void Canonicalize(Span<ulong> value);

    /// <summary>Whether a value is 1. It becomes canonical.</summary>
    public bool IsOne(Span<ulong> value)
    {
        Canonicalize(value);
        return value.SequenceEqual(One);
    }
}
