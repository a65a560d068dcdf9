using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Maillage.Ballots.Arithmetic;
using Maillage.Ballots.Groups;

namespace Maillage.Ballots.Credentials;

/// <summary>
/// A voter's secret right to vote, or one mandate of theirs: 14 random Base58 characters (82 bits) and a checksum against slips of the pen (specification §4.8).
/// Who holds it can vote once with it. Its text must reach nobody but the voter.
/// </summary>
public sealed class Credential
{
    private const int Digits = 14;
    private const int Iterations = 1000;

    private readonly string characters;

    private Credential(string characters) => this.characters = characters;

    /// <summary>A fresh credential.</summary>
    public static Credential New(IRandomSource random)
    {
        var digits = Base58.Random(random, Digits);
        return new Credential(digits + Checksum(digits));
    }

    /// <summary>Reads what a person typed: 15 characters, dashes and spaces ignored; null when a character or the checksum is wrong.</summary>
    public static Credential? Parse(string typed)
    {
        var characters = typed.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return characters.Length == Digits + 1 && characters.All(Base58.Contains) && Checksum(characters[..Digits]) == characters[Digits] ? new Credential(characters) : null;
    }

    /// <summary>g^s, what the list of credentials publishes: it tells nothing of the credential.</summary>
    /// <param name="group">The election's group.</param>
    /// <param name="uuid">The election's identifier: a credential has another public key in another election.</param>
    public GroupElement PublicKey(Group group, string uuid) => group.SecretGeneratorPower(Exponent(group, uuid));

    /// <summary>As it is printed for the voter: five groups of three characters.</summary>
    public override string ToString() => string.Join('-', Enumerable.Range(0, 5).Select(i => characters.Substring(3 * i, 3)));

    /// <summary>The secret exponent s: PBKDF2-HMAC-SHA256 of the text as printed, salted by the identifier, 1000 rounds, modulo q.</summary>
    /// <remarks>The specification admits the text with or without its dashes, and they give different keys: here it is always the printed form, with them.</remarks>
    internal Scalar Exponent(Group group, string uuid)
    {
        var derived = Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(ToString()), Encoding.ASCII.GetBytes(uuid), Iterations, HashAlgorithmName.SHA256, 32);
        return group.Scalars.Reduce(derived);
    }

    private static char Checksum(string digits)
    {
        var number = digits.Aggregate(BigInteger.Zero, (n, c) => n * 58 + Base58.Alphabet.IndexOf(c, StringComparison.Ordinal));
        return Base58.Alphabet[53 - (int)(number % 53)];
    }
}
