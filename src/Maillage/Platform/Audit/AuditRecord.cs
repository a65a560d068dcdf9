using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Maillage.Domain.Kernel;

namespace Maillage.Platform.Audit;

/// <summary>
/// One act that wrote something, or read something sensitive: who, when, doing what, chained to the act before by its hash. What changed is in an
/// <see cref="AuditPayload"/>, of which the chain holds only a salted hash: a payload may be erased and the chain still verifies.
/// </summary>
public sealed class AuditRecord : IOwned
{
    /// <summary>Bytes of a SHA-256.</summary>
    public const int HashSize = 32;

    /// <summary>Longest <see cref="Act"/>, in characters.</summary>
    public const int MostAct = 200;

    private static readonly byte[] Format = "maillage-audit-1\n"u8.ToArray();

    private AuditRecord() { }

    /// <param name="before">Hash of the act before; <see cref="HashSize"/> zeros for the first.</param>
    public AuditRecord(CooperativeId cooperative, long number, DateTime at, long? account, long? behind, string act, byte[] payloadHash, byte[] before)
    {
        (CooperativeId, Number, At, AccountId, BehindId, Act, PayloadHash) = (cooperative, number, at, account, behind, act.Length > MostAct ? act[..MostAct] : act, payloadHash);
        Hash = HashAfter(before);
    }

    public CooperativeId CooperativeId { get; private set; }
    /// <summary>From 1, without gap.</summary>
    public long Number { get; private set; }
    public DateTime At { get; private set; }
    /// <summary>The account that acted; null for the program itself.</summary>
    public long? AccountId { get; private set; }
    /// <summary>Who looked through the eyes of that account; null when nobody did.</summary>
    public long? BehindId { get; private set; }
    /// <summary>The address and verb, the job or the command.</summary>
    public string Act { get; private set; } = "";
    public byte[] PayloadHash { get; private set; } = [];
    public byte[] Hash { get; private set; } = [];

    /// <summary>What <see cref="Hash"/> has to be after a given one.</summary>
    public byte[] HashAfter(byte[] before)
    {
        var numbers = new byte[4 + 4 * 8];
        BinaryPrimitives.WriteInt32BigEndian(numbers, CooperativeId.Value);
        BinaryPrimitives.WriteInt64BigEndian(numbers.AsSpan(4), Number);
        BinaryPrimitives.WriteInt64BigEndian(numbers.AsSpan(12), At.Ticks);
        BinaryPrimitives.WriteInt64BigEndian(numbers.AsSpan(20), AccountId ?? 0);
        BinaryPrimitives.WriteInt64BigEndian(numbers.AsSpan(28), BehindId ?? 0);
        return SHA256.HashData([.. Format, .. before, .. numbers, .. PayloadHash, .. Encoding.UTF8.GetBytes(Act)]);
    }
}

/// <summary>What an act changed. It may be erased when the law asks for it.</summary>
public sealed class AuditPayload : IOwned
{
    /// <summary>Bytes of a salt.</summary>
    public const int SaltSize = 16;

    private AuditPayload() { }

    public AuditPayload(CooperativeId cooperative, long number, byte[] salt, string text) => (CooperativeId, Number, Salt, Text) = (cooperative, number, salt, text);

    public CooperativeId CooperativeId { get; private set; }
    public long Number { get; private set; }
    /// <summary>Keeps an erased payload from being guessed from its hash.</summary>
    public byte[] Salt { get; private set; } = [];
    /// <summary>A JSON list of <see cref="AuditChange"/>.</summary>
    public string Text { get; private set; } = "";

    public byte[] Hash => SHA256.HashData([.. Salt, .. Encoding.UTF8.GetBytes(Text)]);
}

/// <summary>A record that an act touched: where its history is found.</summary>
public sealed class AuditSubject : IOwned
{
    private AuditSubject() { }

    public AuditSubject(CooperativeId cooperative, long number, string kind, long recordId) => (CooperativeId, Number, Kind, RecordId) = (cooperative, number, kind, recordId);

    public CooperativeId CooperativeId { get; private set; }
    public long Number { get; private set; }
    /// <summary>Name of its type in the code: <c>Invoice</c>.</summary>
    public string Kind { get; private set; } = "";
    public long RecordId { get; private set; }
}
