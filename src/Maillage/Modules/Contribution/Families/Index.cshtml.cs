using System.ComponentModel.DataAnnotations;
using Maillage.Domain.Activities;
using Maillage.Domain.Contribution;
using Maillage.Domain.Kernel;
using Maillage.Modules.Contribution.Scales;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Contribution.Families;

/// <summary>Which activity is of which family, and so has which scale.</summary>
[Needs(ContributionModule.Adopt)]
public sealed class IndexModel(Db db, Clock clock, ScaleBook scales, FamilyActions actions) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public IReadOnlyList<string> Families { get; private set; } = [];
    public IEnumerable<SelectListItem> Choices => Rows.Select(r => new SelectListItem(r.Title, r.Id.ToString()));

    public async Task OnGet()
    {
        Input = new() { From = Month.Of(clock.Today) };
        await Load();
    }

    public async Task<IActionResult> OnPost()
    {
        if (Input.From is null && ModelState.IsValid) ModelState.AddModelError("Input.From", "Indiquez le premier mois.");
        var done = ModelState.IsValid ? await actions.Set(new(Input.Activity!.Value), Input.Family ?? "", Input.From!.Value) : null;
        if (done is { Ok: true }) return this.Done("L’activité est rangée.", "/contribution/familles");
        await Load();
        return done is null ? this.Unprocessable() : this.Refuse(done);
    }

    private async Task Load()
    {
        var (history, today) = (await scales.History(), Month.Of(clock.Today));
        var set = (await db.Set<ActivityFamily>().AsNoTracking().OrderBy(f => f.From).ToListAsync()).ToLookup(f => f.ActivityId);
        Rows = [.. (await db.Set<Activity>().AsNoTracking().Where(a => a.Kind != ActivityKind.Structure).OrderBy(a => a.Code).Select(a => new { a.Id, a.Code, a.Name }).ToListAsync()).Select(a =>
        {
            var family = set[a.Id].LastOrDefault(f => f.From <= today)?.Family ?? "";
            return new Row(a.Id, $"{a.Code} {a.Name}", family, set[a.Id].FirstOrDefault(f => f.From > today), history.In(today, family)?.Scale.Name);
        })];
        Families = [.. set.SelectMany(f => f.Select(x => x.Family)).Concat(history.Families).Where(f => f.Length > 0).Distinct().Order(StringComparer.CurrentCulture)];
    }

    public sealed record Row(Id<Activity> Id, string Title, string Family, ActivityFamily? Next, string? Scale);

    public sealed class Form
    {
        [Required(ErrorMessage = "Choisissez une activité.")]
        public long? Activity { get; set; }

        public Month? From { get; set; }
        public string? Family { get; set; }
    }
}
