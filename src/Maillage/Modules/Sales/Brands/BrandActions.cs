using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Documents;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Brands;

/// <summary>How activities present themselves on their documents.</summary>
public sealed class BrandActions(Db db, Access access, DocumentFiles files)
{
    /// <summary>What the activity chose; null while it chose nothing, or when it is out of reach.</summary>
    public async Task<ActivityBrand?> Find(Id<Activity> activity)
    {
        var brand = await db.Set<ActivityBrand>().AsNoTracking().SingleOrDefaultAsync(b => b.ActivityId == activity);
        return brand is not null && await access.CanOver(SalesModule.EditBrand, brand) ? brand : null;
    }

    /// <summary>Keeps the choice for the documents made from now on.</summary>
    /// <param name="version">The version the person saw; 0 when nothing was chosen.</param>
    /// <param name="look">Its logo is the one kept so far.</param>
    /// <param name="logo">A new logo, PNG; null to keep the one of <paramref name="look"/>.</param>
    public Task<Result<ActivityBrand>> Save(Id<Activity> activityId, int version, DocumentBrand look, byte[]? logo) => db.Write<ActivityBrand>(async () =>
    {
        await db.Lock($"brand:{activityId}");
        if (await db.Set<Activity>().SingleOrDefaultAsync(a => a.Id == activityId) is not { } activity) return Refusal.NotFound;
        if (await access.NeedOver(SalesModule.EditBrand, activity.Id, activity.EntityId) is { Ok: false } refused) return Result<ActivityBrand>.Refused(refused.Refusals);
        var brand = await db.Set<ActivityBrand>().SingleOrDefaultAsync(b => b.ActivityId == activityId);
        look = look.Clean() with { LogoSha256 = look.LogoSha256 is null ? null : brand?.LogoSha256 };
        var wrong = look.Check().Concat(logo is null ? [] : LegalIdentityRules.CheckLogo(logo).Refusals).ToList();
        if (wrong.Count > 0) return Result<ActivityBrand>.Refused(wrong);
        if (logo is not null)
        {
            var kept = await files.Receive("", logo, "Logo");
            if (!kept.Ok) return Result<ActivityBrand>.Refused(kept.Refusals);
            look = look with { LogoSha256 = kept.Value };
        }
        if (brand is not null && brand.Version != version) return brand.Brand == look ? brand : Refusal.Stale;
        if (brand is null) db.Add(brand = new ActivityBrand(activity));
        brand.Change(look);
        return brand;
    });
}
