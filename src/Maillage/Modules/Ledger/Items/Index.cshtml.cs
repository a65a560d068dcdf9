using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Balances;
using Maillage.Modules.Ledger.Periods;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Items;

/// <summary>What is owed to us and by us, the latest due first.</summary>
[Needs(LedgerModule.Read)]
public sealed class IndexModel(Db db, Books books, OpenPeriods periods, Clock clock, Access access) : Reading(books, periods, clock)
{
    public const int Size = 50;
    private readonly Clock clock = clock;

    /// <summary>« nous » for what we owe; else what is owed to us.</summary>
    [BindProperty(SupportsGet = true, Name = "sens")]
    public string? Side { get; set; }

    [BindProperty(SupportsGet = true, Name = "retard")]
    public string? OnlyLate { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public bool ByUs => Side == "nous";
    public IReadOnlyList<OpenItem> Items { get; private set; } = [];
    public IReadOnlyDictionary<Id<ThirdParty>, string> ThirdParties { get; private set; } = new Dictionary<Id<ThirdParty>, string>();
    public int Count { get; private set; }
    public Money Total { get; private set; }
    public Money Late { get; private set; }
    /// <summary>The draft that settles an item, once validated.</summary>
    public IReadOnlyDictionary<Id<OpenItem>, Id<Entry>> Drafts { get; private set; } = new Dictionary<Id<OpenItem>, Id<Entry>>();
    public bool MayWrite { get; private set; }
    public DateOnly Today => clock.Today;
    public int DaysLate(OpenItem item) => Today.DayNumber - item.DueOn.DayNumber;

    public async Task<IActionResult> OnGet()
    {
        if (!await Open()) return NotFound();
        PageNumber = Paging.Clamp(PageNumber);
        var today = Today;
        var open = db.Set<OpenItem>().AsNoTracking().Where(i => i.EntityId == Book.Id && i.SettledOn == null);
        if (ActivityId is { } one) open = open.Where(i => i.ActivityId == one);
        open = ByUs ? open.Where(i => i.Amount.Cents < 0) : open.Where(i => i.Amount.Cents > 0);
        var sums = await open.GroupBy(_ => 1).Select(g => new { Total = g.Sum(i => i.Amount.Cents - i.Settled.Cents), Late = g.Sum(i => i.DueOn < today ? i.Amount.Cents - i.Settled.Cents : 0) }).SingleOrDefaultAsync();
        (Total, Late) = (new Money(sums?.Total ?? 0).Abs, new Money(sums?.Late ?? 0).Abs);
        if (!string.IsNullOrEmpty(OnlyLate)) open = open.Where(i => i.DueOn < today);
        Count = await open.CountAsync();
        Items = await open.OrderBy(i => i.DueOn).ThenBy(i => i.Id).Skip((PageNumber - 1) * Size).Take(Size).ToListAsync();
        var third = Items.Select(i => i.ThirdPartyId).OfType<Id<ThirdParty>>().Distinct().ToList();
        if (third.Count > 0) ThirdParties = await db.Set<ThirdParty>().AsNoTracking().Where(t => third.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Label);
        var shown = Items.Select(i => (Id<OpenItem>?)i.Id).ToList();
        Drafts = (await db.Set<EntryLine>().Where(l => !l.Validated && shown.Contains(l.Settles)).Select(l => new { Item = l.Settles!.Value, l.EntryId }).ToListAsync())
            .GroupBy(l => l.Item).ToDictionary(g => g.Key, g => g.First().EntryId);
        MayWrite = await access.Can(LedgerModule.Write, new Resource(Entity: Book.Id.Value));
        return Page();
    }
}
