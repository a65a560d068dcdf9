using Maillage.Ballots.Groups;
using Maillage.Ballots.Messages;
using Maillage.Ballots.Proofs;

namespace Maillage.Ballots.Trustees;

/// <summary>One item of the trustees of an election (specification §4.7): a person, or a circle of which some suffice.</summary>
public abstract class Trustee
{
    /// <summary>The part of the election's key that comes from it.</summary>
    public abstract GroupElement SubKey { get; }

    /// <summary>Who can decrypt, in the order of their numbers.</summary>
    public abstract IReadOnlyList<TrusteePublicKey> Members { get; }

    /// <summary>How many of <see cref="Members"/> must decrypt.</summary>
    public abstract int Needed { get; }

    /// <summary>What is wrong with what it published; empty when nothing is.</summary>
    /// <param name="first">The number of its first member.</param>
    internal abstract IEnumerable<Finding> Verify(Protocol protocol, int first);

    internal abstract void Write(JsonOut json);

    internal static Trustee Read(JsonIn json, Group group) => json.List(part => part) switch
    {
        [var kind, var key] when kind.String() == SingleTrustee.Kind => new SingleTrustee(TrusteePublicKey.Read(key, group)),
        [var kind, var parameters] when kind.String() == ThresholdTrustees.Kind => ThresholdTrustees.ReadParameters(parameters, group),
        _ => throw JsonIn.Malformed,
    };

    private protected static IEnumerable<Finding> VerifyProofs(Protocol protocol, IReadOnlyList<TrusteePublicKey> keys, int first) =>
        keys.Select((key, i) => (key, i)).Where(k => !k.key.IsProved(protocol)).Select(k => new Finding(FindingKind.WrongKeyProof, Words.Trustee(first + k.i)));
}

/// <summary>Someone whose key is always needed.</summary>
public sealed class SingleTrustee(TrusteePublicKey key) : Trustee
{
    internal const string Kind = "Single";

    /// <inheritdoc/>
    public override GroupElement SubKey => key.Key;

    /// <inheritdoc/>
    public override IReadOnlyList<TrusteePublicKey> Members { get; } = [key];

    /// <inheritdoc/>
    public override int Needed => 1;

    internal override IEnumerable<Finding> Verify(Protocol protocol, int first) => VerifyProofs(protocol, Members, first);

    internal override void Write(JsonOut json) => json.Array(() =>
    {
        json.String(Kind);
        key.Write(json);
    });
}
