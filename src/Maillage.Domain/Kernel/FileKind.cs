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

    private static readonly string[] Endings = ["pdf", "png", "jpg", "jpeg", "jpe", "jfif", "gif", "webp", "heic", "bmp", "tif", "tiff", "svg", "htm", "html", "xml", "js", "exe", "zip", "doc", "docx", "xls", "xlsx", "odt", "ods", "txt", "csv"];

    /// <summary>Why a file is not what its name says; null when it is, or when its name says nothing.</summary>
    /// <param name="mediaType">As <see cref="TypeOf"/> gives it.</param>
    public static Refusal? Contradiction(string typed, string mediaType, string field)
    {
        var ending = typed[(typed.LastIndexOf('.') + 1)..].ToLowerInvariant();
        string[] own = mediaType switch { "application/pdf" => ["pdf"], "image/png" => ["png"], _ => ["jpg", "jpeg", "jpe", "jfif"] };
        return !typed.Contains('.') || own.Contains(ending) || !Endings.Contains(ending) ? null
            : new("file.contradiction", $"Ce fichier se dit « .{ending} », mais il contient {Word(mediaType)} : vérifiez-le, puis donnez-lui son vrai nom.", field);
    }

    private static string Word(string mediaType) => mediaType switch { "application/pdf" => "un PDF", "image/png" => "une image PNG", _ => "une image JPEG" };

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
