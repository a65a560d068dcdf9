using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales;

/// <summary>No invoice of a collective was issued on a day when several persons were in it and no signed convention held (cae.md §7.12, C. trav. R7331-6).</summary>
public sealed class CollectiveCheck(Db db) : ICheck
{
    public string Name => "Collectifs";

    public async Task<CheckReport> Run()
    {
        var collectives = await db.Set<Activity>().AsNoTracking().Include(a => a.Members).Where(a => a.Kind == ActivityKind.Collective).ToListAsync();
        var conventions = (await db.Set<Convention>().AsNoTracking().ToListAsync()).ToLookup(c => c.ActivityId);
        var (faults, count) = (new List<string>(), 0);
        foreach (var activity in collectives)
            foreach (var invoice in await db.Set<Invoice>().AsNoTracking().Where(i => i.ActivityId == activity.Id && i.Rank != null && i.Kind != DocumentKind.CreditNote)
                         .OrderBy(i => i.Rank).Select(i => new { i.Number, Day = i.IssuedOn!.Value }).ToListAsync())
            {
                count++;
                if (activity.IsShared(invoice.Day) && Convention.InForce(conventions[activity.Id], invoice.Day) is null)
                    faults.Add($"Facture {invoice.Number} : le collectif {activity.Code} l’a émise le {French.ShortDate(invoice.Day)} sans convention signée en vigueur ({ConventionRules.Law}).");
            }
        return new($"{collectives.Count} collectifs, {count} factures", faults);
    }
}
