using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Balances;

/// <summary>Movements of one account over some months.</summary>
/// <param name="Draft">Debit less credit of the part that is still draft, included in the two others.</param>
public sealed record AccountMovement(string Account, Money Debit, Money Credit, Money Draft)
{
    /// <summary>Debit less credit.</summary>
    public Money Balance => Debit - Credit;
}

/// <summary>Any balance, from the monthly rows: whatever the number of entries, a few rows are read along their key.</summary>
public sealed class BalanceReader(Db db)
{
    /// <summary>The first month a ledger can hold.</summary>
    public static readonly Month Beginning = new(1900, 1);

    private static readonly Month End = new(9999, 12);

    /// <summary>Movements by account of one activity, both months included. For a balance at a date, start at <see cref="Beginning"/>.</summary>
    public Task<IReadOnlyList<AccountMovement>> OfActivity(Id<Activity> activity, Month from, Month to) => Sum(Of(activity), from, to);

    /// <summary>Movements by account of a whole entity.</summary>
    public Task<IReadOnlyList<AccountMovement>> OfEntity(Id<LegalEntity> entity, Month from, Month to) =>
        Sum(db.Balances(entity), from, to);

    /// <summary>Balance of one account for each activity at the end of a day: what each has today, less the months from there on, then the lines of the month.</summary>
    public async Task<IReadOnlyDictionary<Id<Activity>, Money>> ByActivity(Id<LegalEntity> entity, string account, DateOnly day)
    {
        var month = Month.Of(day);
        var now = await db.Set<ActivityBalance>().Where(b => b.EntityId == entity && b.Account == account).Select(b => new { Key = b.ActivityId, Cents = b.Debit.Cents - b.Credit.Cents }).ToListAsync();
        var since = await db.Set<MonthBalance>().Where(b => b.EntityId == entity && b.Account == account && b.Month >= month)
            .GroupBy(b => b.ActivityId).Select(g => new { g.Key, Cents = g.Sum(b => b.Credit.Cents) - g.Sum(b => b.Debit.Cents) }).ToListAsync();
        var within = await db.Set<EntryLine>().Where(l => l.EntityId == entity && l.Account == account && l.Date >= month.First && l.Date <= day)
            .GroupBy(l => l.ActivityId).Select(g => new { g.Key, Cents = g.Sum(l => l.Debit.Cents) - g.Sum(l => l.Credit.Cents) }).ToListAsync();
        return now.Concat(since).Concat(within).GroupBy(b => b.Key).ToDictionary(g => g.Key, g => new Money(g.Sum(b => b.Cents)));
    }

    /// <summary>Movements of some accounts of one activity, month by month; months without any are not there.</summary>
    public async Task<IReadOnlyDictionary<Month, AccountMovement>> ByMonth(Id<Activity> activity, AccountSet accounts, Month from, Month to)
    {
        var sums = await Of(activity).On(accounts).Where(b => b.Month >= from && b.Month <= to).GroupBy(b => b.Month)
            .Select(g => new { g.Key, Debit = g.Sum(b => b.Debit.Cents), Credit = g.Sum(b => b.Credit.Cents), Draft = g.Sum(b => b.DraftDebit.Cents - b.DraftCredit.Cents) }).ToListAsync();
        return sums.ToDictionary(s => s.Key, s => new AccountMovement(accounts.ToString(), new Money(s.Debit), new Money(s.Credit), new Money(s.Draft)));
    }

    /// <summary>The same, account by account: several periods are then added up without asking again.</summary>
    public async Task<IReadOnlyList<(Month Month, AccountMovement Movement)>> ByMonthAndAccount(Id<Activity> activity, AccountSet accounts, Month from, Month to) =>
        [.. (await Of(activity).On(accounts).Where(b => b.Month >= from && b.Month <= to).ToListAsync()).Select(b => (b.Month, new AccountMovement(b.Account, b.Debit, b.Credit, b.DraftDebit - b.DraftCredit)))];

