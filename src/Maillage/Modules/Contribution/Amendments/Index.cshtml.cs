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

    /// <summary>The amendment that is to be taken out, when posted months move and that is to be confirmed; null otherwise.</summary>
    public (AmendmentRow Row, IReadOnlyList<PostedMove> Moves)? Leaving { get; private set; }

    public Task OnGet() => Load();

    private async Task Load()
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

    public async Task<IActionResult> OnPostRemove(Id<ScaleAmendment> amendment, string? shown)
    {
        var done = await actions.Remove(amendment, shown);
        if (done.Ok) return this.Done("L’avenant est retiré : le barème d’avant vaut de nouveau.", Address);
        await Load();
        if (done.Refusal is not MovesRefusal moving || Rows.FirstOrDefault(r => r.Signed?.Id == amendment) is not { } row) return this.Refused(done, Address);
        Leaving = (row, moving.Moves);
        return this.Unprocessable();
    }
}
