using Maillage.Ballots.Arithmetic;
using Maillage.Ballots.Groups;
using Maillage.Ballots.Messages;

namespace Maillage.Ballots.Proofs;

/// <summary>A challenge and the response to it (specification §4.3). Both are integers modulo q.</summary>
public readonly record struct Proof(Scalar Challenge, Scalar Response)
{
    internal static Proof Read(JsonIn json, Group group)
    {
        json.Only("challenge", "response");
        return new Proof(group.ReadScalar(json["challenge"].String()), group.ReadScalar(json["response"].String()));
    }

    internal void Write(JsonOut json)
    {
        var (challenge, response) = this;
        json.Object(() => json.Name("challenge").String(challenge.ToString()).Name("response").String(response.ToString()));
    }
}
