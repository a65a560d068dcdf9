using System.Text;
using Maillage.Ballots.Messages;

namespace Maillage.Ballots.Archives;

/// <summary>The files of an archive in their order, each named after the hash of its content.</summary>
internal sealed class Archive
{
    private Archive(ArchiveHeader header, IReadOnlyList<ArchiveFile> files) => (Header, Files) = (header, files);

    public ArchiveHeader Header { get; }

    /// <summary>Data and events, without the first file.</summary>
    public IReadOnlyList<ArchiveFile> Files { get; }

    /// <summary>Reads an archive. Not one byte of it is free: headers, and what fills the blocks, are admitted in one form only.</summary>
    /// <exception cref="RefusedException">With the reason.</exception>
    public static Archive Read(ReadOnlyMemory<byte> bytes)
    {
        var files = new List<ArchiveFile>();
        ArchiveHeader? header = null;
        var (at, names) = (0, new HashSet<string>());
        while (at < bytes.Length)
        {
            var file = ReadFile(bytes, at);
            header ??= file.Name == ArchiveHeader.Name ? ArchiveHeader.Read(file.Content) : throw new RefusedException(FindingKind.MalformedArchive);
            var written = file.ToBytes(header.Timestamp);
            if (at + written.Length > bytes.Length || !bytes.Span.Slice(at, written.Length).SequenceEqual(written)) throw new RefusedException(FindingKind.MalformedArchive, file.Name);
            if (at > 0)
            {
                if (!IsNamedRight(file)) throw new RefusedException(FindingKind.WrongHash, file.Name);
                files.Add(names.Add(file.Name) ? file : throw new RefusedException(FindingKind.RepeatedData, file.Name));
            }
            at += written.Length;
        }
        return header is null ? throw new RefusedException(FindingKind.MalformedArchive) : new Archive(header, files);
    }

    /// <summary>
    /// Where the last whole event ends: what follows was being written when the program stopped. 0 when there is none. Only an end can be torn: a wrong file
    /// before it is for <see cref="Read"/> to refuse.
    /// </summary>
    public static int EndOfLastEvent(ReadOnlyMemory<byte> bytes)
    {
        var (at, end, before) = (0, 0, 0);
        ArchiveFile? last = null;
        try
        {
            while (at < bytes.Length)
            {
                var file = ReadFile(bytes, at);
                at += file.ToBytes(0).Length;
                if (at <= bytes.Length && file.Name.EndsWith(ArchiveFile.EventEnd, StringComparison.Ordinal)) (before, end, last) = (end, at, file);
            }
        }
        catch (RefusedException)
        {
            // No whole file begins here.
        }
        return last is null || IsNamedRight(last) ? end : before;
    }

    private static ArchiveFile ReadFile(ReadOnlyMemory<byte> bytes, int at)
    {
        if (bytes.Length - at < ArchiveFile.Block) throw new RefusedException(FindingKind.MalformedArchive);
        var header = bytes.Slice(at, ArchiveFile.Block).Span;
        var name = Encoding.Latin1.GetString(header[..100]).TrimEnd('\0');
        var length = 0L;
        foreach (var digit in header.Slice(124, 11)) length = digit is >= (byte)'0' and <= (byte)'7' ? 8 * length + (digit - '0') : throw new RefusedException(FindingKind.MalformedArchive, name);
        if (length > bytes.Length - at - ArchiveFile.Block) throw new RefusedException(FindingKind.MalformedArchive, name);
        return new ArchiveFile(name, bytes.Slice(at + ArchiveFile.Block, (int)length));
    }

    private static bool IsNamedRight(ArchiveFile file)
    {
        var end = file.Name.EndsWith(ArchiveFile.EventEnd, StringComparison.Ordinal) ? ArchiveFile.EventEnd : ArchiveFile.DataEnd;
        return file.Name == Hashes.Name(file.Content.Span) + end;
    }
}
