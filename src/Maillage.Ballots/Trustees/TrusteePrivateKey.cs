using Maillage.Ballots.Arithmetic;
using Maillage.Ballots.Groups;
using Maillage.Ballots.Messages;
using Maillage.Ballots.Proofs;

namespace Maillage.Ballots.Trustees;

/// <summary>
/// A trustee's secret x (specification §4.5). Whoever holds the keys of all trustees can open every ballot; without one of them nobody can open the result.
/// </summary>
/// <remarks>Powers of x are computed in constant time; <see cref="ToJson"/> and <see cref="Read"/>, which store it, are not.</remarks>
public sealed class TrusteePrivateKey
{
    private TrusteePrivateKey(Group group, Scalar exponent) => (Group, Exponent) = (group, exponent);

    /// <summary>The group it is for.</summary>
    public Group Group { get; }

    internal Scalar Exponent { get; }

    /// <summary>A fresh key.</summary>
    public static TrusteePrivateKey New(Group group, IRandomSource random) => new(group, group.Scalars.Random(random));

    /// <summary>Reads what <see cref="ToJson"/> wrote, or the tool's <c>.privkey</c>.</summary>
    /// <exception cref="RefusedException"><see cref="FindingKind.MalformedMessage"/>.</exception>
    public static TrusteePrivateKey Read(ReadOnlyMemory<byte> json, Group group) => new(group, JsonIn.Read(json, message => group.ReadScalar(message.String())));

    /// <summary>The number in base 10 as a JSON string, as <c>belenios-tool</c> keeps it. Secret.</summary>
    public string ToJson() => $"\"{Exponent}\"";

    /// <summary>The public key with a fresh proof.</summary>
    public TrusteePublicKey PublicKey(IRandomSource random)
    {
        var key = Group.SecretGeneratorPower(Exponent);
        return new TrusteePublicKey(key, SchnorrProof.Make(Group, Exponent, random, commitment => Protocol.Current.Possession(Group, key, commitment)));
    }
}
