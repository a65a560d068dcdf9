using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Sending;

/// <summary>The invoices to deposit on the public portal, and those deposited.</summary>
[Needs(SalesModule.Deposit)]
public sealed class ChorusModel(ChorusActions actions, Clock clock) : PageModel
{
    private const string Here = "/factures/chorus";

    public IReadOnlyList<ChorusRow> Waiting { get; private set; } = [];
    public IReadOnlyList<ChorusRow> Deposited { get; private set; } = [];
    public DateOnly Today => clock.Today;

    public async Task OnGet() => (Waiting, Deposited) = (await actions.Rows(deposited: false), await actions.Rows(deposited: true));

    public async Task<IActionResult> OnPostDeposer(long id, DateOnly? on, string? number)
    {
        var noted = await actions.Deposit(new(id), on ?? clock.Today, number ?? "");
        return noted.Ok ? this.Done("Le dépôt est noté.", Here) : this.Refused(noted, Here);
    }

    public async Task<IActionResult> OnPostReprendre(long id)
    {
        var undone = await actions.Undo(new(id));
        return undone.Ok ? this.Done("La facture est de nouveau à déposer.", Here) : this.Refused(undone, Here);
    }
}
