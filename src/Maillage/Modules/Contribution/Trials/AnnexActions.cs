using Maillage.Domain.Contribution;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Contribution.Trials;

/// <summary>Keeps trials for assemblies: by who reads every contribution, since everyone then reads the totals.</summary>
public sealed class AnnexActions(Db db, Access access, Clock clock, Current current)
{
    public Task<Result<ScaleAnnex>> Keep(Id<ScaleAnnex> id, string title, ScaleTrial trial) => db.Write<ScaleAnnex>(async () =>
    {
        if (await access.Need(ContributionModule.Read, Resource.Cooperative) is { Refusal: { } refusal }) return refusal;
        await db.Lock($"scale-annex:{id}");
        if (await db.Set<ScaleAnnex>().SingleOrDefaultAsync(a => a.Id == id) is { } same) return same;
        if (string.IsNullOrWhiteSpace(title)) return new Refusal("contribution.annex.title", "Donnez un titre, par exemple « Annexe 3 de l’assemblée du 12 juin 2027 ».", "Title");
        if (title.Trim().Length > ScaleAnnex.LongestTitle) return new Refusal("contribution.annex.title", $"Ce titre est trop long : {ScaleAnnex.LongestTitle} caractères au plus.", "Title");
        var annex = new ScaleAnnex(db.Cooperative, id, title, trial, clock.Now, current.Account);
        db.Add(annex);
        return annex;
    });
}
