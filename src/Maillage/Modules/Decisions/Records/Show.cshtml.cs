using Maillage.Domain.Decisions;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Decisions.Records;

/// <summary>A decision: its text, its document, the rules that rest on it.</summary>
[Needs(DecisionsModule.Read)]
public sealed class ShowModel(Db db, Access access, DecisionActions actions) : PageModel
{
    public Decision Decision { get; private set; } = null!;
    public IReadOnlyList<DecidedRule> Rules { get; private set; } = [];
    /// <summary>Whether something rests on it that this person may not read.</summary>
    public bool HasOthers { get; private set; }
    public bool MayWrite { get; private set; }
    public bool MayReadHistory { get; private set; }

    public async Task<IActionResult> OnGet(long id)
    {
        var key = new Id<Decision>(id);
        if (await db.Set<Decision>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == key) is not { } decision) return NotFound();
        var resting = await actions.RestingOn(key);
        var shown = new List<DecidedRule>();
        foreach (var rule in resting)
            if (rule.Right is null || await access.CanSomewhere(rule.Right)) shown.Add(rule);
        (Decision, Rules, HasOthers, MayWrite) = (decision, shown, shown.Count < resting.Count, await access.Can(DecisionsModule.Write, Resource.Cooperative));
        MayReadHistory = await access.CanInside(DecisionsModule.Read);
        return Page();
    }

    public async Task<IActionResult> OnPostRetirer(long id, int version)
    {
        var done = await actions.Remove(new(id), version);
        return done.Ok ? this.Done("La décision est retirée.", "/decisions") : this.Refused(done, $"/decisions/{id}");
    }
}
