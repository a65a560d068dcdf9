using System.Globalization;

namespace Maillage.Ballots.Archives;

/// <summary>Follows the chain of an archive: parents, heights, the order of types, and the data each event points to (specification §4.4).</summary>
internal sealed class BoardReader
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> data = [];
    private readonly HashSet<string> unused = [];
    private Board? board;
    private EventType? last;
    private string? parent;
    private int height;

    private BoardReader()
    {
    }

    /// <exception cref="RefusedException">With the reason.</exception>
    public static Board Read(Archive archive)
    {
        var reader = new BoardReader();
        foreach (var file in archive.Files) reader.Add(file);
        if (reader.board is null) throw new RefusedException(FindingKind.EventOutOfOrder, "ouverture");
        if (reader.unused.Count > 0) throw new RefusedException(FindingKind.UnusedData, reader.unused.First());
        return reader.board;
    }

    private void Add(ArchiveFile file)
    {
        var hash = file.Name[..file.Name.IndexOf('.', StringComparison.Ordinal)];
        if (file.Name.EndsWith(ArchiveFile.EventEnd, StringComparison.Ordinal))
        {
            RefusedException.At(string.Create(CultureInfo.InvariantCulture, $"événement {height}"), () => Follow(BoardEvent.Read(file.Content)));
            (parent, height) = (hash, height + 1);
            board!.Last = (hash, height - 1);
            if (last == EventType.EndBallots) board.Closing = hash;
        }
        else
        {
            data.Add(hash, file.Content);
            unused.Add(hash);
        }
    }

    private bool Follow(BoardEvent link)
    {
        if (link.Type is EventType.Shuffle or EventType.EndShuffles) throw new RefusedException(FindingKind.UnsupportedQuestion);
        if (link.Parent != parent || link.Height != height) throw new RefusedException(FindingKind.BrokenChain);
        if (!MayFollow(link.Type)) throw new RefusedException(FindingKind.EventOutOfOrder);
        last = link.Type;
        if (link.Type == EventType.EndBallots) return link.Payload is null ? true : throw new RefusedException(FindingKind.MalformedMessage);
        Take(link.Type, Data(link.Payload));
        return true;
    }

    private bool MayFollow(EventType type) => type switch
    {
        EventType.Setup => last is null,
        EventType.Ballot or EventType.EndBallots => last is EventType.Setup or EventType.Ballot,
        EventType.EncryptedTally => last is EventType.EndBallots,
        EventType.PartialDecryption => last is EventType.EncryptedTally or EventType.PartialDecryption,
        EventType.Result => last is EventType.PartialDecryption,
        _ => false,
    };

    private void Take(EventType type, ReadOnlyMemory<byte> payload)
    {
        switch (type)
        {
            case EventType.Setup:
                var setup = SetupData.Read(payload);
                board = new Board { Election = Data(setup.Election), Trustees = Data(setup.Trustees), Credentials = Data(setup.Credentials) };
                break;
            case EventType.Ballot:
                board!.Ballots.Add(payload);
                break;
            case EventType.EncryptedTally:
                board!.Size = SizedTally.Read(payload);
                board.Tally = Data(board.Size.Tally);
                break;
            case EventType.PartialDecryption:
                var owned = OwnedDecryption.Read(payload);
                board!.Decryptions.Add((owned.Owner, Data(owned.Decryption)));
                break;
            case EventType.Result:
                board!.Result = payload;
                break;
        }
    }

    private ReadOnlyMemory<byte> Data(string? hash)
    {
        if (hash is null || !data.TryGetValue(hash, out var found)) throw new RefusedException(FindingKind.MissingData);
        unused.Remove(hash);
        return found;
    }
}
