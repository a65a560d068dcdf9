using Maillage.Domain.Contribution;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Contribution.Scales;

/// <summary>The scales in force over time; read once a request.</summary>
public sealed class ScaleBook(Db db)
{
    private ScaleHistory? history;

    public async Task<ScaleHistory> History() => history ??= new ScaleHistory(await db.Set<AdoptedScale>().AsNoTracking().ToListAsync());

    internal void Forget() => history = null;
}
