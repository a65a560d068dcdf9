using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Documents;

/// <summary>A picture or an attached file that documents name by its content: it never changes under them.</summary>
public sealed class DocumentFile : IOwned
{
    public CooperativeId CooperativeId { get; init; }
    /// <summary>Of the bytes, in lower hexadecimal.</summary>
    public string Sha256 { get; init; } = "";
    public byte[] Bytes { get; init; } = [];
    public DateTime AddedAt { get; init; }
}

/// <summary>Keeps the files that documents name.</summary>
public sealed class DocumentFiles(Db db, Clock clock)
{
    /// <summary>Keeps a file once, within the transaction of the caller, and gives its key.</summary>
    public async Task<string> Keep(byte[] bytes)
    {
        var key = FrozenImages.Key(bytes)!;
        await db.Lock($"document-file:{key}");
        if (!await db.Set<DocumentFile>().AnyAsync(f => f.Sha256 == key))
            db.Add(new DocumentFile { CooperativeId = db.Cooperative, Sha256 = key, Bytes = bytes, AddedAt = clock.Now });
        return key;
    }

    /// <summary>The file; null when none is kept under this key.</summary>
    public Task<byte[]?> Find(string sha256) => db.Set<DocumentFile>().AsNoTracking().Where(f => f.Sha256 == sha256).Select(f => f.Bytes).SingleOrDefaultAsync();
}
