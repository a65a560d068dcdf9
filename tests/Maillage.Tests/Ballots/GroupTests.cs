using System.Numerics;
using Maillage.Ballots;
using Maillage.Ballots.Groups;

namespace Maillage.Tests.Ballots;

public sealed class GroupTests
{
    private static readonly Group Group = Group.Belenios2048;
    private static readonly BigInteger G = BigInteger.Parse(Group.Generator.ToString(), System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void The_constants_are_a_group_of_prime_order_in_a_prime_field()
    {
        Assert.Equal((2048, 256), (Group.P.GetBitLength(), Group.Q.GetBitLength()));
        Assert.True(IsPrime(Group.P), "p is not prime.");
        Assert.True(IsPrime(Group.Q), "q is not prime.");
        Assert.Equal(BigInteger.Zero, (Group.P - 1) % Group.Q);
        Assert.NotEqual(BigInteger.One, G);
        Assert.Equal(BigInteger.One, BigInteger.ModPow(G, Group.Q, Group.P));
    }

    [Fact]
    public void An_element_is_read_and_written_alike()
    {
        var text = Group.GeneratorPower(Group.Scalars.Of(42)).ToString();
        Assert.Equal(text, Group.Read(text).ToString());
        Assert.Equal(Group.GeneratorPower(Group.Scalars.Of(42)), Group.Read(text));
        Assert.Equal(Group.One, Group.Read(text) * Group.Read(text).Invert());
    }

    [Fact]
    public void What_is_not_in_the_group_is_refused()
    {
        // −g has order 2q; 2 and 3 have an order that q does not divide into one.
        foreach (var outside in (BigInteger[])[BigInteger.Zero, Group.P - 1, Group.P - G, 2, 3]) Assert.Equal(FindingKind.NotInGroup, Refused(outside.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        foreach (var text in (string[])[Group.P.ToString(), (Group.P + G).ToString(), "-1", "+1", " 1", "01", "1.0", "", "x", "١", new string('9', 2000)]) Assert.Equal(FindingKind.MalformedMessage, Refused(text));
        Assert.Equal(FindingKind.MalformedMessage, Assert.Throws<RefusedException>(() => Group.ReadScalar(Group.Q.ToString())).Finding.Kind);
    }

    [Fact]
    public void Only_one_group_is_known() => Assert.Equal((Group, null, null), (Group.Find("BELENIOS-2048"), Group.Find("RFC-3526-2048"), Group.Find("Ed25519")));

    private static FindingKind Refused(string text) => Assert.Throws<RefusedException>(() => Group.Read(text)).Finding.Kind;

    /// <summary>Miller and Rabin's test by the first primes.</summary>
    private static bool IsPrime(BigInteger n)
    {
        var (odd, twos) = (n - 1, 0);
        while (odd.IsEven) (odd, twos) = (odd >> 1, twos + 1);
        return ((int[])[2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53]).All(witness =>
        {
            var x = BigInteger.ModPow(witness, odd, n);
            if (x.IsOne || x == n - 1) return true;
            for (var i = 1; i < twos; i++)
                if ((x = x * x % n) == n - 1) return true;
            return false;
        });
    }
}
