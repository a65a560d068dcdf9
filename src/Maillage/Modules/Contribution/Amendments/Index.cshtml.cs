using Maillage.Domain.Contribution;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Modules.Contribution.Months;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Membership;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Contribution.Amendments;

/// <summary>The amendments that new scales wait for.</summary>
[Needs(MembershipModule.EditContracts)]
public sealed class IndexModel(Clock clock, AmendmentActions actions, PostedContributions posted) : PageModel
{
    private const string Address = "/contribution/avenants";

    public IReadOnlyList<AmendmentRow> Rows { get; private set; } = [];
    public DateOnly Today => clock.Today;
    /// <summary>The first month that an amendment may still change.</summary>
    public Month Next { get; private set; }

    public async Task OnGet()
    {
        var current = Month.Of(clock.Today);
        (Rows, Next) = (await actions.Rows(), await posted.LastMonth() is { } last && last >= current ? last.Next : current);
    }

    public async Task<IActionResult> OnPost(Id<Contract> contract, Id<AdoptedScale> scale, DateOnly? signedOn, Month? from)
    {
        if (signedOn is not { } day || from is not { } month) return this.Refused(new Refusal("contribution.amendment.date", "Donnez le jour de la signature et le premier mois."), Address);
        var done = await actions.Sign(contract, scale, day, month);
        return done.Ok ? this.Done($"L’avenant est noté : le barème vaut à partir {French.OfMonth(done.Value.From)}.", Address) : this.Refused(done, Address);
    }
}
