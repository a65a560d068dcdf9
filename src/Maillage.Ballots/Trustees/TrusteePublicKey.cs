using Maillage.Ballots.Groups;
using Maillage.Ballots.Messages;
using Maillage.Ballots.Proofs;

namespace Maillage.Ballots.Trustees;

/// <summary>A trustee's key X = g^x, with the proof that they know x (specification §4.5).</summary>
public sealed record TrusteePublicKey(GroupElement Key, Proof Possession)
{
    /// <summary>Whether the trustee proves to know the private key.</summary>
    internal bool IsProved(Protocol protocol) => SchnorrProof.Verify(Key, Possession, commitment => protocol.Possession(Key.Group, Key, commitment));

    /// <summary>Reads what a key holder hands over (the <c>.pubkey</c> of the tool), and verifies that they know the private key.</summary>
    /// <exception cref="RefusedException">With the reason.</exception>
    public static TrusteePublicKey Read(ReadOnlyMemory<byte> json, Group group)
    {
        var key = JsonIn.Read(json, message => Read(message, group));
        return key.IsProved(Protocol.Current) ? key : throw new RefusedException(FindingKind.WrongKeyProof);
    }

    internal static TrusteePublicKey Read(JsonIn json, Group group)
    {
        json.Only("pok", "public_key");
        return new TrusteePublicKey(group.Read(json["public_key"].String()), Proof.Read(json["pok"], group));
    }

    internal void Write(JsonOut json) => json.Object(() =>
    {
        json.Name("pok");
        Possession.Write(json);
        json.Name("public_key").String(Key.ToString());
    });
}
