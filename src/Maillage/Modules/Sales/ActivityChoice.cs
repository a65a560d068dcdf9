using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Design;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales;

/// <summary>The activities a person may act for.</summary>
public sealed class ActivityChoice(Db db, Access access, Clock clock, Remembered remembered)
{
    /// <summary>Those that sell today and that a right reaches, in the order of their names.</summary>
    public async Task<IReadOnlyList<Activity>> Selling(string right) => [.. (await All(right)).Where(a => a.SellsOn(clock.Today))];

    /// <summary>All that a right reaches, closed ones too: what they did stays to be read, paid and taken back.</summary>
    public async Task<IReadOnlyList<Activity>> All(string right)
    {
        var reach = await access.ReachOf(right);
        return reach.All ? await remembered.Of("sellers", () => Named(reach)) : await Named(reach);
    }

    private async Task<IReadOnlyList<Activity>> Named(Reach reach) =>
        await db.Set<Activity>().AsNoTracking().Within(reach).Where(a => a.Kind != ActivityKind.Structure).OrderBy(a => a.Name).ToListAsync();

    /// <summary>One that a right reaches; null otherwise.</summary>
    public async Task<Activity?> Find(Id<Activity>? id, string right) =>
        id is { IsEmpty: false } known ? await db.Set<Activity>().AsNoTracking().Within(await access.ReachOf(right)).SingleOrDefaultAsync(a => a.Id == known) : null;

    /// <summary>The one asked for, or the only one there is; null when someone has to choose.</summary>
    public static Activity? Asked(IReadOnlyList<Activity> activities, long? id) => activities.Count == 1 ? activities[0] : activities.FirstOrDefault(a => a.Id.Value == id);

    public static IEnumerable<SelectListItem> Items(IReadOnlyList<Activity> activities) => ReadyChoices.Of(activities, a => new(a.Name, a.Id.ToString()));
}
