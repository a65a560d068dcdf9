using Maillage.Domain.Activities;
using Maillage.Domain.Contribution;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Overview;
using Maillage.Modules.Contribution.Months;
using Maillage.Modules.Contribution.Scales;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger;
using Maillage.Modules.Ledger.Balances;
using Maillage.Modules.Overview.Accounts;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Overview.Structure;

/// <summary>The shared services of an entity over a year.</summary>
/// <param name="Books">Every entity whose account the person may read.</param>
/// <param name="Years">First and last months of the years that can be asked for, the last first.</param>
/// <param name="InLedger">Result of the structure by the lines of the ledger themselves.</param>
/// <param name="HasDrafts">Whether something is not validated yet.</param>
/// <param name="IsOver">Whether the year is over.</param>
/// <param name="Opens">Whether the lines behind the figures may be read.</param>
/// <param name="Figures">Those of the whole entity; null for who does not read them.</param>
public sealed record StructureView(
    IReadOnlyList<Book> Books, Book Book, Id<Activity> Structure, IReadOnlyList<(Month From, Month To)> Years, Month From, Month To,
    SharedAccount Account, Money InLedger, bool HasDrafts, bool IsOver, bool Opens, CooperativeFigures? Figures);

/// <summary>Reads the account of the structure and what the entity comes to.</summary>
public sealed class StructureReader(Db db, Access access, Books books, BalanceReader balances, PostedContributions posted, ScaleBook scales, AccountLayout layout, Chart chart, Clock clock)
{
    /// <param name="entity">The first one in reach when null.</param>
    /// <param name="asked">Calendar year in which the fiscal year begins; the current one when null.</param>
    /// <returns>Null when there is no such entity in reach.</returns>
    public async Task<StructureView?> Read(long? entity, int? asked)
    {
        var all = await books.Within(OverviewModule.SharedServices);
        if ((entity is null ? all.FirstOrDefault() : all.FirstOrDefault(b => b.Id.Value == entity)) is not { } book) return null;
        if (await db.Set<Activity>().Where(a => a.EntityId == book.Id && a.Kind == ActivityKind.Structure).Select(a => (Id<Activity>?)a.Id).SingleOrDefaultAsync() is not { } structure) return null;
        var today = Month.Of(clock.Today);
        var years = await Years(book.Id);
        var calendar = Math.Clamp(asked ?? today.Year, 1901, 2900);
        (Month From, Month To) none = (new(calendar, 1), new(calendar, 12));
        var (from, to) = years.FirstOrDefault(y => asked is null || y.From.Year == asked, none);
        var (beforeFrom, beforeTo) = (from.Plus(-12), to.Plus(-12));

        var now = await balances.OfActivity(structure, from, to);
        var before = await balances.OfActivity(structure, beforeFrom, beforeTo);
        var account = SharedAccount.Of(chart, [.. now.Select(ActivityAccounts.Balance)], [.. before.Select(ActivityAccounts.Balance)], await Levies(book.Id, from, to));
        var (first, last) = (from.First, to.Last);
        var cents = await db.Set<EntryLine>().Where(l => l.EntityId == book.Id && l.ActivityId == structure && l.Date >= first && l.Date <= last).On(ActivitySheet.Results)
            .SumAsync(l => l.Credit.Cents - l.Debit.Cents);
        var resource = new Resource(Activity: structure.Value, Entity: book.Id.Value);
        return new(all, book, structure, years, from, to, account, new Money(cents), now.Any(m => !m.Draft.IsZero), to < today,
            await access.Can(LedgerModule.Read, resource), await access.Can(OverviewModule.Figures, new Resource(Entity: book.Id.Value)) ? await Figures(book.Id, structure, from, to) : null);
    }

    private async Task<IReadOnlyList<(Month From, Month To)>> Years(Id<LegalEntity> entity)
    {
        var today = clock.Today;
        var years = await db.Set<FiscalYear>().AsNoTracking().Where(y => y.EntityId == entity && y.Start <= today).OrderByDescending(y => y.Start).ToListAsync();
        return [.. years.Select(y => (Month.Of(y.Start), Month.Of(y.End)))];
    }

    /// <summary>What each levy took from the activities by the day of its entries, under the name it last had.</summary>
    private async Task<IReadOnlyCollection<LevyIncome>> Levies(Id<LegalEntity> entity, Month from, Month to)
    {
        var names = (await scales.History()).Rows.Reverse().SelectMany(r => r.Scale.Levies).GroupBy(l => l.Code).ToDictionary(g => g.Key, g => g.Last().Name);
        Money Within(IEnumerable<PostedContribution> entries, Month first, Month last) => entries.Where(e => first.First <= e.Date && e.Date <= last.Last).Sum(e => e.Amount);
        return
        [
            .. (await posted.Of(entity)).GroupBy(p => p.Levy).OrderBy(g => g.Key == Levy.Contribution ? 0 : 1).ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new LevyIncome(names.GetValueOrDefault(g.Key, "Contribution coopérative"), Within(g, from, to), Within(g, from.Plus(-12), to.Plus(-12)))),
        ];
    }

    private async Task<CooperativeFigures> Figures(Id<LegalEntity> entity, Id<Activity> structure, Month from, Month to)
    {
        var moved = await balances.ByActivity([entity], ActivitySheet.Results, from, to);
        var held = await balances.ByActivity([entity], layout.ReferenceAccounts, BalanceReader.Beginning, to);
        var count = await db.Set<Activity>().CountAsync(a => a.EntityId == entity && a.Kind != ActivityKind.Structure);
        EntityPart Part(Func<Id<Activity>, bool> mine) => EntityPart.Of(layout,
            [.. moved.Where(g => mine(g.Key)).SelectMany(g => g).Select(ActivityAccounts.Balance)], [.. held.Where(g => mine(g.Key)).SelectMany(g => g).Select(ActivityAccounts.Balance)]);
        var bank = held.SelectMany(g => g).Where(m => m.Account[0] == '5' && !m.Account.StartsWith(EntryRules.Liaison, StringComparison.Ordinal)).Sum(m => m.Balance);
        var inside = -moved.SelectMany(g => g).Where(m => m.Account == chart.Role("internal-sales")).Sum(m => m.Balance);
        return new(count, Part(id => id != structure), Part(id => id == structure), bank, inside);
    }
}
