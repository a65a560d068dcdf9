using System.Security.Cryptography;
using Maillage.Domain.Kernel;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Platform;

/// <summary>A picture or an attached file that documents and conventions name by its content: it never changes under them.</summary>
public sealed class DocumentFile : IOwned
{
    public CooperativeId CooperativeId { get; init; }
    /// <summary>Of the bytes, in lower hexadecimal.</summary>
    public string Sha256 { get; init; } = "";
    public byte[] Bytes { get; init; } = [];
    public DateTime AddedAt { get; init; }
}

/// <summary>Keeps the files that records name.</summary>
public sealed class DocumentFiles(Db db, Clock clock, Settings settings)
{
    /// <summary>Keeps a file that someone sent, within the transaction of the caller, when it is what its name says and there is room for it.</summary>
    /// <param name="name">As it was sent.</param>
    /// <param name="bytes">Of a kind that <see cref="FileKind"/> knows.</param>
    /// <param name="field">Of the form, beside which a refusal is shown.</param>
    public async Task<Result<string>> Receive(string name, byte[] bytes, string field)
    {
        if (FileKind.TypeOf(bytes) is { } type && Refuses(name, type, bytes.Length, field) is { } refused) return refused;
        // Two files at once do not share the last room.
        await db.Lock("document-files");
        var key = Key(bytes);
        if (!await db.Set<DocumentFile>().AnyAsync(f => f.Sha256 == key) && await Taken() + bytes.Length > settings.Files.All)
            return new Refusal("file.room", "Il n’y a plus de place pour les fichiers de la coopérative. Demandez à qui administre Maillage d’en donner plus.", field);
        return await Keep(bytes);
    }

    /// <summary>Why a file is not kept, wherever there is room; null when it may be.</summary>
    /// <param name="type">As <see cref="FileKind.TypeOf"/> gives it.</param>
    public Refusal? Refuses(string name, string type, long bytes, string field) =>
        FileKind.Contradiction(name, type, field) ?? (bytes <= settings.Files.Each ? null
            : new Refusal("file.size", $"Ce fichier dépasse {settings.Files.Each / FileLimits.Megabyte} Mo, la limite réglée ici : réduisez-le, puis recommencez.", field));

    /// <summary>Whether files that would be kept all fit; one that is kept already takes no room.</summary>
    /// <param name="sizes">Bytes of each, by its key.</param>
    public async Task<bool> HasRoomFor(IReadOnlyDictionary<string, long> sizes)
    {
        var more = sizes.Values.Sum();
        foreach (var part in sizes.Keys.Chunk(200)) more -= (await db.Set<DocumentFile>().Where(f => part.Contains(f.Sha256)).Select(f => f.Sha256).ToListAsync()).Sum(k => sizes[k]);
        return more <= 0 || await Taken() + more <= settings.Files.All;
    }

    /// <summary>Bytes that the files of the cooperative take.</summary>
    public async Task<long> Taken() => await db.Set<DocumentFile>().SumAsync(f => (long)f.Bytes.Length);

    /// <summary>Keeps a file once, within the transaction of the caller, and gives its key.</summary>
    public async Task<string> Keep(byte[] bytes)
    {
        var key = Key(bytes);
        await db.Lock($"document-file:{key}");
        if (!await db.Set<DocumentFile>().AnyAsync(f => f.Sha256 == key))
            db.Add(new DocumentFile { CooperativeId = db.Cooperative, Sha256 = key, Bytes = bytes, AddedAt = clock.Now });
        return key;
    }

    /// <summary>The file; null when none is kept under this key.</summary>
    public Task<byte[]?> Find(string sha256) => db.Set<DocumentFile>().AsNoTracking().Where(f => f.Sha256 == sha256).Select(f => f.Bytes).SingleOrDefaultAsync();

    /// <summary>SHA-256 in lower hexadecimal.</summary>
    public static string Key(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

internal sealed class DocumentFileMapping : IEntityTypeConfiguration<DocumentFile>
{
    public void Configure(EntityTypeBuilder<DocumentFile> row)
    {
        row.ToTable("DocumentFiles").HasKey(f => new { f.CooperativeId, f.Sha256 });
        row.Property(f => f.Sha256).HasMaxLength(64);
    }
}
