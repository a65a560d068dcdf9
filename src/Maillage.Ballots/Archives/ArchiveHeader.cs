using System.Globalization;
using Maillage.Ballots.Messages;

namespace Maillage.Ballots.Archives;

/// <summary>The first file of an archive (specification §4.4).</summary>
/// <param name="Timestamp">When the archive was opened, in seconds since 1970. Nothing proves it.</param>
internal sealed record ArchiveHeader(long Timestamp)
{
    public const string Name = "BELENIOS";
    private const int Version = 1;

    /// <summary>Above this a date does not fit in the eleven octal digits of a file's header.</summary>
    private const long Latest = (1L << 33) - 1;

    public static ArchiveHeader Read(ReadOnlyMemory<byte> json) => JsonIn.Read(json, message =>
    {
        message.Only("version", "timestamp");
        if (message["version"].Int() != Version) throw new RefusedException(FindingKind.UnknownVersion);
        var text = message["timestamp"].String();
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= Latest ? new ArchiveHeader(seconds) : throw JsonIn.Malformed;
    });

    public byte[] ToJson()
    {
        var json = new JsonOut();
        json.Object(() => json.Name("version").Number(Version).Name("timestamp").String(Timestamp.ToString(CultureInfo.InvariantCulture)));
        return json.ToBytes();
    }
}
