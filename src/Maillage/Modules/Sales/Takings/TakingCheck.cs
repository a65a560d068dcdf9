using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Takings;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Takings;

/// <summary>Every taking says what its entry books: money, sales and tax; its cancellation is the mirror.</summary>
public sealed class TakingCheck(Db db, SalesAccounts accounts) : ICheck
{
    private const int Batch = 500;

    public string Name => "Recettes";

    public async Task<CheckReport> Run()
    {
        var (faults, count) = (new List<string>(), 0);
        for (var after = default(Id<Taking>); ;)
        {
            var last = after;
            var takings = await db.Set<Taking>().AsNoTracking().Where(t => t.Id.CompareTo(last) > 0).OrderBy(t => t.Id).Take(Batch).ToListAsync();
            if (takings.Count == 0) break;
            await Check(takings, faults);
            (count, after) = (count + takings.Count, takings[^1].Id);
        }
        return new($"{French.Number(count, 0, 0)} jours de recettes", faults);
    }

    private async Task Check(IReadOnlyList<Taking> takings, List<string> faults)
    {
        var ids = takings.Select(t => t.Id).ToList();
        var reversals = await db.Set<TakingReversal>().AsNoTracking().Where(r => ids.Contains(r.TakingId)).ToDictionaryAsync(r => r.TakingId);
        var entries = takings.Select(t => t.EntryId).Concat(reversals.Values.Select(r => r.EntryId)).ToList();
        var lines = (await db.Set<EntryLine>().AsNoTracking().Where(l => entries.Contains(l.EntryId)).ToListAsync()).ToLookup(l => l.EntryId);
        foreach (var taking in takings)
        {
            var expected = Sums(TakingPosting.Of(taking, "", accounts).Lines.Select(l => (l.Account, l.Amount)));
            var booked = Sums(lines[taking.EntryId].Select(l => (l.Account, l.Amount)));
            if (!expected.SequenceEqual(booked)) faults.Add($"{taking.Title} du {French.ShortDate(taking.Date)} : son écriture porte autre chose que ses ventes et ses paiements.");
            if (reversals.GetValueOrDefault(taking.Id) is { } reversal && !booked.SequenceEqual(Sums(lines[reversal.EntryId].Select(l => (l.Account, -l.Amount)))))
                faults.Add($"{taking.Title} du {French.ShortDate(taking.Date)} : son annulation n’est pas l’inverse de son écriture.");
        }
    }

    private static List<(string Account, Money Amount)> Sums(IEnumerable<(string Account, Money Amount)> lines) =>
        [.. lines.GroupBy(l => l.Account).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Sum(l => l.Amount)))];
}
