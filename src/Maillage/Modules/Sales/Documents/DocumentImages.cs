using Maillage.Domain.Cooperative;
using Maillage.Domain.Sales.Documents;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Documents;

/// <summary>The pictures that issued documents name by their content.</summary>
public sealed class DocumentImages(Db db)
{
    /// <summary>Finds the pictures of a document, among the logos that the entities have had.</summary>
    public Task<Func<string, byte[]?>> Of(DocumentSnapshot snapshot) => Of(snapshot.Images);

    /// <summary>Finds pictures by their keys.</summary>
    public async Task<Func<string, byte[]?>> Of(IEnumerable<string> keys)
    {
        if (!keys.Any()) return FrozenImages.None;
        return FrozenImages.Among(await db.Set<LegalIdentity>().AsNoTracking().Where(i => i.LogoPng != null).Select(i => i.LogoPng!).ToListAsync());
    }
}
