using System.Buffers.Binary;
using Maillage.Domain.Kernel;

namespace Maillage.Formats.Paper;

/// <summary>Width and height of a PNG picture, in pixels.</summary>
public readonly record struct PngSize(int Width, int Height)
{
    /// <summary>Above this a picture is not for a document: it would take hundreds of megabytes once unpacked.</summary>
    public const int Largest = 6000;

    /// <summary>Reads the header; null when the bytes are not a PNG or a side is zero or above <see cref="Largest"/>.</summary>
    public static PngSize? Read(ReadOnlySpan<byte> png)
    {
        if (png.Length < 33 || !Png.Is(png) || !png[12..].StartsWith("IHDR"u8)) return null;
        var width = BinaryPrimitives.ReadInt32BigEndian(png[16..]);
        var height = BinaryPrimitives.ReadInt32BigEndian(png[20..]);
        return width is > 0 and <= Largest && height is > 0 and <= Largest ? new PngSize(width, height) : null;
    }
}
