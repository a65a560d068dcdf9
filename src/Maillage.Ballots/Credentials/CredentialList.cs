using Maillage.Ballots.Elections;
using Maillage.Ballots.Groups;
using Maillage.Ballots.Messages;

namespace Maillage.Ballots.Credentials;

/// <summary>The public credentials of an election: who may vote, without names (specification §4.8). Each counts for one voice.</summary>
public sealed class CredentialList
{
    private readonly Dictionary<string, GroupElement> keys;

    private CredentialList(Dictionary<string, GroupElement> keys, byte[] json) => (this.keys, Json) = (keys, json);

    /// <summary>How many may vote.</summary>
    public int Count => keys.Count;

    /// <summary>The bytes of the list as the archive holds them.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>Base64 of the SHA-256 of <see cref="Json"/>, without padding: what the credential authority compares.</summary>
    public string Fingerprint => Hashes.Fingerprint(Json.Span);

    /// <summary>Makes the list of an election. It is sorted by the public keys, so that its order tells nothing of the voters.</summary>
    /// <exception cref="ArgumentException">When a credential is there twice.</exception>
    public static CredentialList Of(Group group, string uuid, IEnumerable<Credential> credentials)
    {
        var keys = new SortedDictionary<string, GroupElement>(StringComparer.Ordinal);
        foreach (var credential in credentials)
            if (credential.PublicKey(group, uuid) is var key && !keys.TryAdd(key.ToString(), key)) throw new ArgumentException("A credential is there twice.", nameof(credentials));
        var json = new JsonOut();
        json.Array(keys.Keys, k => json.String(k));
        return new CredentialList(new Dictionary<string, GroupElement>(keys), json.ToBytes());
    }

    /// <summary>Reads the list and verifies that every key is in the group, none twice, none with a weight.</summary>
    /// <exception cref="RefusedException">With the reason.</exception>
    public static CredentialList Read(ReadOnlyMemory<byte> json, Group group)
    {
        var texts = JsonIn.Read(json, message => message.List(key => key.String()));
        var keys = new Dictionary<string, GroupElement>(texts.Count);
        for (var i = 0; i < texts.Count; i++)
            RefusedException.At($"droit de vote {i + 1}", () => keys.TryAdd(texts[i], ReadKey(texts[i], group)) ? true : throw new RefusedException(FindingKind.RepeatedCredential));
        return new CredentialList(keys, json.ToArray());
    }

    /// <summary>The key a ballot names, or null when it is not in the list.</summary>
    internal GroupElement? Find(string key) => keys.GetValueOrDefault(key);

    private static GroupElement ReadKey(string text, Group group) =>
        text.Contains(',', StringComparison.Ordinal) ? throw new RefusedException(FindingKind.WeightedCredential) : group.Read(text);
}
