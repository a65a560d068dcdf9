using System.Globalization;

namespace Maillage.Domain.Kernel;

/// <summary>Files that people join to records: what they may be, and a safe name for them.</summary>
public static class FileKind
{
    public const int MostBytes = 5 * 1024 * 1024;
    public const int LongestName = 120;

    /// <summary>What a file is, by its first bytes whatever its name; null when it is of no accepted kind.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF-"u8) ? "application/pdf"
        : Png.Is(bytes) ? "image/png"
        : bytes.StartsWith<byte>([0xff, 0xd8, 0xff]) ? "image/jpeg" : null;

    /// <summary>A name fit for a file on any system: no path, no control or reserved character, its ending that of its kind.</summary>
    public static string NameOf(string typed, string mediaType)
    {
        var ending = mediaType switch { "application/pdf" => ".pdf", "image/png" => ".png", _ => ".jpg" };
        var last = typed[(typed.LastIndexOfAny(['/', '\\']) + 1)..];
        var stem = last.LastIndexOf('.') is > 0 and var dot ? last[..dot] : last;
        stem = new string([.. stem.Where(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate) && !"<>:\"|?*".Contains(c))]).Trim(' ', '.');
        if (stem.Length == 0) stem = "piece";
        return stem[..Math.Min(stem.Length, LongestName - ending.Length)] + ending;
    }
}
