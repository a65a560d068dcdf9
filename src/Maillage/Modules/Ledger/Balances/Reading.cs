using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Ledger.Periods;
using Maillage.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Ledger.Balances;

/// <summary>What the pages that read the ledger share: whose, which activity, which months. The current fiscal year up to this month unless told otherwise.</summary>
public abstract class Reading(Books books, OpenPeriods periods, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "entite")]
    public long? Entity { get; set; }

    [BindProperty(SupportsGet = true, Name = "activite")]
    public long? AskedActivity { get; set; }

    [BindProperty(SupportsGet = true, Name = "de")]
    public Month? AskedFrom { get; set; }

    [BindProperty(SupportsGet = true, Name = "a")]
    public Month? AskedTo { get; set; }

    public IReadOnlyList<Book> All { get; private set; } = [];
    public Book Book { get; private set; } = null!;
    /// <summary>The one activity shown; null for the whole entity.</summary>
    public BookActivity? Activity { get; private set; }
    public Month From { get; private set; }
    public Month To { get; private set; }
    /// <summary>First month of the fiscal year of <see cref="From"/>: result accounts begin there.</summary>
    public Month YearStart { get; private set; }

    public Id<Activity>? ActivityId => Activity?.Id;
    public string Scope => Activity?.Title ?? Book.Name;
    public string Period => From == BalanceReader.Beginning ? $"depuis le début, à fin {French.MonthYear(To)}" : From == To ? French.MonthYear(From) : $"{French.MonthYear(From)} à {French.MonthYear(To)}";
    public IEnumerable<SelectListItem> Entities => All.Select(b => new SelectListItem(b.Name, b.Id.ToString()));
    /// <summary>Keeps entity and activity in a link.</summary>
    public string Same => $"entite={Book.Id}{(Activity is null ? "" : $"&activite={Activity.Id}")}";

    /// <summary>Finds what is asked for; false when the person does not reach it.</summary>
    protected async Task<bool> Open()
    {
        All = await books.Within(LedgerModule.Read);
        var book = Entity is null && AskedActivity is { } asked ? All.FirstOrDefault(b => b.Find(asked) is not null)
            : Entity is null ? All.FirstOrDefault() : All.FirstOrDefault(b => b.Id.Value == Entity);
        if (book is null) return false;
        Book = book;
        Activity = AskedActivity is null ? book.Whole ? null : book.Activities[0] : book.Find(AskedActivity);
        if (AskedActivity is not null && Activity is null) return false;
        var today = Month.Of(clock.Today);
        var start = AskedFrom is null ? await StartOfYear(AskedTo ?? today) : (Month?)null;
        From = AskedFrom ?? start!.Value;
        To = AskedTo ?? (From > today ? From : today);
        if (To < From) (From, To) = (To, From);
        YearStart = From == start ? From : await StartOfYear(From);
        return true;
    }

    private async Task<Month> StartOfYear(Month month) =>
        await periods.YearOf(Book.Id, month.First) is { } year ? Month.Of(year.Start) : new Month(month.Year, 1);
}
