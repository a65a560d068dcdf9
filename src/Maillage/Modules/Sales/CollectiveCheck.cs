using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Internal;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Takings;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales;

/// <summary>No collective sold on a day when several persons were in it and no signed convention held (cae.md §7.12, C. trav. R7331-6).</summary>
public sealed class CollectiveCheck(Db db) : ICheck
{
    public string Name => "Collectifs";

    public async Task<CheckReport> Run()
    {
        var collectives = await db.Set<Activity>().AsNoTracking().Include(a => a.Members).Where(a => a.Kind == ActivityKind.Collective).ToListAsync();
        var conventions = (await db.Set<Convention>().AsNoTracking().ToListAsync()).ToLookup(c => c.ActivityId);
        var (faults, count) = (new List<string>(), 0);
        foreach (var activity in collectives)
            foreach (var (title, day) in await Sales(activity.Id))
            {
                count++;
                if (activity.IsShared(day) && Convention.InForce(conventions[activity.Id], day) is null)
                    faults.Add($"{title} : le collectif {activity.Code} a vendu le {French.ShortDate(day)} sans convention signée en vigueur ({ConventionRules.Law}).");
            }
        return new($"{collectives.Count} collectifs, {count} ventes", faults);
    }

    /// <summary>What it invoiced, took without invoice or sold inside; takings that were taken back left out.</summary>
    private async Task<IReadOnlyList<(string Title, DateOnly Day)>> Sales(Id<Activity> activity)
    {
        var invoices = await db.Set<Invoice>().AsNoTracking().Where(i => i.ActivityId == activity && i.Rank != null && i.Kind != DocumentKind.CreditNote)
            .OrderBy(i => i.Rank).Select(i => new { i.Number, Day = i.IssuedOn!.Value }).ToListAsync();
        var takings = await db.Set<Taking>().AsNoTracking().IgnoreAutoIncludes().Where(t => t.ActivityId == activity && !db.Set<TakingReversal>().Any(r => r.TakingId == t.Id))
            .OrderBy(t => t.Number).Select(t => new { t.Number, t.Date }).ToListAsync();
        var inside = await db.Set<InternalSale>().AsNoTracking().Where(s => s.SellerId == activity && s.State == InternalState.Agreed && s.CountersId == null)
            .OrderBy(s => s.Id).Select(s => new { s.Wording, s.Date }).ToListAsync();
        return
        [
            .. invoices.Select(i => ($"Facture {i.Number}", i.Day)),
            .. takings.Select(t => ($"Recettes n°{French.NoBreak}{t.Number}", t.Date)),
            .. inside.Select(s => ($"Vente interne « {s.Wording} »", s.Date)),
        ];
    }
}
