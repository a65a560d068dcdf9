using Maillage.Ballots.Groups;
using Maillage.Ballots.Messages;
using Maillage.Ballots.Proofs;

namespace Maillage.Ballots.Voting;

/// <summary>A ballot: encrypted answers signed by a credential (specification §4.15).</summary>
public sealed class Ballot
{
    internal Ballot(string electionUuid, string electionHash, GroupElement credential, IReadOnlyList<Answer> answers, Func<string, Proof> sign)
    {
        (ElectionUuid, ElectionHash, Credential, Answers) = (electionUuid, electionHash, credential, answers);
        SignedHash = Hashes.Fingerprint(Write(signature: null));
        Signature = sign(SignedHash);
        Json = Write(Signature);
        Tracker = Hashes.Fingerprint(Json.Span);
    }

    /// <summary>Identifier of its election.</summary>
    public string ElectionUuid { get; }

    /// <summary>Fingerprint of its election.</summary>
    public string ElectionHash { get; }

    /// <summary>The public credential that signs it.</summary>
    public GroupElement Credential { get; }

    /// <summary>An answer for each question.</summary>
    public IReadOnlyList<Answer> Answers { get; }

    /// <summary>The signature (§4.14).</summary>
    public Proof Signature { get; }

    /// <summary>The bytes that are sent and published.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>What the voter keeps to find the ballot again: Base64 of the SHA-256 of <see cref="Json"/>, without padding.</summary>
    public string Tracker { get; }

    /// <summary>Hash of the ballot without its signature: what is signed.</summary>
    internal string SignedHash { get; }

    /// <summary>Reads a ballot and verifies that it is written in the one admitted way; <see cref="BallotChecker"/> verifies everything else.</summary>
    /// <exception cref="RefusedException"><see cref="FindingKind.MalformedMessage"/>, <see cref="FindingKind.NotCanonical"/> or <see cref="FindingKind.WrongSignature"/>.</exception>
    public static Ballot Read(ReadOnlyMemory<byte> json, Group group)
    {
        var ballot = JsonIn.Read(json, message =>
        {
            message.Only("election_uuid", "election_hash", "credential", "answers", "signature");
            var signature = message["signature"].Only("hash", "proof");
            return new Ballot(message["election_uuid"].String(), message["election_hash"].String(), group.ReadNumber(message["credential"].String()),
                message["answers"].List(a => Answer.Read(a, group)),
                hash => hash == signature["hash"].String() ? Proof.Read(signature["proof"], group) : throw new RefusedException(FindingKind.WrongSignature));
        });
        return ballot.Json.Span.SequenceEqual(json.Span) ? ballot : throw new RefusedException(FindingKind.NotCanonical);
    }

    private byte[] Write(Proof? signature)
    {
        var json = new JsonOut();
        json.Object(() =>
        {
            json.Name("election_uuid").String(ElectionUuid).Name("election_hash").String(ElectionHash).Name("credential").String(Credential.ToString())
                .Name("answers").Array(Answers, a => a.Write(json));
            if (signature is not { } proof) return;
            json.Name("signature").Object(() =>
            {
                json.Name("hash").String(SignedHash).Name("proof");
                proof.Write(json);
            });
        });
        return json.ToBytes();
    }
}
