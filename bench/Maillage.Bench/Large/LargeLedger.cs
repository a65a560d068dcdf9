using System.Globalization;
using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Ledger.Balances;
using Maillage.Modules.Ledger.Items;
using Maillage.Platform.Data;

namespace Maillage.Bench.Large;

/// <summary>A ledger in memory that follows the rules of the real one and hands over each row once it is final.</summary>
public sealed class LargeLedger(CooperativeId cooperative, Id<LegalEntity> entity, Chart chart, Action<object> keep)
{
    private readonly Dictionary<string, long> counters = [];
    private readonly Dictionary<(Id<Activity>, string, Month), Movement> balances = [];
    private readonly Dictionary<Id<OpenItem>, OpenItem> open = [];
    private readonly Dictionary<Id<Entry>, OpenItem> opened = [];

    public int Lines { get; private set; }

    /// <summary>The next number of a sequence of the store.</summary>
    public long Next(string sequence) => counters[sequence] = counters.GetValueOrDefault(sequence) + 1;

    /// <summary>Books and validates an entry on its day.</summary>
    public Entry Post(EntryDraft draft)
    {
        if (EntryRules.Check(draft, chart.IsPostable) is [var wrong, ..]) throw new InvalidOperationException(wrong.Message);
        var (at, year) = (At(draft.Date), new DateOnly(draft.Date.Year, 1, 1));
        var entry = new Entry(cooperative, draft, at, null);
        entry.Validate(year, (int)Next(string.Create(CultureInfo.InvariantCulture, $"entry:{entity}:{draft.Journal}:{year:yyyy-MM-dd}")), draft.Date, at, null);
        keep(entry);
        foreach (var line in entry.Lines) Keep(line);
        foreach (var item in ItemBook.Opened(entry)) open[item.Id] = opened[entry.Id] = item;
        foreach (var line in entry.Lines)
            if (line.Settles is { } id) Settle(open[id], line);
        return entry;
    }

    /// <summary>What the only line with a due date of an entry opened.</summary>
    public OpenItem ItemOf(Id<Entry> entry) => opened[entry];

    /// <summary>What an account of an activity moved in a month, debit positive.</summary>
    public Money Moved(Id<Activity> activity, string account, Month month) =>
        balances.TryGetValue((activity, account, month), out var moved) ? new(moved.Debit - moved.Credit) : Money.Zero;

    /// <summary>Hands over what changed up to now: open items, balances, counters.</summary>
    public void Finish()
    {
        foreach (var item in open.Values.OrderBy(i => i.Id)) keep(item);
        foreach (var ((activity, account, month), moved) in balances.OrderBy(b => b.Key.Item1).ThenBy(b => b.Key.Item2, StringComparer.Ordinal).ThenBy(b => b.Key.Item3))
            keep(new MonthBalance { CooperativeId = cooperative, EntityId = entity, ActivityId = activity, Account = account, Month = month, Debit = new(moved.Debit), Credit = new(moved.Credit), Lines = moved.Lines });
        foreach (var ((activity, account), moved) in Summed(k => (k.Item1, k.Item2)))
            keep(new ActivityBalance { CooperativeId = cooperative, EntityId = entity, ActivityId = activity, Account = account, Debit = new(moved.Debit), Credit = new(moved.Credit), Lines = moved.Lines });
        foreach (var ((account, month), moved) in Summed(k => (k.Item2, k.Item3)))
            keep(new EntityBalance { CooperativeId = cooperative, EntityId = entity, Account = account, Month = month, Debit = new(moved.Debit), Credit = new(moved.Credit), Lines = moved.Lines });
        foreach (var (name, value) in counters) keep(new Counter { CooperativeId = cooperative, Name = name, Value = value });
    }

    /// <summary>The instant at which what is done on a day is done.</summary>
    public static DateTime At(DateOnly day) => day.ToDateTime(new TimeOnly(10, 0), DateTimeKind.Utc);

    private void Keep(EntryLine line)
    {
        keep(line);
        Lines++;
        var key = (line.ActivityId, line.Account, Month.Of(line.Date));
        balances[key] = balances.GetValueOrDefault(key) + new Movement(line.Debit.Cents, line.Credit.Cents, 0, 0, 1);
    }

    private IEnumerable<(TKey Key, Movement Moved)> Summed<TKey>(Func<(Id<Activity>, string, Month), TKey> key) =>
        balances.GroupBy(b => key(b.Key)).Select(g => (g.Key, g.Aggregate(default(Movement), (sum, b) => sum + b.Value)));

    private void Settle(OpenItem item, EntryLine line)
    {
        var settlement = new Settlement(item, line);
        if (item.Settle(settlement.Amount).Refusal is { } wrong) throw new InvalidOperationException(wrong.Message);
        keep(settlement);
        if (!item.IsSettled) return;
        item.LetterWith(Lettering.Code(Next($"letter:{entity}:{item.Account}:{item.ThirdPartyId}")), line.Date);
        keep(item);
        open.Remove(item.Id);
        opened.Remove(item.EntryId);
    }
}
