using System.Buffers.Binary;
using System.Security.Cryptography;
using Maillage.Ballots.Arithmetic;

namespace Maillage.Tests.Ballots;

/// <summary>A stream of bytes that a number decides: SHA-256 of the number and a counter.</summary>
internal sealed class FixedRandom(long seed) : IRandomSource
{
    private long counter;

    public void Fill(Span<byte> bytes)
    {
        Span<byte> input = stackalloc byte[16];
        Span<byte> block = stackalloc byte[32];
        BinaryPrimitives.WriteInt64LittleEndian(input, seed);
        for (; bytes.Length > 0; bytes = bytes[Math.Min(bytes.Length, block.Length)..])
        {
            BinaryPrimitives.WriteInt64LittleEndian(input[8..], counter++);
            SHA256.HashData(input, block);
            block[..Math.Min(bytes.Length, block.Length)].CopyTo(bytes);
        }
    }

    /// <summary>A small number below a bound.</summary>
    public int Below(int bound)
    {
        Span<byte> drawn = stackalloc byte[4];
        Fill(drawn);
        return (int)(BinaryPrimitives.ReadUInt32LittleEndian(drawn) % (uint)bound);
    }
}
