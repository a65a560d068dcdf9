using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Sap;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Sap;

/// <summary>Says which activities serve private persons at home.</summary>
public sealed class SapActions(Db db, Access access, SapServices services)
{
    /// <summary>Those within the right, by name.</summary>
    public async Task<IReadOnlyList<(Activity Activity, IReadOnlyList<SapService> Services)>> Served()
    {
        var rows = await db.Set<SapActivity>().AsNoTracking().Within(await access.ReachOf(SalesModule.SetSap)).Where(s => s.Services != "")
            .Join(db.Set<Activity>(), s => s.ActivityId, a => a.Id, (s, a) => new { a, s }).OrderBy(r => r.a.Name).ToListAsync();
        return [.. rows.Select(r => (r.a, Of(r.s)))];
    }

    /// <summary>Sets the services of an activity, the usual one first; none takes it off.</summary>
    public Task<Result> Set(Id<Activity> activityId, string? usual, IReadOnlyCollection<string> codes) => db.Write(async () =>
    {
        if (await db.Set<Activity>().SingleOrDefaultAsync(a => a.Id == activityId) is not { } activity) return Refusal.NotFound;
        if (await access.NeedOver(SalesModule.SetSap, activity.Id, activity.EntityId) is { Ok: false } refused) return refused;
        var all = (usual is { Length: > 0 } ? codes.Prepend(usual) : codes).Distinct().ToList();
        if (all.Any(c => services.Find(c) is null)) return new Refusal("sales.sap.service", "Choisissez les prestations dans la liste.", "Usual");
        if (codes.Count > 0 && string.IsNullOrEmpty(usual)) return new Refusal("sales.sap.usual", "Choisissez la prestation habituelle : c’est celle que les lignes de factures prennent.", "Usual");
        await db.Lock($"sap:{activityId}");
        var row = await db.Set<SapActivity>().SingleOrDefaultAsync(s => s.ActivityId == activityId);
        if (row is null) db.Add(row = new SapActivity(activity));
        row.Serve(all);
        return Result.Done;
    });

    /// <summary>The services of an activity; none when it serves nobody at home.</summary>
    public async Task<IReadOnlyList<SapService>> Of(Id<Activity> activity) =>
        await db.Set<SapActivity>().AsNoTracking().SingleOrDefaultAsync(s => s.ActivityId == activity) is { } row ? Of(row) : [];

    /// <summary>What the documents of an activity to a customer say of it; null when they say nothing: a customer who is no private person, an entity without declaration.</summary>
    public async Task<SapSituation?> Situation(Customer customer, Id<Activity> activity, LegalIdentity seller) =>
        customer.Kind == CustomerKind.Private && seller is { SapNumber.Length: > 0, SapSince: { } since } && await Of(activity) is { Count: > 0 } served
            ? new(seller.SapNumber, since, served) : null;

    private IReadOnlyList<SapService> Of(SapActivity row) => [.. row.Codes.Select(services.Find).OfType<SapService>()];
}
