using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Grants;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Portfolios;

/// <summary>A portfolio: its name and its activities.</summary>
[Needs(IdentityModule.ManageAccounts)]
public sealed class EditModel(Db db, PortfolioActions actions, IEnumerable<ScopeSource> sources) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long? Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<ScopeChoice> Activities { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (Id is { } id)
        {
            var key = new Id<Portfolio>(id);
            if (await db.Set<Portfolio>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == key) is not { } portfolio) return NotFound();
            Input = new Form { Name = portfolio.Name, Activities = [.. portfolio.Activities.Select(a => a.ActivityId)] };
        }
        await Fill();
        return Page();
    }

    [Confirmed]
    public async Task<IActionResult> OnPost()
    {
        var saved = await actions.Save(Id is { } id ? new(id) : null, Input.Name, Input.Activities);
        if (saved.Ok) return this.Done("Le portefeuille est enregistré.", "/administration/portefeuilles");
        await Fill();
        return this.Refuse(saved);
    }

    [Confirmed]
    public async Task<IActionResult> OnPostTakeOut()
    {
        var done = await actions.TakeOut(new(Id ?? 0));
        return done.Ok ? this.Done("Le portefeuille est retiré.", "/administration/portefeuilles") : this.Refused(done, $"/administration/portefeuilles/{Id}");
    }

    private async Task Fill() => Activities = await sources.Single(s => s.Kind == ScopeKind.Activity).List(null);

    public sealed class Form
    {
        public string? Name { get; set; }
        public List<long> Activities { get; set; } = [];
    }
}
