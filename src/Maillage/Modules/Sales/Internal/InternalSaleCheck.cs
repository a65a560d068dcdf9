using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Internal;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Internal;

/// <summary>Internal sales bear no tax and add up to nothing (cae.md §7.16); their accounts hold them in each activity and nothing else.</summary>
public sealed class InternalSaleCheck(Db db, Chart chart) : ICheck
{
    public string Name => "Ventes internes";

    public async Task<CheckReport> Run()
    {
        var (sales, purchases) = (chart.Role("internal-sales"), chart.Role("internal-purchases"));
        var codes = await db.Set<Activity>().AsNoTracking().ToDictionaryAsync(a => a.Id, a => a.Code);
        var agreed = await db.Set<InternalSale>().AsNoTracking().Where(s => s.State == InternalState.Agreed).ToListAsync();
        var lines = db.Set<EntryLine>().AsNoTracking().Where(l => l.Account == sales || l.Account == purchases);
        var held = (await lines.GroupBy(l => new { l.EntityId, l.ActivityId, l.Account }).Select(g => new { g.Key, Cents = g.Sum(l => l.Debit.Cents - l.Credit.Cents) }).ToListAsync())
            .Select(h => (h.Key.EntityId, h.Key.ActivityId, h.Key.Account, Amount: new Money(h.Cents))).ToList();
        var faults = new List<string>();
        foreach (var entity in held.GroupBy(h => h.EntityId))
            if (entity.Sum(h => h.Amount) is { IsZero: false } total) faults.Add($"Les comptes {sales} et {purchases} ont ensemble un solde de {total} : il doit être nul.");
        var known = agreed.Select(s => (Activity: s.SellerId, Account: sales, Amount: -s.Amount)).Concat(agreed.Select(s => (Activity: s.BuyerId, Account: purchases, s.Amount))).ToLookup(k => (k.Activity, k.Account), k => k.Amount);
        foreach (var (activity, account) in known.Select(k => k.Key).Union(held.Select(h => (h.ActivityId, h.Account))))
            if (held.Where(h => h.ActivityId == activity && h.Account == account).Sum(h => h.Amount) is var there && known[(activity, account)].Sum() is var expected && there != expected)
                faults.Add($"Le compte {account} de l’activité {codes[activity]} porte {there}, ses ventes internes font {expected}.");
        if (await db.Set<EntryLine>().CountAsync(l => l.VatCode != null && lines.Any(i => i.EntryId == l.EntryId)) is > 0 and var taxed) faults.Add($"{taxed} lignes de ventes internes portent un code de TVA : une société ne se vend rien à elle-même.");
        if (agreed.FirstOrDefault(s => s.EntryId is null) is { } lost) faults.Add($"La vente interne {lost.Id} est acceptée et n’a pas d’écriture.");
        return new($"ventes internes {French.Number(agreed.Count, 0, 0)}", faults);
    }
}
