using Maillage.Ballots.Arithmetic;
using Maillage.Ballots.Credentials;
using Maillage.Ballots.Groups;
using Maillage.Ballots.Messages;
using Maillage.Ballots.Proofs;

namespace Maillage.Ballots.Elections;

/// <summary>What is voted on and under which key (specification §4.10). Immutable: its bytes are what every ballot refers to.</summary>
public sealed class Election
{
    private readonly Lazy<EncryptionKey> encryption;

    private Election(Protocol protocol, string uuid, string name, string description, GroupElement publicKey, IReadOnlyList<Question> questions, string? administrator, string? credentialAuthority, byte[]? json)
    {
        (Protocol, Uuid, Name, Description, PublicKey, Questions) = (protocol, uuid, name, description, publicKey, questions);
        (Administrator, CredentialAuthority) = (administrator, credentialAuthority);
        Json = json ?? Write();
        Fingerprint = Hashes.Fingerprint(Json.Span);
        encryption = new Lazy<EncryptionKey>(() => new EncryptionKey(publicKey));
    }

    /// <summary>Identifier: Base58 characters, at least 14. Salt of the credentials.</summary>
    public string Uuid { get; }

    /// <summary>Its title.</summary>
    public string Name { get; }

    /// <summary>More words about it, or empty.</summary>
    public string Description { get; }

    /// <summary>The group of its keys.</summary>
    public Group Group => PublicKey.Group;

    /// <summary>The key y that ballots are encrypted with.</summary>
    public GroupElement PublicKey { get; }

    /// <summary>The questions, in order; at least one.</summary>
    public IReadOnlyList<Question> Questions { get; }

    /// <summary>Who administers it, when said.</summary>
    public string? Administrator { get; }

    /// <summary>Who makes the credentials, when said.</summary>
    public string? CredentialAuthority { get; }

    /// <summary>The bytes that stand for it, never to be written anew.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>Base64 of the SHA-256 of <see cref="Json"/>, without padding (§4.15).</summary>
    public string Fingerprint { get; }

    internal Protocol Protocol { get; }

    internal EncryptionKey Encryption => encryption.Value;

    /// <summary>Makes an election.</summary>
    /// <param name="uuid">From <see cref="NewUuid"/>, before the credentials are made.</param>
    /// <param name="publicKey">Of the trustees (<see cref="Trustees.TrusteeSet.PublicKey"/>).</param>
    /// <exception cref="ArgumentException">When the identifier is no Base58 of 14 characters or more, or a question cannot be answered.</exception>
    public static Election Create(string uuid, string name, string description, GroupElement publicKey, IReadOnlyList<Question> questions, string? administrator = null, string? credentialAuthority = null)
    {
        if (!IsUuid(uuid)) throw new ArgumentException("An identifier is 14 Base58 characters or more.", nameof(uuid));
        if (questions.Count == 0 || !questions.All(q => q.IsPossible)) throw new ArgumentException("A question cannot be answered.", nameof(questions));
        return new Election(Protocol.Current, uuid, name, description, publicKey, questions, administrator, credentialAuthority, null);
    }

    /// <summary>A fresh identifier of 14 characters.</summary>
    public static string NewUuid(IRandomSource random) => Base58.Random(random, 14);

    /// <summary>Reads an election and verifies that its key is in its group.</summary>
    /// <exception cref="RefusedException">With the reason.</exception>
    public static Election Read(ReadOnlyMemory<byte> json) => JsonIn.Read(json, message =>
    {
        message.Only("version", "description", "name", "group", "public_key", "questions", "uuid", "administrator", "credential_authority");
        if (Protocol.Find(message["version"].Int()) is not { } protocol) throw new RefusedException(FindingKind.UnknownVersion);
        if (Group.Find(message["group"].String()) is not { } group) throw new RefusedException(FindingKind.UnknownGroup);
        var questions = message["questions"].List(q => q);
        var read = questions.Select((q, i) => RefusedException.At(Words.Question(i), () => Question.Read(q))).ToList();
        if (read.Count == 0) throw new RefusedException(FindingKind.ImpossibleQuestion);
        if (message["uuid"].String() is var uuid && !IsUuid(uuid)) throw JsonIn.Malformed;
        var key = RefusedException.At("clé de l’élection", () => group.Read(message["public_key"].String()));
        return new Election(protocol, uuid, message["name"].String(), message["description"].String(), key, read,
            message.OptionalString("administrator"), message.OptionalString("credential_authority"), json.ToArray());
    });

    private static bool IsUuid(string uuid) => uuid.Length >= 14 && uuid.All(Base58.Contains);

    private byte[] Write()
    {
        var json = new JsonOut();
        json.Object(() =>
        {
            json.Name("version").Number(Protocol.Version).Name("description").String(Description).Name("name").String(Name)
                .Name("group").String(Group.Name).Name("public_key").String(PublicKey.ToString())
                .Name("questions").Array(Questions, q => q.Write(json)).Name("uuid").String(Uuid);
            if (Administrator is not null) json.Name("administrator").String(Administrator);
            if (CredentialAuthority is not null) json.Name("credential_authority").String(CredentialAuthority);
        });
        return json.ToBytes();
    }
}
