using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.SelfIssuing;

/// <summary>Who validates quotes and issues invoices alone, up to what amount.</summary>
[Needs(SalesModule.GrantSelfIssue)]
public sealed class IndexModel(SelfIssueActions actions) : PageModel
{
    public IReadOnlyList<SelfIssueRow> Rows { get; private set; } = [];

    public async Task OnGet() => Rows = await actions.Rows();

    [Confirmed]
    public async Task<IActionResult> OnPost(long activity, long account, Money? quotes, Money? invoices)
    {
        if (!ModelState.IsValid) return this.Refused(new Refusal("sales.self-issue", "Un plafond est un montant en euros, comme 1 500,00."), "/ventes/autonomie");
        var set = await actions.Set(new(activity), account, quotes ?? Money.Zero, invoices ?? Money.Zero);
        return set.Ok ? this.Done("Les plafonds sont enregistrés.", "/ventes/autonomie") : this.Refused(set, "/ventes/autonomie");
    }
}
