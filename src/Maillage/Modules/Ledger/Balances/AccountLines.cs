using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Balances;

/// <summary>One line of an account with the balance after it.</summary>
public sealed record AccountLine(Id<Entry> EntryId, string Reference, bool IsDraft, DateOnly Date, string Document, string Label, string Account, Id<Activity> Activity, string? ThirdParty, string? Letter, Money Debit, Money Credit, Money Balance);

/// <param name="Carried">Balance before the first line of the page.</param>
/// <param name="Closing">Balance at the end of the period.</param>
public sealed record AccountPage(IReadOnlyList<AccountLine> Lines, int Count, Money Opening, Money Carried, Money Debit, Money Credit)
{
    public Money Closing => Opening + Debit - Credit;
}

/// <summary>Reads an account or several, fifty lines at a time, with its running balance.</summary>
public sealed class AccountLines(Db db, Remembered remembered)
{
    public const int Size = 50;

    /// <param name="exact">Only the account of that very number, without those below it.</param>
    /// <param name="page">From one.</param>
    public Task<AccountPage> Read(Reading asked, AccountSet accounts, bool exact, int page) =>
        remembered.Of($"lines {asked.Book.Id} {asked.ActivityId} {accounts} {exact} {asked.From} {asked.To} {asked.YearStart} {page}", () => Make(asked, accounts, exact, page));

    private async Task<AccountPage> Make(Reading asked, AccountSet accounts, bool exact, int page)
    {
        var (from, to) = (asked.From, asked.To);
        var balances = db.Balances(asked.Book.Id, asked.ActivityId);
        var lines = db.Set<EntryLine>().AsNoTracking().Where(l => l.EntityId == asked.Book.Id && l.Date >= from.First && l.Date <= to.Last);
        if (exact && accounts.Only is { } only) (balances, lines) = (balances.Where(b => b.Account == only), lines.Where(l => l.Account == only));
        else (balances, lines) = (balances.On(accounts), lines.On(accounts));
        if (asked.ActivityId is { } activity) lines = lines.Where(l => l.ActivityId == activity);
        var start = accounts.OfResult ? asked.YearStart : BalanceReader.Beginning;
        var sums = await balances.Where(b => b.Month >= start && b.Month <= to).GroupBy(_ => 1).Select(g => new
        {
            Opening = g.Sum(b => b.Month < from ? b.Debit.Cents - b.Credit.Cents : 0),
            Debit = g.Sum(b => b.Month >= from ? b.Debit.Cents : 0),
            Credit = g.Sum(b => b.Month >= from ? b.Credit.Cents : 0),
            Lines = g.Sum(b => b.Month >= from ? b.Lines : 0),
        }).SingleOrDefaultAsync();
        var opening = sums?.Opening ?? 0;
        var ordered = lines.OrderBy(l => l.Date).ThenBy(l => l.EntryId).ThenBy(l => l.Rank);
        var before = (Math.Max(page, 1) - 1) * Size;
        var carried = opening + (before == 0 ? 0 : await ordered.Take(before).Select(l => l.Debit.Cents - l.Credit.Cents).SumAsync());
        var rows = await ordered.Skip(before).Take(Size)
            .Join(db.Set<Entry>().IgnoreAutoIncludes(), l => l.EntryId, e => e.Id, (l, e) => new { l, e.Journal, e.YearStart, e.Number, e.Document })
            .OrderBy(x => x.l.Date).ThenBy(x => x.l.EntryId).ThenBy(x => x.l.Rank).ToListAsync();
        var letters = await Letters([.. rows.Select(r => r.l.EntryId).Distinct()]);
        var third = rows.Where(r => r.l.ThirdPartyId is not null).Select(r => r.l.ThirdPartyId!.Value).Distinct().ToList();
        var codes = third.Count == 0 ? [] : await db.Set<ThirdParty>().AsNoTracking().Where(t => third.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Code);
        var running = carried;
        var shown = rows.Select(r => new AccountLine(r.l.EntryId, r.Number is { } n ? $"{r.Journal}-{r.YearStart!.Value.Year}-{n}" : r.Journal, r.Number is null, r.l.Date, r.Document, r.l.Label,
            r.l.Account, r.l.ActivityId, r.l.ThirdPartyId is { } code ? codes.GetValueOrDefault(code) : null, letters.GetValueOrDefault(r.l.Id), r.l.Debit, r.l.Credit, new Money(running += r.l.Amount.Cents))).ToList();
        return new AccountPage(shown, sums?.Lines ?? 0, new Money(opening), new Money(carried), new Money(sums?.Debit ?? 0), new Money(sums?.Credit ?? 0));
    }

    /// <summary>Lettering codes of the lines of some entries that opened or settled an item now wholly settled.</summary>
    private async Task<Dictionary<Id<EntryLine>, string>> Letters(List<Id<Entry>> entries)
    {
        if (entries.Count == 0) return [];
        var opened = await db.Set<OpenItem>().Where(i => entries.Contains(i.EntryId) && i.Letter != null).Select(i => new { i.LineId, i.Letter }).ToListAsync();
        var settled = await db.Set<Settlement>().Where(s => entries.Contains(s.EntryId)).Join(db.Set<OpenItem>().Where(i => i.Letter != null), s => s.ItemId, i => i.Id, (s, i) => new { s.LineId, i.Letter }).ToListAsync();
        return opened.Concat(settled).GroupBy(l => l.LineId).ToDictionary(g => g.Key, g => g.First().Letter!);
    }
}
