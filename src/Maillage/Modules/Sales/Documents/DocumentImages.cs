using Maillage.Domain.Cooperative;
using Maillage.Domain.Sales.Documents;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Documents;

/// <summary>The pictures that documents name by their content: the logos activities have had, and those of the dated identities of entities.</summary>
public sealed class DocumentImages(Db db)
{
    /// <summary>Finds the pictures of a document.</summary>
    public Task<Func<string, byte[]?>> Of(DocumentSnapshot snapshot) => Of(snapshot.Images);

    /// <summary>Finds pictures by their keys.</summary>
    public async Task<Func<string, byte[]?>> Of(IEnumerable<string> named)
    {
        var keys = named.ToList();
        if (keys.Count == 0) return FrozenImages.None;
        var pngs = await db.Set<DocumentFile>().AsNoTracking().Where(f => keys.Contains(f.Sha256)).Select(f => f.Bytes).ToListAsync();
        if (pngs.Count < keys.Count) pngs.AddRange(await db.Set<LegalIdentity>().AsNoTracking().Where(i => i.LogoPng != null).Select(i => i.LogoPng!).ToListAsync());
        return FrozenImages.Among(pngs);
    }
}
