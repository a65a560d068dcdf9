using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Modules.Contribution.Scales;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Contribution.Months;

/// <summary>The contributions of all activities for a month, with the run that posts them. Whoever sees only their own activity is led there.</summary>
[Needs(ContributionModule.Read)]
public sealed class IndexModel(Books books, Access access, Clock clock, ScaleBook scales, ContributionReader reader, ContributionRun run) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "entite")]
    public long? Entity { get; set; }

    [BindProperty(SupportsGet = true, Name = "mois")]
    public Month? Asked { get; set; }

    public Book Book { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Entities { get; private set; } = [];
    public Month Month { get; private set; }
    public Month Current => Month.Of(clock.Today);
    public bool IsOver => clock.Today > Month.Last;
    public bool MayPost { get; private set; }
    public bool HasScale { get; private set; }
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    /// <summary>What a run would add for the months before.</summary>
    public Money Earlier { get; private set; }

    public Money Due => Rows.Sum(r => r.Of.Due.Value);
    public Money Posted => Rows.Sum(r => r.Of.Posted);
    public Money Pending => Rows.Sum(r => r.Of.Pending);
    /// <summary>Whether a run would post anything.</summary>
    public bool HasWork { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        var all = await books.Within(ContributionModule.Read);
        var whole = all.Where(b => b.Whole).ToList();
        if (whole.Count == 0 && all.SelectMany(b => b.Activities).FirstOrDefault() is { } own) return Redirect($"/activites/{own.Id}/contribution");
        if ((Entity is null ? whole.FirstOrDefault() : whole.Find(b => b.Id.Value == Entity)) is not { } book) return NotFound();
        Book = book;
        Entities = [.. whole.Select(b => new SelectListItem(b.Name, b.Id.ToString()))];
        Month = Asked is { } asked ? asked > Current ? Current : asked : Current.Previous;
        MayPost = await access.Can(ContributionModule.Post, new Domain.Identity.Resource(Entity: book.Id.Value));
        HasScale = (await scales.History()).In(Month) is not null;
        var months = await reader.OfEntity(book.Id, ContributionRun.Oldest(Month), Month);
        Rows = [.. book.Activities.Where(a => months.ContainsKey(a.Id)).SelectMany(a => months[a.Id].Where(m => m.Month == Month).Select(m => new Row(a, m)))];
        Earlier = months.Values.SelectMany(m => m).Where(m => m.Month < Month).Sum(m => m.Pending);
        HasWork = months.Values.SelectMany(m => m).Any(m => !m.Pending.IsZero);
        return Page();
    }

    public async Task<IActionResult> OnPost(Id<LegalEntity> entity, Month month)
    {
        if (!ModelState.IsValid || month == default) return BadRequest();
        var here = $"/contribution?entite={entity}&mois={month}";
        var done = await run.Post(entity, month);
        if (!done.Ok) return this.Refused(done, here);
        return this.Done(done.Value.Entries switch
        {
            0 => "Tout était déjà comptabilisé : rien n’a changé.",
            1 => $"Une écriture est passée, pour {done.Value.Total}.",
            var many => $"{many} écritures sont passées, pour {done.Value.Total}.",
        }, here);
    }

    public sealed record Row(BookActivity Activity, MonthOfContribution Of);
}
