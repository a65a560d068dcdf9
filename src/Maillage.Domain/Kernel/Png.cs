namespace Maillage.Domain.Kernel;

/// <summary>A PNG picture, known by its first bytes whatever its name (ISO/IEC 15948, §5.2).</summary>
public static class Png
{
    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
}
