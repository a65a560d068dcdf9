using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Cooperative.Entities;

/// <summary>The logo of one dated identity, as it was sent.</summary>
public static class EntityLogo
{
    public static async Task<IResult> Get(long id, long identity, Db db)
    {
        var (entity, dated) = (new Id<LegalEntity>(id), new Id<LegalIdentity>(identity));
        var logo = await db.Set<LegalIdentity>().Where(i => i.EntityId == entity && i.Id == dated).Select(i => i.LogoPng).SingleOrDefaultAsync();
        return logo is null ? Results.NotFound() : Results.Bytes(logo, "image/png");
    }
}
