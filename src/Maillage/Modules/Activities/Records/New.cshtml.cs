using System.ComponentModel.DataAnnotations;
using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Modules.Cooperative.Entities;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Activities.Records;

/// <summary>A new activity.</summary>
[Needs(ActivitiesModule.Manage)]
public sealed class NewModel(ActivityActions activities, EntityNames entityNames, Clock clock) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Entities { get; private set; } = [];

    public static IReadOnlyList<SelectListItem> Kinds =>
    [
        new("individuelle : une personne la tient", nameof(ActivityKind.Individual)),
        new("collective : plusieurs personnes se la partagent", nameof(ActivityKind.Collective)),
    ];

    public async Task OnGet()
    {
        Input = new Form { Code = await activities.NextCode(), StartedOn = clock.Today };
        await Fill();
    }

    public async Task<IActionResult> OnPost()
    {
        var made = ModelState.IsValid
            ? await activities.Create(new Id<LegalEntity>(Input.EntityId!.Value), Input.Kind, Input.Code, Input.Name, Input.Trade ?? "", Input.StartedOn!.Value)
            : null;
        if (made is { Ok: true }) return this.Done("L’activité est créée. Ajoutez maintenant la personne qui la tient.", $"/activites/{made.Value.Id}");
        await Fill();
        return made is null ? this.Unprocessable() : this.Refuse(made);
    }

    private async Task Fill() => Entities = [.. (await entityNames.All()).Select(e => new SelectListItem(e.Full, e.Id.ToString()))];

    public sealed class Form
    {
        [Required(ErrorMessage = "Donnez un code à l’activité.")]
        public string Code { get; set; } = "";

        [Required(ErrorMessage = "Donnez un nom à l’activité."), StringLength(200, ErrorMessage = "Le nom est trop long.")]
        public string Name { get; set; } = "";

        [StringLength(200, ErrorMessage = "Le métier est trop long.")]
        public string? Trade { get; set; }

        public ActivityKind Kind { get; set; } = ActivityKind.Individual;

        [Required(ErrorMessage = "Choisissez l’entité de l’activité.")]
        public long? EntityId { get; set; }

        [Required(ErrorMessage = "Indiquez le premier jour.")]
        public DateOnly? StartedOn { get; set; }
    }
}
