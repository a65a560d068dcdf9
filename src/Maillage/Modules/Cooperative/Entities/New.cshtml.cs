using System.ComponentModel.DataAnnotations;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Cooperative.Entities;

/// <summary>A new legal entity.</summary>
[Needs(CooperativeModule.Manage), Confirmed]
public sealed class NewModel(EntityActions entities, Clock clock) : PageModel, IIdentityPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    IdentityForm IIdentityPage.Input => Input;

    public void OnGet()
    {
        var year = clock.Today.Year;
        Input = new Form
        {
            From = new DateOnly(year, 1, 1),
            YearStart = new DateOnly(year, 1, 1),
            YearEnd = new DateOnly(year, 12, 31),
            Template = Founding.DefaultTemplate,
        };
    }

    public async Task<IActionResult> OnPost()
    {
        if (!ModelState.IsValid) return this.Unprocessable();
        var made = await entities.Create(Input.Code, Input.Template, await Input.ToIdentity(null), Input.YearStart!.Value, Input.YearEnd!.Value);
        return made.Ok
            ? this.Done("L’entité est créée, avec ses services communs et son premier exercice.", $"/cooperative/entites/{made.Value.Id}")
            : this.Refuse(made);
    }

    public sealed class Form : IdentityForm
    {
        [Required(ErrorMessage = "Donnez un code à l’entité."), StringLength(6, ErrorMessage = "Le code a 6 caractères au plus.")]
        public string Code { get; set; } = "";

        [Required(ErrorMessage = "Donnez un modèle de numéro."), StringLength(60, ErrorMessage = "Le modèle a 60 caractères au plus.")]
        public string Template { get; set; } = "";

        [Required(ErrorMessage = "Indiquez le premier jour de l’exercice.")]
        public DateOnly? YearStart { get; set; }

        [Required(ErrorMessage = "Indiquez le dernier jour de l’exercice.")]
        public DateOnly? YearEnd { get; set; }
    }
}
