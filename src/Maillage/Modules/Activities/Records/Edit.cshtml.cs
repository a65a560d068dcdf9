using System.ComponentModel.DataAnnotations;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Activities.Records;

/// <summary>Describes, closes, or turns an activity into a collective.</summary>
[Needs(ActivitiesModule.Manage)]
public sealed class EditModel(ActivityActions activities) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public Activity Activity { get; private set; } = null!;

    public async Task<IActionResult> OnGet(long id)
    {
        var found = await activities.Load(new Id<Activity>(id));
        if (!found.Ok) return this.Refuse(found);
        Activity = found.Value;
        Input = new Form { Name = Activity.Name, Trade = Activity.Trade, Kind = Activity.Kind, ClosedOn = Activity.ClosedOn, Version = Activity.Version };
        return Page();
    }

    public async Task<IActionResult> OnPost(long id)
    {
        var key = new Id<Activity>(id);
        var done = ModelState.IsValid ? await activities.Change(key, Input.Kind, Input.Name, Input.Trade ?? "", Input.ClosedOn, Input.Version) : null;
        if (done is { Ok: true }) return this.Done("La fiche est enregistrée.", $"/activites/{id}");
        var found = await activities.Load(key);
        if (!found.Ok) return this.Refuse(found);
        Activity = found.Value;
        Input.Version = Activity.Version;
        return done is null ? this.Unprocessable() : this.Refuse(done);
    }

    public sealed class Form
    {
        [Required(ErrorMessage = "Donnez un nom à l’activité."), StringLength(200, ErrorMessage = "Le nom est trop long.")]
        public string Name { get; set; } = "";

        [StringLength(200, ErrorMessage = "Le métier est trop long.")]
        public string? Trade { get; set; }

        public ActivityKind Kind { get; set; }
        public DateOnly? ClosedOn { get; set; }
        public int Version { get; set; }
    }
}
