using System.ComponentModel.DataAnnotations;
using Maillage.Domain.Contribution;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Contribution.Months;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Contribution.Scales;

/// <summary>The scale in force, those before and after, and the form that adopts one.</summary>
[Needs(ContributionModule.Read)]
public sealed class IndexModel(Access access, Clock clock, ScaleBook scales, ShippedScales shipped, PostedContributions posted, ScaleActions actions) : PageModel
{
    public const string Address = "/contribution/bareme";

    [BindProperty]
    public Form Input { get; set; } = new();

    public ScaleHistory History { get; private set; } = null!;
    public AdoptedScale? Adopted { get; private set; }
    public Scale? InForce { get; private set; }
    public bool MayAdopt { get; private set; }
    /// <summary>The last month for which contributions are posted: the scales up to it have served.</summary>
    public Month? LastPosted { get; private set; }
    public IReadOnlyList<Scale> Shipped => shipped.All;
    public IEnumerable<SelectListItem> Choices => Shipped.Select(s => new SelectListItem(s.Name, s.Code));

    public async Task OnGet()
    {
        await Load();
        Input = new Form { From = (LastPosted?.Next ?? new Month(clock.Today.Year, 1)).ToString() };
    }

    public async Task<IActionResult> OnPost()
    {
        Month? from = Month.TryParse(Input.From, null, out var read) ? read : null;
        if (from is null && ModelState.IsValid) ModelState.AddModelError("Input.From", "Écrivez le mois sous la forme 2026-07.");
        var done = ModelState.IsValid ? await actions.Adopt(Input.Code!, from!.Value, Input.Decision!) : null;
        if (done is { Ok: true }) return this.Done($"Le barème est en vigueur à partir {French.OfMonth(done.Value.From)}.", Address);
        await Load();
        return done is null ? this.Unprocessable() : this.Refuse(done);
    }

    public async Task<IActionResult> OnPostWithdraw(Id<AdoptedScale> scale)
    {
        var done = await actions.Withdraw(scale);
        return done.Ok ? this.Done("Le barème est retiré.", Address) : this.Refused(done, Address);
    }

    private async Task Load()
    {
        History = await scales.History();
        Adopted = History.Adopted(Month.Of(clock.Today));
        InForce = History.In(Month.Of(clock.Today));
        LastPosted = await posted.LastMonth();
        MayAdopt = await access.Can(ContributionModule.Adopt, Resource.Cooperative);
    }

    public sealed class Form
    {
        [Required(ErrorMessage = "Choisissez un barème.")]
        public string? Code { get; set; }

        [Required(ErrorMessage = "Indiquez le premier mois.")]
        public string? From { get; set; }

        [Required(ErrorMessage = "Nommez la décision, par exemple « assemblée générale du 12 juin 2026 ».")]
        public string? Decision { get; set; }
    }
}
