using System.Buffers.Binary;
using System.IO.Compression;

namespace Maillage.Tests.Formats;

/// <summary>A picture to print.</summary>
public static class SamplePng
{
    /// <summary>A dark disc on a clear ground.</summary>
    public static byte[] Disc(int side)
    {
        using var pixels = new MemoryStream();
        using (var packed = new ZLibStream(pixels, CompressionLevel.Optimal, leaveOpen: true))
            for (var y = 0; y < side; y++)
            {
                packed.WriteByte(0);
                for (var x = 0; x < side; x++)
                {
                    var (dx, dy) = (2 * x + 1 - side, 2 * y + 1 - side);
                    packed.Write([14, 90, 90, dx * dx + dy * dy < side * side ? (byte)255 : (byte)0]);
                }
            }
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), side);
        (header[8], header[9]) = (8, 6);
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, pixels.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> kind, byte[] data)
    {
        byte[] named = [.. kind, .. data];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Checksum(named));
        return [.. length, .. named, .. sum];
    }

    // CRC-32 of ISO 3309, as the format of PNG asks.
    private static uint Checksum(byte[] data)
    {
        var sum = uint.MaxValue;
        foreach (var b in data)
        {
            sum ^= b;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xedb88320u : sum >> 1;
        }
        return ~sum;
    }
}
