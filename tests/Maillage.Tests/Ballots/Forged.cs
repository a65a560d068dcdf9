using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Maillage.Ballots.Archives;

namespace Maillage.Tests.Ballots;

/// <summary>An archive opened by someone who holds the server: any part of it is changed, then hashes and chain are made anew.</summary>
internal sealed class Forged
{
    private static readonly JsonSerializerOptions AsIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Election { get; set; }
    public string Trustees { get; set; }
    public string Credentials { get; set; }
    public List<string> Ballots { get; }
    public bool IsClosed { get; set; }
    public int? Counted { get; set; }
    public string Tally { get; set; }
    public List<(int Owner, string Json)> Decryptions { get; }
    public string? Result { get; set; }

    public Forged(byte[] archive)
    {
        var board = BoardReader.Read(Archive.Read(archive));
        (Election, Trustees, Credentials) = (Text(board.Election), Text(board.Trustees), Text(board.Credentials));
        Ballots = [.. board.Ballots.Select(Text)];
        (IsClosed, Counted, Tally) = (board.Closing is not null, board.Size?.Ballots, Text(board.Tally));
        Decryptions = [.. board.Decryptions.Select(d => (d.Owner, Text(d.Json)))];
        Result = board.Result is { } result ? Text(result) : null;
    }

    /// <summary>A message with one part of it changed.</summary>
    public static string Edit(string json, Action<JsonNode> edit)
    {
        var node = JsonNode.Parse(json)!;
        edit(node);
        return node.ToJsonString(AsIs);
    }

    /// <summary>A number of a message with one digit changed.</summary>
    public static void NextDigit(JsonNode parent, object place)
    {
        var text = (string)(place is string name ? parent[name] : parent[(int)place])!;
        var changed = text[..^1] + (char)(text[^1] == '9' ? '0' : text[^1] + 1);
        if (place is string field) parent[field] = changed;
        else parent[(int)place] = changed;
    }

    /// <summary>The whole archive, sealed as if nothing had happened.</summary>
    public byte[] Seal()
    {
        using var stream = new MemoryStream();
        var archive = ArchiveWriter.Open(stream, 1_795_717_880);
        var known = new Dictionary<string, string>();
        archive.AddEvent(EventType.Setup, Data(Text(new SetupData(Data(Election), Data(Trustees), Data(Credentials)).ToJson())));
        foreach (var ballot in Ballots) archive.AddEvent(EventType.Ballot, Data(ballot));
        if (IsClosed) archive.AddEvent(EventType.EndBallots);
        if (Counted is { } counted) archive.AddEvent(EventType.EncryptedTally, Data(Text(new SizedTally(counted, counted, Data(Tally)).ToJson())));
        foreach (var (owner, json) in Decryptions) archive.AddEvent(EventType.PartialDecryption, Data(Text(new OwnedDecryption(owner, Data(json)).ToJson())));
        if (Result is not null) archive.AddEvent(EventType.Result, Data(Result));
        return stream.ToArray();

        string Data(string content) => known.TryGetValue(content, out var hash) ? hash : known[content] = archive.AddData(Encoding.UTF8.GetBytes(content));
    }

    private static string Text(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetString(json.Span);
}
