using System.ComponentModel.DataAnnotations;
using Maillage.Domain.Contribution;
using Maillage.Domain.Decisions;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Contribution.Months;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Membership;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Contribution.Scales;

/// <summary>The scales in force, those before and after, and the form that adopts one.</summary>
[Needs(ContributionModule.ReadScales)]
public sealed class IndexModel(Db db, Access access, Clock clock, ScaleBook scales, ScaleChoices choices, PostedContributions posted, ScaleActions actions) : PageModel
{
    public const string Address = "/contribution/bareme";

    [BindProperty]
    public Form Input { get; set; } = new();

    public ScaleHistory History { get; private set; } = null!;
    /// <summary>Those in force today: for all activities first, then by family.</summary>
    public IReadOnlyList<ScaleRow> InForce { get; private set; } = [];
    public bool MayAdopt { get; private set; }
    /// <summary>Whether the projects of the cooperative are shown: they are its own until they are in force.</summary>
    public bool MayReadProjects => MayPropose || MayReadAmounts;
    public bool MayReadAmounts { get; private set; }
    public bool MayReadHistory { get; private set; }
    public bool MayPropose { get; private set; }
    /// <summary>The last month for which contributions are posted: the scales up to it have served.</summary>
    public Month? LastPosted { get; private set; }
    public IReadOnlyList<ScaleChoice> Choices { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Decisions { get; private set; } = [];
    /// <summary>The versions of the projects that this page shows, sent back with the choice of one.</summary>
    public string Read => string.Join(' ', Choices.Where(c => c.IsProject).Select(c => $"{c.Code}@{c.Version}"));
    /// <summary>What months already posted would change, when it is to be confirmed; null otherwise.</summary>
    public IReadOnlyList<PostedMove>? Moves { get; private set; }

    public async Task OnGet()
    {
        await Load();
        Input = new Form { From = LastPosted?.Next ?? new Month(clock.Today.Year, 1) };
    }

    public async Task<IActionResult> OnPost()
    {
        if (Input.From is null && ModelState.IsValid) ModelState.AddModelError("Input.From", "Indiquez le premier mois.");
        var asked = ModelState.IsValid ? new Adoption(Input.Code!, Input.From!.Value, new(Input.Decision!.Value), Input.Family ?? "", Input.VersionRead, Input.Moves ? Input.Shown : null) : null;
        var done = asked is null ? null : await actions.Adopt(asked);
        if (done is { Ok: true }) return this.Done($"Le barème est en vigueur à partir {French.OfMonth(done.Value.From)}.", Address);
        await Load();
        if (done is null) return this.Unprocessable();
        if (done.Refusal is ScaleMovesRefusal moving)
        {
            (Moves, Input.Moves, Input.Shown) = (moving.Moves, false, moving.Shown);
            ModelState.Remove("Input.Shown");
        }
        return this.Refuse(done);
    }

    public async Task<IActionResult> OnPostWithdraw(Id<AdoptedScale> scale)
    {
        var done = await actions.Withdraw(scale);
        return done.Ok ? this.Done("Le barème est retiré.", Address) : this.Refused(done, Address);
    }

    private async Task Load()
    {
        History = await scales.Whole();
        var today = Month.Of(clock.Today);
        InForce = [.. History.Families.Prepend("").Select(f => History.In(today, f)).OfType<ScaleRow>().Distinct()];
        LastPosted = await posted.LastMonth();
        MayAdopt = await access.Can(ContributionModule.Adopt, Resource.Cooperative);
        MayPropose = await access.CanSomewhere(ContributionModule.Propose);
        MayReadAmounts = await access.CanSomewhere(ContributionModule.Read);
        MayReadHistory = await access.CanInside(ContributionModule.ReadScales);
        Choices = await choices.All();
        if (!MayAdopt) return;
        Decisions = [.. (await db.Set<Decision>().AsNoTracking().OrderByDescending(d => d.Date).ThenByDescending(d => d.Id).Take(50).Select(d => new { d.Id, d.Body, d.Date, d.Title }).ToListAsync())
            .Select(d => new SelectListItem($"{French.ShortDate(d.Date)}, {Decision.Word(d.Body)} : {d.Title}", d.Id.ToString()))];
    }

    public sealed class Form
    {
        [Required(ErrorMessage = "Choisissez un barème.")]
        public string? Code { get; set; }

        public Month? From { get; set; }

        [Required(ErrorMessage = "Choisissez la décision qui fixe ce barème, ou notez-la d’abord.")]
        public long? Decision { get; set; }

        public string? Family { get; set; }
        public bool Moves { get; set; }
        /// <summary>What the page showed would move, to be confirmed.</summary>
        public string? Shown { get; set; }
        /// <summary><see cref="IndexModel.Read"/> of the page that was sent.</summary>
        public string? Read { get; set; }

        internal int? VersionRead => Read?.Split(' ').FirstOrDefault(r => r.StartsWith($"{Code}@", StringComparison.Ordinal)) is { } read && int.TryParse(read[(Code!.Length + 1)..], out var version) ? version : null;
    }
}
