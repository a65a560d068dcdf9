using Maillage.Ballots.Messages;

namespace Maillage.Ballots.Archives;

/// <summary>Appends to an archive: data, then the event that points to them, written in one piece with it. What is written never changes.</summary>
internal sealed class ArchiveWriter
{
    private readonly Stream stream;
    private readonly long timestamp;
    private readonly MemoryStream waiting = new();
    private string? parent;
    private int height;

    private ArchiveWriter(Stream stream, long timestamp) => (this.stream, this.timestamp) = (stream, timestamp);

    /// <summary>Begins an archive.</summary>
    public static ArchiveWriter Open(Stream stream, long timestamp)
    {
        var writer = new ArchiveWriter(stream, timestamp);
        writer.Write(new ArchiveFile(ArchiveHeader.Name, new ArchiveHeader(timestamp).ToJson()));
        return writer;
    }

    /// <summary>Goes on after the last event of an archive.</summary>
    public static ArchiveWriter Resume(Stream stream, Archive archive, Board board)
    {
        stream.Seek(0, SeekOrigin.End);
        return new ArchiveWriter(stream, archive.Header.Timestamp) { parent = board.Last.Hash, height = board.Last.Height + 1 };
    }

    /// <returns>The hash of the data.</returns>
    public string AddData(ReadOnlyMemory<byte> content)
    {
        var hash = Hashes.Name(content.Span);
        Write(new ArchiveFile(hash + ArchiveFile.DataEnd, content));
        return hash;
    }

    /// <returns>The hash of the event.</returns>
    public string AddEvent(EventType type, string? payload = null)
    {
        var content = new BoardEvent(parent, height, type, payload).ToJson();
        (parent, height) = (Hashes.Name(content), height + 1);
        Write(new ArchiveFile(parent + ArchiveFile.EventEnd, content));
        stream.Write(waiting.GetBuffer(), 0, (int)waiting.Length);
        waiting.SetLength(0);
        // Whoever is told that a ballot is in must find it there after a power cut.
        if (stream is FileStream file) file.Flush(flushToDisk: true);
        else stream.Flush();
        return parent;
    }

    private void Write(ArchiveFile file) => waiting.Write(file.ToBytes(timestamp));
}
