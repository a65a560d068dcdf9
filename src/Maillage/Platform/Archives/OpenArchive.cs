using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Maillage.Platform.Archives;

/// <summary>
/// A zip that is written as it goes and kept nowhere on the way. It remembers the size and the SHA-256 of each of its files, and ends with them:
/// <c>manifest.json</c>, and <c>SHA256SUMS</c> that <c>sha256sum -c</c> reads.
/// </summary>
public sealed class OpenArchive(Stream to) : IAsyncDisposable
{
    public const string ManifestName = "manifest.json";
    public const string SumsName = "SHA256SUMS";

    /// <summary>How JSON is written for people and programs outside.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ZipArchive zip = new(to, ZipArchiveMode.Create, leaveOpen: true);
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ArchiveMember> members = [];

    /// <summary>Writes one to a file that is gone once closed, and gives it from its beginning.</summary>
    public static async Task<Stream> InPassingFile(Func<OpenArchive, Task> write)
    {
        var file = OwnFile.Passing();
        try
        {
            await using (var archive = new OpenArchive(file)) await write(archive);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>What was added so far.</summary>
    public IReadOnlyList<ArchiveMember> Members => members;

    public Task Add(string path, string text) => Add(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Adds something as indented JSON.</summary>
    public Task AddJson<T>(string path, T value) => Add(path, JsonSerializer.SerializeToUtf8Bytes(value, Json));

    public Task Add(string path, byte[] bytes) => Add(path, async stream =>
    {
        await stream.WriteAsync(bytes);
        return null;
    });

    /// <summary>Adds a file; a name that is taken gets a number.</summary>
    /// <param name="write">Says how many rows it wrote, of a table.</param>
    public async Task Add(string path, Func<Stream, Task<long?>> write)
    {
        var name = Free(path);
        await using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        await using var summed = new SummedStream(entry);
        var rows = await write(summed);
        members.Add(new(name, summed.Count, summed.Sha256, rows));
    }

    /// <summary>Adds the manifest and the sums: nothing is added after.</summary>
    /// <param name="manifest">Made of the files there are.</param>
    public async Task End(Func<IReadOnlyList<ArchiveMember>, object> manifest)
    {
        await AddJson(ManifestName, manifest([.. members]));
        await Add(SumsName, string.Concat(members.Select(m => $"{m.Sha256}  {m.Path}\n")));
    }

    public ValueTask DisposeAsync() => zip.DisposeAsync();

    private string Free(string path)
    {
        var (stem, ending) = (path[..^Path.GetExtension(path).Length], Path.GetExtension(path));
        var name = path;
        for (var i = 2; !names.Add(name); i++) name = $"{stem}-{i}{ending}";
        return name;
    }
}
