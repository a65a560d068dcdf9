using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Cooperative.Entities;

/// <summary>A new identity of an entity, from a date on.</summary>
[Needs(CooperativeModule.Manage), Confirmed]
public sealed class IdentifyModel(Db db, EntityActions entities, Clock clock) : PageModel, IIdentityPage
{
    [BindProperty]
    public IdentityForm Input { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public LegalEntity Entity { get; private set; } = null!;

    private LegalIdentity? Last => Entity.Identities.MaxBy(i => i.From);

    public async Task<IActionResult> OnGet(long id)
    {
        if (!await Load(id)) return NotFound();
        Version = Entity.Version;
        // An identity that was never complete is corrected from its own day; a complete one changes from today.
        var from = Last is { } last && !LegalIdentityRules.Check(last).Ok ? last.From : clock.Today;
        Input = IdentityForm.Of(Last, from);
        return Page();
    }

    public async Task<IActionResult> OnPost(long id)
    {
        if (!await Load(id)) return NotFound();
        if (!ModelState.IsValid) return this.Unprocessable();
        var done = await entities.Identify(Entity.Id, await Input.ToIdentity(Last?.LogoPng), Version);
        if (done.Ok) return this.Done($"Cette identité vaut à partir du {French.LongDate(Input.From!.Value)}.", $"/cooperative/entites/{id}");
        await Load(id);
        Version = Entity.Version;
        return this.Refuse(done);
    }

    private async Task<bool> Load(long id)
    {
        var key = new Id<LegalEntity>(id);
        if (await db.Set<LegalEntity>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == key) is not { } entity) return false;
        Entity = entity;
        return true;
    }
}
