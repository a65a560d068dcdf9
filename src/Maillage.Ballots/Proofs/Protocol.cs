using Maillage.Ballots.Arithmetic;
using Maillage.Ballots.Groups;

namespace Maillage.Ballots.Proofs;

/// <summary>
/// What a version of the protocol decides: what each proof hashes. Everything else (messages, archive, arithmetic) asks the one of its election, so that a version 2
/// is one more class and one more line in <see cref="Find"/>.
/// </summary>
internal abstract class Protocol
{
    /// <summary>The version that new elections and keys are made with.</summary>
    public static Protocol Current { get; } = new ProtocolV1();

    /// <summary>The version an election names, or null when this library does not know it.</summary>
    public static Protocol? Find(int version) => version == Current.Version ? Current : null;

    /// <summary>The number that elections name it by.</summary>
    public abstract int Version { get; }

    /// <summary>Knowledge of a private key (§4.5).</summary>
    public abstract Scalar Possession(Group group, GroupElement key, GroupElement commitment);

    /// <summary>Signature of a message of a threshold trustee (§4.6.1).</summary>
    public abstract Scalar Message(Group group, string message, GroupElement commitment);

    /// <summary>A ciphertext holds one of some values (§4.12).</summary>
    public abstract Scalar Interval(Group group, string statement, Ciphertext ciphertext, IReadOnlyList<GroupElement> commitments);

    /// <summary>Not blank, or nothing chosen (§4.13, bproof0).</summary>
    public abstract Scalar BlankChoosesNothing(Group group, string statement, IReadOnlyList<GroupElement> commitments);

    /// <summary>Blank, or as many chosen as allowed (§4.13, bproof1).</summary>
    public abstract Scalar BlankOrWithinBounds(Group group, string statement, IReadOnlyList<GroupElement> commitments);

    /// <summary>Signature of a ballot by its hash (§4.14).</summary>
    public abstract Scalar Signature(Group group, string hash, GroupElement commitment);

    /// <summary>A decryption factor is made with the private key (§4.18).</summary>
    public abstract Scalar Decryption(Group group, string fingerprint, GroupElement key, GroupElement first, GroupElement second);
}
