using System.IO.Compression;
using System.IO.Hashing;
using System.Security.Cryptography;
using Maillage.Domain.Kernel;

namespace Maillage.Modules.Takeover.Files;

/// <summary>A file of a zip, without its bytes.</summary>
/// <param name="Line">Its rank in the zip, from 1: the line by which it is told.</param>
/// <param name="Path">As the zip names it, folders included.</param>
/// <param name="MediaType">Null when it is neither a PDF nor a picture.</param>
/// <param name="Sha256">Of the bytes, in lower hexadecimal; null when there are more than are accepted.</param>
/// <param name="Damaged">Whether its bytes are not those that were put in.</param>
public sealed record ZippedFile(int Line, string Path, string? MediaType, string? Sha256, long Bytes, bool Damaged)
{
    /// <summary>Without its folders, of whichever system they are.</summary>
    public string Name => Path[(Path.LastIndexOfAny(['/', '\\']) + 1)..];
}

/// <summary>A zip of documents that someone sent: its files are opened one at a time, whatever it says of their sizes.</summary>
public static class DocumentZip
{
    /// <summary>Largest zip, in bytes.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    private const int MostFiles = 2_000;

    /// <summary>Most that all files may come to once opened, in bytes: a zip may hide a thousand times its size.</summary>
    private const long MostUnpacked = 200L * 1024 * 1024;

    /// <summary>The files of a zip, folders left out; refused when it is none, or holds too much.</summary>
    public static Result<IReadOnlyList<ZippedFile>> List(byte[] zip)
    {
        var (files, unpacked) = (new List<ZippedFile>(), 0L);
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostFiles) return Bad($"Le zip contient plus de {French.Number(MostFiles, 0, 0)} fichiers : coupez-le.");
            foreach (var (entry, line) in Files(archive))
            {
                using var stream = entry.Open();
                using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                var check = new Crc32();
                var (part, first, length) = (new byte[64 * 1024], (byte[]?)null, 0L);
                for (int count; (count = stream.ReadAtLeast(part, part.Length, throwOnEndOfStream: false)) > 0;)
                {
                    first ??= part[..Math.Min(count, 64)];
                    length += count;
                    if ((unpacked += count) > MostUnpacked) return Bad($"Les fichiers font plus de {MostUnpacked / 1_048_576} Mo une fois ouverts : coupez le zip.");
                    if (length > FileKind.MostBytes) break;
                    hash.AppendData(part, 0, count);
                    check.Append(part.AsSpan(0, count));
                }
                var whole = length <= FileKind.MostBytes;
                files.Add(new(line, entry.FullName, FileKind.TypeOf(first), whole ? Convert.ToHexStringLower(hash.GetHashAndReset()) : null, length, whole && check.GetCurrentHashAsUInt32() != entry.Crc32));
            }
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or ArgumentException)
        {
            return Bad("Ce fichier ne s’ouvre pas comme un zip : refaites-le, sans mot de passe.");
        }
        return files.Count > 0 ? files : Bad("Ce zip est vide : mettez-y les documents.");
    }

    /// <summary>The bytes of its files at these lines, one at a time; of a zip that <see cref="List"/> accepted.</summary>
    public static IEnumerable<(int Line, byte[] Bytes)> Open(byte[] zip, IReadOnlySet<int> lines)
    {
        using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
        foreach (var (entry, line) in Files(archive).Where(f => lines.Contains(f.Line)))
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            yield return (line, bytes.ToArray());
        }
    }

    public static Refusal TooLarge(long length) => new("takeover.zip", $"Le zip fait {French.Number(length / 1_048_576m, 1, 1)} Mo ; la limite est de {MostBytes / 1_048_576} Mo : coupez-le en plusieurs.", "File");

    private static IEnumerable<(ZipArchiveEntry Entry, int Line)> Files(ZipArchive archive) => archive.Entries.Where(e => e.Name.Length > 0).Select((e, i) => (e, i + 1));

    private static Refusal Bad(string message) => new("takeover.zip", message, "File");
}
