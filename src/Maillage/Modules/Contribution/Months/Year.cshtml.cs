using Maillage.Domain.Kernel;
using Maillage.Modules.Contribution.Scales;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Contribution.Months;

/// <summary>The contributions of one activity over a calendar year.</summary>
[Needs(ContributionModule.Read)]
public sealed class YearModel(Db db, Access access, Clock clock, Books books, ScaleBook scales, ContributionReader reader) : ActivityPage(db, access)
{
    [BindProperty(SupportsGet = true, Name = "annee")]
    public int? Asked { get; set; }

    public int Year { get; private set; }
    public int CurrentYear => clock.Today.Year;
    public IReadOnlyList<MonthOfContribution> Months { get; private set; } = [];
    public Month CurrentMonth => Month.Of(clock.Today);
    public bool HasScale { get; private set; }
    /// <summary>The other activities the person may read, to go from one to the next.</summary>
    public IReadOnlyList<BookActivity> Others { get; private set; } = [];

    public Money Due => Months.Sum(m => m.Due.Value);
    public Money Posted => Months.Sum(m => m.Posted);
    /// <summary>The cap of the last month computed; null when its scale has none.</summary>
    public Money? Cap => Months.LastOrDefault(m => m.Main is not null)?.Main!.Cap;

    public async Task<IActionResult> OnGet(long id)
    {
        if (!await Open(id)) return NotFound();
        Year = Asked is >= 1900 and <= 2200 ? Asked.Value : CurrentYear;
        HasScale = (await scales.History()).Rows.Count > 0;
        Months = await reader.Of(Activity.Id, new Month(Year, 1), new Month(Year, 12));
        Others = [.. (await books.Within(ContributionModule.Read)).Where(b => !b.Whole).SelectMany(b => b.Activities).Where(a => a.Id != Activity.Id)];
        return Page();
    }
}
