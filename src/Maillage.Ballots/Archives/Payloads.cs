using Maillage.Ballots.Messages;

namespace Maillage.Ballots.Archives;

/// <summary>Payload of <c>Setup</c>: hashes of the election, its trustees and its credentials (specification §4.10).</summary>
internal sealed record SetupData(string Election, string Trustees, string Credentials)
{
    public static SetupData Read(ReadOnlyMemory<byte> json) => JsonIn.Read(json, message =>
    {
        message.Only("election", "trustees", "credentials");
        return new SetupData(message["election"].String(), message["trustees"].String(), message["credentials"].String());
    });

    public byte[] ToJson()
    {
        var json = new JsonOut();
        json.Object(() => json.Name("election").String(Election).Name("trustees").String(Trustees).Name("credentials").String(Credentials));
        return json.ToBytes();
    }
}

/// <summary>Payload of <c>EncryptedTally</c>: how many ballots, how many voices, and the hash of the tally (§4.16).</summary>
internal sealed record SizedTally(int Ballots, int Weight, string Tally)
{
    public static SizedTally Read(ReadOnlyMemory<byte> json) => JsonIn.Read(json, message =>
    {
        message.Only("num_tallied", "total_weight", "encrypted_tally");
        return new SizedTally(message["num_tallied"].Int(), message["total_weight"].Int(), message["encrypted_tally"].String());
    });

    public byte[] ToJson()
    {
        var json = new JsonOut();
        json.Object(() => json.Name("num_tallied").Number(Ballots).Name("total_weight").Number(Weight).Name("encrypted_tally").String(Tally));
        return json.ToBytes();
    }
}

/// <summary>Payload of <c>PartialDecryption</c>: the trustee's number and the hash of the decryption (§4.18).</summary>
internal sealed record OwnedDecryption(int Owner, string Decryption)
{
    public static OwnedDecryption Read(ReadOnlyMemory<byte> json) => JsonIn.Read(json, message =>
    {
        message.Only("owner", "payload");
        return new OwnedDecryption(message["owner"].Int(), message["payload"].String());
    });

    public byte[] ToJson()
    {
        var json = new JsonOut();
        json.Object(() => json.Name("owner").Number(Owner).Name("payload").String(Decryption));
        return json.ToBytes();
    }
}
