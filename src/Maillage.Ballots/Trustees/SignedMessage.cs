using Maillage.Ballots.Groups;
using Maillage.Ballots.Messages;
using Maillage.Ballots.Proofs;

namespace Maillage.Ballots.Trustees;

/// <summary>A text signed by a threshold trustee (specification §4.6.1).</summary>
internal sealed record SignedMessage(string Message, Proof Signature)
{
    public bool IsSignedBy(Protocol protocol, GroupElement verificationKey) =>
        SchnorrProof.Verify(verificationKey, Signature, commitment => protocol.Message(verificationKey.Group, Message, commitment));

    public static SignedMessage Read(JsonIn json, Group group)
    {
        json.Only("message", "signature");
        return new SignedMessage(json["message"].String(), Proof.Read(json["signature"], group));
    }

    /// <summary>Reads the message inside the text.</summary>
    public T Open<T>(Func<JsonIn, T> read) => JsonIn.Read(System.Text.Encoding.UTF8.GetBytes(Message), read);

    public void Write(JsonOut json) => json.Object(() =>
    {
        json.Name("message").String(Message).Name("signature");
        Signature.Write(json);
    });
}
