using System.Numerics;
using CsCheck;
using Maillage.Ballots.Arithmetic;
using Maillage.Ballots.Groups;

namespace Maillage.Tests.Ballots;

/// <summary>Our arithmetic against that of the base library.</summary>
public sealed class ArithmeticTests
{
    private static readonly Group Group = Group.Belenios2048;

    /// <summary>Numbers below a bound, the edges often.</summary>
    private static Gen<BigInteger> Below(BigInteger bound) => Gen.Frequency(
        (1, OneOf(BigInteger.Zero, BigInteger.One, bound - 1, bound - 2, bound >> 1, (bound >> 1) + 1)),
        (1, Gen.Int[0, (int)bound.GetBitLength() - 2].Select(bits => BigInteger.One << bits)),
        (4, Gen.Byte.Array[bound.GetByteCount() + 8].Select(bytes => new BigInteger(bytes, isUnsigned: true) % bound)));

    private static Gen<BigInteger> OneOf(params BigInteger[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>Odd moduli of one to six limbs, full and hardly begun, and the two that serve.</summary>
    private static readonly Gen<BigInteger> Moduli = Gen.Frequency(
        (1, OneOf(Group.P, Group.Q)),
        (1, Gen.Int[3, 384].Select(bits => (BigInteger.One << bits) - 1)),
        (3, Gen.Byte.Array[1, 48].Select(bytes => new BigInteger(bytes, isUnsigned: true) * 2 + 3)));

    private static readonly Gen<(BigInteger M, BigInteger A, BigInteger B)> Cases = Moduli.SelectMany(m => Below(m).Select(Below(m), (a, b) => (m, a, b)));

    private static readonly Gen<(BigInteger A, BigInteger X, BigInteger B, BigInteger Y)> PowerCases = Below(Group.P).Select(Below(Group.Q), Below(Group.P), Below(Group.Q), (a, x, b, y) => (a, x, b, y));

    [Fact]
    public void Products_and_squares_are_those_of_BigInteger() => Cases.Sample(made =>
    {
        var (m, a, b) = made;
        foreach (var modulus in (Modulus[])[new Montgomery(m), new VectorMontgomery(m)])
        {
            var (x, y, result) = (modulus.Enter(a), modulus.Enter(b), new ulong[modulus.Size]);
            Assert.Equal(a, modulus.Leave(x));
            modulus.Multiply(x, y, result);
            Assert.Equal(a * b % m, modulus.Leave(result));
            modulus.Square(x, result);
            Assert.Equal(a * a % m, modulus.Leave(result));
            // In place, as loops use them, and many times: what is not canonical stays within bounds.
            var expected = a;
            for (var i = 0; i < 8; i++)
            {
                modulus.Square(x, x);
                modulus.Multiply(x, y, x);
                expected = expected * expected % m * b % m;
            }
            Assert.Equal(expected, modulus.Leave(x));
            modulus.Canonicalize(x);
            Assert.Equal(x, Canonical(modulus, expected));
            Assert.Equal(expected.IsOne, modulus.IsOne(x));
        }
    }, iter: 3000);

    [Fact]
    public void Sums_and_differences_are_those_of_BigInteger() => Cases.Sample(made =>
    {
        var (m, a, b) = made;
        var modulus = new Montgomery(m);
        var (x, y, result) = (modulus.Enter(a), modulus.Enter(b), new ulong[modulus.Size]);
        modulus.Add(x, y, result);
        Assert.Equal((a + b) % m, modulus.Leave(result));
        modulus.Subtract(x, y, result);
        Assert.Equal((a - b + m) % m, modulus.Leave(result));
    }, iter: 3000);

    [Fact]
    public void Every_way_to_a_power_gives_that_of_BigInteger() => PowerCases.Sample(made =>
    {
        var (a, x, b, y) = made;
        var p = Group.P;
        var (ex, ey, expected) = (Group.Scalars.Of(x), Group.Scalars.Of(y), BigInteger.ModPow(a, x, p));
        foreach (var modulus in (Modulus[])[new Montgomery(p), new VectorMontgomery(p)])
        {
            var (first, second, result) = (modulus.Enter(a), modulus.Enter(b), new ulong[modulus.Size]);
            Powers.Power(modulus, first, ex, result);
            Assert.Equal(expected, modulus.Leave(result));
            Powers.SecretPower(modulus, first, ex, result);
            Assert.Equal(expected, modulus.Leave(result));
            new Comb(modulus, first).Power(ex, result);
            Assert.Equal(expected, modulus.Leave(result));
            Powers.Double(modulus, first, ex, second, ey, result);
            Assert.Equal(expected * BigInteger.ModPow(b, y, p) % p, modulus.Leave(result));
        }
        var power = BigInteger.ModPow(Group.Modulus.Leave(Group.Generator.Limbs), x, p);
        Assert.Equal(power, Group.Modulus.Leave(Group.GeneratorPower(ex).Limbs));
        Assert.Equal(power, Group.Modulus.Leave(Group.SecretGeneratorPower(ex).Limbs));
    }, iter: 60);

    [Fact]
    public void A_table_of_any_element_gives_its_powers()
    {
        foreach (var modulus in (Modulus[])[new Montgomery(Group.P), new VectorMontgomery(Group.P)])
        {
            var element = BigInteger.ModPow(3, 12345, Group.P);
            var table = new FixedBase(modulus, modulus.Enter(element));
            Below(Group.Q).Sample(x =>
            {
                var power = new ulong[modulus.Size];
                table.Power(Group.Scalars.Of(x), power);
                Assert.Equal(BigInteger.ModPow(element, x, Group.P), modulus.Leave(power));
                table.SecretPower(Group.Scalars.Of(x), power);
                Assert.Equal(BigInteger.ModPow(element, x, Group.P), modulus.Leave(power));
            }, iter: 30);
        }
    }

    [Fact]
    public void Scalars_are_the_integers_modulo_q() => Below(Group.Q).Select(Below(Group.Q)).Sample(made =>
    {
        var (a, b) = made;
        var (field, q) = (Group.Scalars, Group.Q);
        Assert.Equal((a + b) % q, field.Add(field.Of(a), field.Of(b)).Value);
        Assert.Equal((a - b + q) % q, field.Subtract(field.Of(a), field.Of(b)).Value);
        Assert.Equal(a * b % q, field.Multiply(field.Of(a), field.Of(b)).Value);
        Assert.Equal((q - a) % q, field.Negate(field.Of(a)).Value);
        if (!a.IsZero) Assert.Equal(BigInteger.One, field.Multiply(field.Of(a), field.Invert(field.Of(a))).Value);
        Assert.Equal(a, ScalarField.Select(ulong.MaxValue, field.Of(a), field.Of(b)).Value);
        Assert.Equal(b, ScalarField.Select(0, field.Of(a), field.Of(b)).Value);
    }, iter: 2000);

    [Fact]
    public void Thirty_two_bytes_are_reduced_modulo_q() => Gen.Byte.Array[32].Sample(bytes =>
        Assert.Equal(new BigInteger(bytes, isUnsigned: true, isBigEndian: true) % Group.Q, Group.Scalars.Reduce(bytes).Value), iter: 1000);

    [Fact]
    public void A_random_scalar_is_drawn_again_until_it_is_below_q()
    {
        var first = new byte[32];
        Array.Fill(first, (byte)0xff);
        var second = new byte[32];
        second[31] = 7;
        var drawn = new Queue<byte[]>([first, second]);
        Assert.Equal(7, Group.Scalars.Random(new Queued(drawn)).Value);
        Assert.Empty(drawn);
    }

    private static ulong[] Canonical(Modulus modulus, BigInteger number)
    {
        var value = modulus.Enter(number);
        modulus.Canonicalize(value);
        return value;
    }

    private sealed class Queued(Queue<byte[]> drawn) : IRandomSource
    {
        public void Fill(Span<byte> bytes) => drawn.Dequeue().CopyTo(bytes);
    }
}
