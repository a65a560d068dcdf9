using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Periods;

/// <summary>The years and months of each ledger: what is open, what holds it open, what is sealed.</summary>
[Needs(LedgerModule.Write)]
public sealed class IndexModel(Db db, Books books, Access access, Clock clock, PeriodActions actions) : PageModel
{
    public const string Address = "/comptabilite/periodes";

    public IReadOnlyList<EntityPeriods> Entities { get; private set; } = [];
    public DateOnly Today => clock.Today;
    public bool MayClose { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        MayClose = await access.CanSomewhere(LedgerModule.Close);
        var found = new List<EntityPeriods>();
        foreach (var book in (await books.Within(LedgerModule.Read)).Where(b => b.Whole)) found.Add(await Load(book));
        Entities = found;
        return found.Count == 0 ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostClore(Id<LegalEntity> entity, Month month)
    {
        if (!ModelState.IsValid || month == default) return BadRequest();
        var result = await actions.CloseMonth(entity, month);
        return result.Ok ? this.Done($"Le mois {French.OfMonth(month)} est clos et scellé.", Address) : this.Refused(result, Address);
    }

    public async Task<IActionResult> OnPostExercice(Id<FiscalYear> year)
    {
        var result = await actions.CloseYear(year);
        return result.Ok ? this.Done($"L’exercice {PeriodActions.Name(result.Value)} est clos.", Address) : this.Refused(result, Address);
    }

    public async Task<IActionResult> OnPostOuvrir(Id<LegalEntity> entity)
    {
        var result = await actions.OpenNext(entity);
        return result.Ok ? this.Done($"L’exercice {PeriodActions.Name(result.Value)} est ouvert.", Address) : this.Refused(result, Address);
    }

    private async Task<EntityPeriods> Load(Book book)
    {
        var years = await db.Set<FiscalYear>().AsNoTracking().Where(y => y.EntityId == book.Id).OrderByDescending(y => y.Start).ToListAsync();
        var seals = await db.Set<MonthSeal>().AsNoTracking().Where(s => s.EntityId == book.Id).ToDictionaryAsync(s => s.Month);
        var counts = (await db.Set<Entry>().IgnoreAutoIncludes().Where(e => e.EntityId == book.Id).GroupBy(e => new { e.Date.Year, e.Date.Month })
            .Select(g => new { g.Key.Year, g.Key.Month, All = g.Count(), Drafts = g.Count(e => e.ValidatedOn == null) }).ToListAsync())
            .ToDictionary(c => new Month(c.Year, c.Month));
        return new EntityPeriods(book, [.. years.Select(y => new YearState(y, [.. y.Months.Select(m => new MonthState(
            m, counts.GetValueOrDefault(m)?.All ?? 0, counts.GetValueOrDefault(m)?.Drafts ?? 0, seals.GetValueOrDefault(m)))]))]);
    }
}

/// <summary>The years of one ledger, the last first.</summary>
public sealed record EntityPeriods(Book Book, IReadOnlyList<YearState> Years);

/// <summary>A year and the state of its months.</summary>
public sealed record YearState(FiscalYear Year, IReadOnlyList<MonthState> Months)
{
    /// <summary>The next month to close; null when all are sealed.</summary>
    public MonthState? Next => Months.FirstOrDefault(m => m.Seal is null);
}

/// <param name="Entries">Entries dated in the month, drafts included.</param>
public sealed record MonthState(Month Month, int Entries, int Drafts, MonthSeal? Seal);