    /// <summary>Movements of some accounts in whole entities, by activity and account. From <see cref="Beginning"/> it starts from what each activity has today.</summary>
    public async Task<ILookup<Id<Activity>, AccountMovement>> ByActivity(IReadOnlyCollection<Id<LegalEntity>> entities, AccountSet accounts, Month from, Month to)
    {
        if (from > Beginning) return await Within(entities, accounts, from, to);
        var all = await db.Set<ActivityBalance>().AsNoTracking().Where(b => entities.Contains(b.EntityId)).On(accounts).ToListAsync();
        var later = await Within(entities, accounts, to.Next, End);
        return all.ToLookup(b => b.ActivityId, b => later[b.ActivityId].FirstOrDefault(m => m.Account == b.Account) is { } more
            ? new AccountMovement(b.Account, b.Debit - more.Debit, b.Credit - more.Credit, b.DraftDebit - b.DraftCredit - more.Draft)
            : new(b.Account, b.Debit, b.Credit, b.DraftDebit - b.DraftCredit));
    }

    /// <summary>What some accounts together come to in each activity at the end of a month, under the name of the set.</summary>
    public async Task<IReadOnlyDictionary<Id<Activity>, AccountMovement>> SumByActivity(IReadOnlyCollection<Id<LegalEntity>> entities, AccountSet accounts, Month to)
    {
        var sums = await db.Set<ActivityBalance>().Where(b => entities.Contains(b.EntityId)).On(accounts).GroupBy(b => b.ActivityId)
            .Select(g => new { g.Key, Debit = g.Sum(b => b.Debit.Cents), Credit = g.Sum(b => b.Credit.Cents), Draft = g.Sum(b => b.DraftDebit.Cents - b.DraftCredit.Cents) }).ToListAsync();
        var later = await Within(entities, accounts, to.Next, End);
        return sums.ToDictionary(s => s.Key, s => new AccountMovement(accounts.ToString(),
            new Money(s.Debit) - later[s.Key].Sum(m => m.Debit), new Money(s.Credit) - later[s.Key].Sum(m => m.Credit), new Money(s.Draft) - later[s.Key].Sum(m => m.Draft)));
    }

    private async Task<ILookup<Id<Activity>, AccountMovement>> Within(IReadOnlyCollection<Id<LegalEntity>> entities, AccountSet accounts, Month from, Month to)
    {
        // By their very names: an index is then read in the months asked for only, where « begins with » would read all of them.
        var names = await db.Set<EntityBalance>().Where(b => entities.Contains(b.EntityId) && b.Month >= from && b.Month <= to).On(accounts).Select(b => b.Account).Distinct().ToListAsync();
        if (names.Count == 0) return Array.Empty<AccountMovement>().ToLookup(_ => default(Id<Activity>));
        var sums = await db.Set<MonthBalance>().AsNoTracking().Where(b => entities.Contains(b.EntityId) && names.Contains(b.Account) && b.Month >= from && b.Month <= to)
            .GroupBy(b => new { b.ActivityId, b.Account })
            .Select(g => new { g.Key, Debit = g.Sum(b => b.Debit.Cents), Credit = g.Sum(b => b.Credit.Cents), Draft = g.Sum(b => b.DraftDebit.Cents - b.DraftCredit.Cents) }).ToListAsync();
        return sums.ToLookup(s => s.Key.ActivityId, s => new AccountMovement(s.Key.Account, new Money(s.Debit), new Money(s.Credit), new Money(s.Draft)));
    }

    /// <summary>The rows of an activity, found through its entity: the key of the balances begins with it.</summary>
    private IQueryable<MonthBalance> Of(Id<Activity> activity) => db.Set<MonthBalance>().AsNoTracking()
        .Where(b => b.EntityId == db.Set<Activity>().Where(a => a.Id == activity).Select(a => a.EntityId).First() && b.ActivityId == activity);

    private static async Task<IReadOnlyList<AccountMovement>> Sum(IQueryable<MonthSums> rows, Month from, Month to)
    {
        var sums = await rows.Where(b => b.Month >= from && b.Month <= to).GroupBy(b => b.Account).OrderBy(g => g.Key)
            .Select(g => new { g.Key, Debit = g.Sum(b => b.Debit.Cents), Credit = g.Sum(b => b.Credit.Cents), DraftDebit = g.Sum(b => b.DraftDebit.Cents), DraftCredit = g.Sum(b => b.DraftCredit.Cents) })
            .ToListAsync();
        return [.. sums.Select(s => new AccountMovement(s.Key, new Money(s.Debit), new Money(s.Credit), new Money(s.DraftDebit - s.DraftCredit)))];
    }
}
