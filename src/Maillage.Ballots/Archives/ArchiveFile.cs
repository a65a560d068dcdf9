using System.Text;

namespace Maillage.Ballots.Archives;

/// <summary>A file of an archive: its name and content.</summary>
internal sealed record ArchiveFile(string Name, ReadOnlyMemory<byte> Content)
{
    public const string DataEnd = ".data.json";
    public const string EventEnd = ".event.json";

    /// <summary>Size of a block of the archive, in bytes.</summary>
    public const int Block = 512;

    /// <summary>The file and what fills its last block, behind its header.</summary>
    /// <param name="timestamp">Seconds since 1970: of the opening of the archive, the same for every file.</param>
    public byte[] ToBytes(long timestamp)
    {
        var bytes = new byte[Block + (Content.Length + Block - 1) / Block * Block];
        Header(Name, Content.Length, timestamp).CopyTo(bytes, 0);
        Content.CopyTo(bytes.AsMemory(Block));
        return bytes;
    }

    /// <summary>The header of an old tar file, the one form that the archive admits (§4.4): owner 0, read by all, plain file.</summary>
    public static byte[] Header(string name, int length, long timestamp)
    {
        var header = new byte[Block];
        Put(0, name);
        Put(100, "0000644");
        Put(108, "0000000");
        Put(116, "0000000");
        Put(124, Octal(length, 11));
        Put(136, Octal(timestamp, 11));
        Put(148, "        ");
        Put(156, "0");
        Put(148, Octal(header.Sum(b => b), 6) + "\0 ");
        return header;

        void Put(int at, string field) => Encoding.ASCII.GetBytes(field, header.AsSpan(at));
    }

    private static string Octal(long value, int digits) => Convert.ToString(value, 8).PadLeft(digits, '0');
}
