using System.ComponentModel.DataAnnotations;
using Maillage.Domain.Decisions;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Decisions.Records;

/// <summary>The form of a decision, new or corrected.</summary>
[Needs(DecisionsModule.Write)]
public sealed class EditModel(Db db, Clock clock, DecisionActions actions) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Where to go on afterwards, within the house: the page that needed the decision.</summary>
    [BindProperty(SupportsGet = true, Name = "retour")]
    public string? Return { get; set; }

    /// <summary>Name of the document there is.</summary>
    public string? Document { get; private set; }

    public static IReadOnlyList<SelectListItem> Bodies { get; } = [.. Enum.GetValues<DecisionBody>().Select(b => new SelectListItem(b == DecisionBody.Other ? "Autre" : French.Capital(Decision.Word(b)), b.ToString()))];

    public async Task<IActionResult> OnGet(long? id)
    {
        if (id is null) Input = new() { Id = Id<Decision>.New().Value, Date = clock.Today };
        else if (await Find(id.Value) is { } decision)
            Input = new() { Id = decision.Id.Value, Version = decision.Version, Body = decision.Body, Date = decision.Date, Title = decision.Title, Text = decision.Text };
        else return NotFound();
        return Page();
    }

    public async Task<IActionResult> OnPost(long? id)
    {
        if (id is not null && await Find(Input.Id) is null) return NotFound();
        if (!ModelState.IsValid) return this.Unprocessable();
        var saved = await actions.Save(new(Input.Id), new(Input.Body!.Value, Input.Date!.Value, Input.Title!, Input.Text ?? ""), Input.Document?.FileName ?? "", await Uploads.Read(Input.Document, Decision.LargestDocument), Input.Version);
        return saved.Ok ? this.Done("La décision est notée.", Url.IsLocalUrl(Return) ? Return! : $"/decisions/{saved.Value.Id}") : this.Refuse(saved);
    }

    private async Task<Decision?> Find(long id)
    {
        var key = new Id<Decision>(id);
        var decision = await db.Set<Decision>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == key);
        Document = decision?.Document;
        return decision;
    }

    public sealed class Form
    {
        public long Id { get; set; }
        public int Version { get; set; }

        [Required(ErrorMessage = "Choisissez qui a décidé.")]
        public DecisionBody? Body { get; set; }

        [Required(ErrorMessage = "Indiquez le jour de la décision.")]
        public DateOnly? Date { get; set; }

        [Required(ErrorMessage = "Dites en une ligne ce qui est décidé.")]
        public string? Title { get; set; }

        public string? Text { get; set; }
        public IFormFile? Document { get; set; }
    }
}
