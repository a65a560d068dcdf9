using Maillage.Ballots.Messages;

namespace Maillage.Ballots.Archives;

/// <summary>What happens to an election (specification §4.4).</summary>
internal enum EventType
{
    Setup,
    Ballot,
    EndBallots,
    EncryptedTally,
    Shuffle,
    EndShuffles,
    PartialDecryption,
    Result,
}

/// <summary>A link of the chain.</summary>
/// <param name="Parent">Hash of the event before it; null for the first.</param>
/// <param name="Height">0 for the first, then one more each time.</param>
/// <param name="Payload">Hash of the data it is about; null when its type has none.</param>
internal sealed record BoardEvent(string? Parent, int Height, EventType Type, string? Payload)
{
    public static BoardEvent Read(ReadOnlyMemory<byte> json) => JsonIn.Read(json, message =>
    {
        message.Only("parent", "height", "type", "payload");
        // Enum.TryParse also takes numbers and other cases.
        var word = message["type"].String();
        var type = Enum.TryParse<EventType>(word, out var parsed) && parsed.ToString() == word ? parsed : throw JsonIn.Malformed;
        return new BoardEvent(message.OptionalString("parent"), message["height"].Int(), type, message.OptionalString("payload"));
    });

    public byte[] ToJson()
    {
        var json = new JsonOut();
        json.Object(() =>
        {
            if (Parent is not null) json.Name("parent").String(Parent);
            json.Name("height").Number(Height).Name("type").String(Type.ToString());
            if (Payload is not null) json.Name("payload").String(Payload);
        });
        return json.ToBytes();
    }
}
