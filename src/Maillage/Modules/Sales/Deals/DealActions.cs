using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Deals;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Deals;

/// <summary>Names, costs and closes affairs.</summary>
public sealed class DealActions(Db db, Access access, Clock clock)
{
    public Task<Result<Deal>> Rename(Id<Deal> id, string name) => Act(id, async deal =>
    {
        if (name.Trim().Length is 0 or > Deal.LongestName) return new Refusal("sales.deal.name", $"Donnez un nom de {Deal.LongestName} caractères au plus.", "Name");
        deal.Rename(name, await db.Set<Customer>().Where(c => c.Id == deal.CustomerId).Select(c => c.Name).SingleAsync());
        return Result.Done;
    });

    /// <summary>Puts an affair away, or takes it out again.</summary>
    public Task<Result<Deal>> Close(Id<Deal> id, bool closed) => Act(id, deal =>
    {
        deal.CloseOn(closed ? clock.Today : null);
        return Task.FromResult(Result.Done);
    });

    /// <param name="cost">Made by the form, so that sending it twice notes one cost.</param>
    public Task<Result<Deal>> AddCost(Id<Deal> id, Id<DealCost> cost, DateOnly date, string label, Money ht) => Act(id, async deal =>
    {
        if (label.Trim().Length is 0 or > 200) return new Refusal("sales.deal.label", "Dites en 200 caractères au plus ce que vous avez acheté.", "Label");
        if (ht.IsZero) return new Refusal("sales.deal.amount", "Donnez le montant hors taxe.", "Ht");
        if (!await db.Set<DealCost>().AnyAsync(c => c.Id == cost)) db.Add(new DealCost(cost, deal, date, label.Trim(), ht));
        return Result.Done;
    });

    public Task<Result<Deal>> RemoveCost(Id<Deal> id, Id<DealCost> cost) => Act(id, async deal =>
    {
        if (await db.Set<DealCost>().SingleOrDefaultAsync(c => c.Id == cost && c.DealId == deal.Id) is { } found) db.Remove(found);
        return Result.Done;
    });

    private Task<Result<Deal>> Act(Id<Deal> id, Func<Deal, Task<Result>> verb) => db.Write<Deal>(async () =>
    {
        if (await db.Set<Deal>().SingleOrDefaultAsync(d => d.Id == id) is not { } deal) return Refusal.NotFound;
        if (await access.NeedOver(SalesModule.EditQuotes, deal) is { Ok: false } refused) return Result<Deal>.Refused(refused.Refusals);
        return await verb(deal) is { Ok: false } wrong ? Result<Deal>.Refused(wrong.Refusals) : deal;
    });
}
