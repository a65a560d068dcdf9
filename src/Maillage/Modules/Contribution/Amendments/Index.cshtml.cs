using Maillage.Domain.Contribution;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Membership;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Contribution.Amendments;

/// <summary>The amendments that new scales wait for.</summary>
[Needs(MembershipModule.EditContracts)]
public sealed class IndexModel(Clock clock, AmendmentActions actions) : PageModel
{
    private const string Address = "/contribution/avenants";

    public IReadOnlyList<AmendmentRow> Rows { get; private set; } = [];
    public DateOnly Today => clock.Today;
    public Month Current => Month.Of(clock.Today);

    public async Task OnGet() => Rows = await actions.Rows();

    public async Task<IActionResult> OnPost(Id<Contract> contract, Id<AdoptedScale> scale, DateOnly? signedOn, Month? from)
    {
        if (signedOn is not { } day || from is not { } month) return this.Refused(new Refusal("contribution.amendment.date", "Donnez le jour de la signature et le premier mois."), Address);
        var done = await actions.Sign(contract, scale, day, month);
        return done.Ok ? this.Done($"L’avenant est noté : le barème vaut à partir {French.OfMonth(done.Value.From)}.", Address) : this.Refused(done, Address);
    }
}
