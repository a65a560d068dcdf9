using Maillage.Domain.Contribution;
using Maillage.Domain.Kernel;
using Maillage.Modules.Contribution.Scales;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Contribution.Projects;

/// <summary>A scale written on a page: begun from another, kept as a project, read back in words.</summary>
[Needs(ContributionModule.Propose)]
public sealed class EditModel(Db db, ScaleChoices choices, ProjectActions actions) : PageModel
{
    [BindProperty]
    public ScaleForm Input { get; set; } = new();

    /// <summary>The scale that a new project begins from.</summary>
    [BindProperty(SupportsGet = true, Name = "depuis")]
    public string? From { get; set; }

    /// <summary>The project as it is kept; null for a new one.</summary>
    public ScaleProject? Project { get; private set; }
    public bool MayChange { get; private set; } = true;

    public static IReadOnlyList<SelectListItem> Units { get; } = [new("l’activité", nameof(LevyUnit.Activity)), new("la personne, toutes activités réunies", nameof(LevyUnit.Person)), new("la part de chaque personne", nameof(LevyUnit.Share))];
    public static IReadOnlyList<SelectListItem> Reaches { get; } = [new("pièce", nameof(LevyReach.Document)), new("mois", nameof(LevyReach.Month)), new("année", nameof(LevyReach.Year)), new("durée depuis l’entrée", nameof(LevyReach.Entry))];
    public static IReadOnlyList<SelectListItem> MonthOrYear { get; } = [new("mois", nameof(LevyReach.Month)), new("année", nameof(LevyReach.Year))];
    public static IReadOnlyList<SelectListItem> Modes { get; } = [new("chaque tranche à son taux", nameof(BracketMode.Marginal)), new("toute la base au taux atteint", nameof(BracketMode.WholeAmount))];
    public static IReadOnlyList<SelectListItem> Moments { get; } = [new("quand la vente est facturée", nameof(BaseMoment.Invoiced)), new("quand la vente est payée", nameof(BaseMoment.Received))];
    public static IReadOnlyList<SelectListItem> Negatives { get; } = [new("ne compte pas", nameof(NegativeBase.Zero)), new("baisse les mois suivants de l’année", nameof(NegativeBase.Carried)), new("rend au taux de la première tranche", nameof(NegativeBase.GivenBack))];
    public static IReadOnlyList<SelectListItem> Roundings { get; } = [new("au centime", nameof(LevyRounding.Cent)), new("à l’euro", nameof(LevyRounding.Euro))];
    public static IReadOnlyList<SelectListItem> Contracts { get; } = [new("CAPE", "CAPE"), new("CESA", "CESA")];
    public static IReadOnlyList<SelectListItem> Statuses { get; } = [new("associé·es", "true"), new("non associé·es", "false")];

    public async Task<IActionResult> OnGet(long? id)
    {
        if (id is { } number)
        {
            if (!await Find(number)) return NotFound();
            Input = ScaleForm.Of(Project!.Scale);
            (Input.Id, Input.Version) = (number, Project.Version);
        }
        else
        {
            if (await choices.TextOf(From ?? "") is { } text && ScaleFile.Parse(text) is var begun) Input = ScaleForm.Of(begun with { Name = Begun(begun.Name) });
            else Input = new() { Levies = [LevyForm.New("Contribution coopérative")] };
            Input.Id = Id<ScaleProject>.New().Value;
        }
        Input.Tidy();
        return Page();
    }

    /// <summary>The same form with a levy more.</summary>
    public Task<IActionResult> OnPostPrelevement(long? id) => Again(id, () => Input.Levies.Add(LevyForm.New("")));

    /// <summary>The same form with rows for more.</summary>
    public Task<IActionResult> OnPostLignes(long? id) => Again(id, () => { });

    /// <summary>The same form without its last levy.</summary>
    public Task<IActionResult> OnPostOter(long? id) => Again(id, () =>
    {
        if (Input.Levies.Count > 1) Input.Levies.RemoveAt(Input.Levies.Count - 1);
    });

    public async Task<IActionResult> OnPost(long? id)
    {
        if (id is { } number && !await Find(number)) return NotFound();
        if (!ModelState.IsValid) return this.Unprocessable();
        Input.Tidy();
        if (Input.Read(ModelState, ScaleChoices.CodeOf(new(Input.Id)), ProjectsApi.Source) is not { } scale) return this.Unprocessable();
        var saved = await actions.Save(new(Input.Id), scale, Input.Version);
        if (saved.Ok) return this.Done("Le projet est enregistré.", $"/contribution/projets/{saved.Value.Id}");
        return this.Refuse(saved);
    }

    public async Task<IActionResult> OnPostRetirer(long id, int version)
    {
        var done = await actions.Remove(new(id), version);
        return done.Ok ? this.Done("Le projet est retiré.", IndexModel.Address) : this.Refused(done, $"/contribution/projets/{id}");
    }

    private async Task<IActionResult> Again(long? id, Action change)
    {
        if (id is { } number && !await Find(number)) return NotFound();
        if (!ModelState.IsValid) return this.Unprocessable();
        change();
        Input.Tidy();
        ModelState.Clear();
        return Page();
    }

    private async Task<bool> Find(long id)
    {
        var key = new Id<ScaleProject>(id);
        Project = await db.Set<ScaleProject>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == key);
        MayChange = Project is not null && await actions.MayChange(Project);
        return Project is not null;
    }

    private static string Begun(string name) => French.Cut($"{name}, projet", ScaleProject.LongestName);
}
