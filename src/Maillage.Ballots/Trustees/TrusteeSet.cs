using Maillage.Ballots.Groups;
using Maillage.Ballots.Messages;
using Maillage.Ballots.Proofs;

namespace Maillage.Ballots.Trustees;

/// <summary>Those who hold the keys of an election (specification §4.7). Their numbers begin at 1 and run over the members of all items.</summary>
public sealed class TrusteeSet
{
    private TrusteeSet(IReadOnlyList<Trustee> items, byte[]? json)
    {
        Items = items;
        Members = [.. items.SelectMany(i => i.Members)];
        PublicKey = items.Select(i => i.SubKey).Aggregate((a, b) => a * b);
        Json = json ?? Write();
    }

    /// <summary>The items; each must decrypt, by as many members as it needs.</summary>
    public IReadOnlyList<Trustee> Items { get; }

    /// <summary>All members: number n is at index n − 1.</summary>
    public IReadOnlyList<TrusteePublicKey> Members { get; }

    /// <summary>The key y of the election: the product of the items' keys (§3.1.1).</summary>
    public GroupElement PublicKey { get; }

    /// <summary>The bytes as the archive holds them.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>Trustees who are all needed.</summary>
    /// <exception cref="ArgumentException">When there is none.</exception>
    public static TrusteeSet Of(IReadOnlyList<TrusteePublicKey> keys) =>
        keys.Count > 0 ? new TrusteeSet([.. keys.Select(k => new SingleTrustee(k))], null) : throw new ArgumentException("An election needs a trustee.", nameof(keys));

    /// <summary>Reads trustees and verifies that every element is in the group; <see cref="Verify()"/> verifies the proofs.</summary>
    /// <exception cref="RefusedException">With the reason.</exception>
    public static TrusteeSet Read(ReadOnlyMemory<byte> json, Group group)
    {
        var items = JsonIn.Read(json, message => message.List(item => Trustee.Read(item, group)));
        return items.Count > 0 ? new TrusteeSet(items, json.ToArray()) : throw JsonIn.Malformed;
    }

    /// <summary>Every proof and signature of the trustees; what is wrong, empty when nothing is.</summary>
    public IReadOnlyList<Finding> Verify() => Verify(Protocol.Current);

    internal IReadOnlyList<Finding> Verify(Protocol protocol)
    {
        var (findings, first) = (new List<Finding>(), 1);
        foreach (var item in Items)
        {
            findings.AddRange(item.Verify(protocol, first));
            first += item.Members.Count;
        }
        return findings;
    }

    private byte[] Write()
    {
        var json = new JsonOut();
        json.Array(Items, i => i.Write(json));
        return json.ToBytes();
    }
}
