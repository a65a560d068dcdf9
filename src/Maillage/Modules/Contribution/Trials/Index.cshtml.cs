using Maillage.Domain.Contribution;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Modules.Contribution.Scales;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Contribution.Trials;

/// <summary>The simulator: up to four scales tried on the real activities of a year, side by side with how the scales stand.</summary>
[Needs(ContributionModule.Propose)]
public sealed class IndexModel(Db db, Access access, Books books, ScaleChoices choices, ScaleBook scales, TrialReader reader, AnnexActions annexes) : PageModel
{
    public const string Address = "/contribution/simulateur";

    [BindProperty(SupportsGet = true, Name = "bareme")]
    public IReadOnlyList<string> Asked { get; set; } = [];

    [BindProperty(SupportsGet = true, Name = "annee")]
    public int? AskedYear { get; set; }

    [BindProperty(SupportsGet = true, Name = "entite")]
    public long? AskedEntity { get; set; }

    [BindProperty(SupportsGet = true, Name = "famille")]
    public string? AskedFamily { get; set; }

    [BindProperty]
    public KeepForm Input { get; set; } = new();

    public IReadOnlyList<ScaleChoice> Choices { get; private set; } = [];
    public IReadOnlyList<ScaleChoice> Chosen { get; private set; } = [];
    /// <summary>Whether more were asked for than are compared.</summary>
    public bool TooMany { get; private set; }
    public int Year { get; private set; }
    public IReadOnlyList<int> Years { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Entities { get; private set; } = [];
    public Book Book { get; private set; } = null!;
    public IReadOnlyList<string> Families { get; private set; } = [];
    /// <summary>Null when nothing was asked for, or no activity was there that year.</summary>
    public TrialView? View { get; private set; }
    public IReadOnlyList<(Id<ScaleAnnex> Id, string Title, DateTime MadeAt)> Annexes { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        Input = new() { Id = Id<ScaleAnnex>.New().Value };
        return await Load() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Load()) return NotFound();
        if (View is null) return this.Refused(new Refusal("contribution.trial.empty", "Choisissez au moins un barème à essayer."), Address);
        var kept = await annexes.Keep(new(Input.Id), Input.Title ?? "", View.Trial);
        return kept.Ok ? this.Done("L’essai est gardé tel quel : son adresse ne change pas.", $"/contribution/annexes/{kept.Value.Id}") : this.Refuse(kept);
    }

    private async Task<bool> Load()
    {
        var all = await books.Within(ContributionModule.Propose);
        if ((AskedEntity is null ? all.FirstOrDefault() : all.FirstOrDefault(b => b.Id.Value == AskedEntity)) is not { } book) return false;
        Book = book;
        Entities = [.. all.Select(b => new SelectListItem(b.Name, b.Id.ToString()))];
        Choices = await choices.All();
        var asked = Choices.Where(c => Asked.Contains(c.Code)).ToList();
        (Chosen, TooMany) = ([.. asked.Take(ScaleTrial.Most)], asked.Count > ScaleTrial.Most);
        Years = [.. Enumerable.Range(0, 3).Select(y => reader.Last.Year - y)];
        Year = AskedYear is { } year && Years.Contains(year) ? year : Years[0];
        Families = (await scales.Whole()).Families;
        if (Chosen.Count > 0 && await reader.Of(book.Id, Year, AskedFamily ?? "", [.. Chosen.Select(c => c.Scale)]) is { } trial) View = await TrialView.Of(trial, access, [.. Choices.Where(c => !c.IsProject).Select(c => c.Code)]);
        Annexes = [.. (await db.Set<ScaleAnnex>().AsNoTracking().OrderByDescending(a => a.MadeAt).Take(20).Select(a => new { a.Id, a.Title, a.MadeAt }).ToListAsync()).Select(a => (a.Id, a.Title, a.MadeAt))];
        return true;
    }

    public sealed class KeepForm
    {
        public long Id { get; set; }
        public string? Title { get; set; }
    }
}
