using System.Globalization;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Takeover.Files;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Takeover;

/// <summary>The walk of a take-over: its steps with their state, one act a step, left and found again.</summary>
[Needs(TakeoverModule.Manage)]
public sealed class IndexModel(TakeoverReader reader, TakeoverActions actions) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "entite")]
    public long? Entity { get; set; }

    /// <summary>As the list of days gives it: <c>2027-01-01</c>.</summary>
    [BindProperty]
    public string? OpensOn { get; set; }

    public IReadOnlyList<TakeoverEntity> Entities { get; private set; } = [];
    public TakeoverWalk Walk { get; private set; } = null!;
    public IEnumerable<SelectListItem> EntityItems => Entities.Select(e => new SelectListItem(e.Name, e.Id.ToString()));
    public IReadOnlyList<SelectListItem> DayItems { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!await Fill()) return NotFound();
        OpensOn = Walk.Plan is { } plan ? Iso(plan.OpensOn) : null;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Fill()) return NotFound();
        if (!DateOnly.TryParseExact(OpensOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return this.Refuse(new Refusal("takeover.opens-on", "Choisissez le jour de l’ouverture.", "OpensOn"), "");
        var done = await actions.Open(Walk.Entity.Id, day);
        return done.Ok ? this.Done($"Les comptes s’ouvrent le {French.LongDate(day)}.", $"/administration/reprise?entite={Walk.Entity.Id}") : this.Refuse(done, "");
    }

    private async Task<bool> Fill()
    {
        Entities = await reader.Entities();
        if (await reader.Walk(Entity) is not { } walk) return false;
        Walk = walk;
        DayItems = [.. (await reader.FirstDays(walk.Entity.Id)).Select(d => new SelectListItem(French.LongDate(d), Iso(d)))];
        return true;
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
