using System.Security.Cryptography;
using System.Text;
using Maillage.Ballots.Arithmetic;
using Maillage.Ballots.Groups;

namespace Maillage.Ballots.Proofs;

/// <summary>Version 1: SHA-256 of the statement written as text, numbers in base 10, as a big-endian number modulo q.</summary>
internal sealed class ProtocolV1 : Protocol
{
    public override int Version => 1;

    public override Scalar Possession(Group group, GroupElement key, GroupElement commitment) => Hash(group, $"pok|{group.Name}|{key}|{commitment}");

    public override Scalar Message(Group group, string message, GroupElement commitment) => Hash(group, $"sigmsg|{message}|{commitment}");

    public override Scalar Interval(Group group, string statement, Ciphertext ciphertext, IReadOnlyList<GroupElement> commitments) =>
        Hash(group, $"prove|{statement}|{ciphertext}|{string.Join(',', commitments)}");

    public override Scalar BlankChoosesNothing(Group group, string statement, IReadOnlyList<GroupElement> commitments) =>
        Hash(group, $"bproof0|{statement}|{string.Join(',', commitments)}");

    public override Scalar BlankOrWithinBounds(Group group, string statement, IReadOnlyList<GroupElement> commitments) =>
        Hash(group, $"bproof1|{statement}|{string.Join(',', commitments)}");

    public override Scalar Signature(Group group, string hash, GroupElement commitment) => Hash(group, $"sig|{hash}|{commitment}");

    public override Scalar Decryption(Group group, string fingerprint, GroupElement key, GroupElement first, GroupElement second) =>
        Hash(group, $"decrypt|{fingerprint}|{key}|{first},{second}");

    private static Scalar Hash(Group group, string statement) => group.Scalars.Reduce(SHA256.HashData(Encoding.UTF8.GetBytes(statement)));
}
