using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Recurring;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Recurring;

/// <summary>A model: its rhythm, what the next draft will say, those it made, and what may be done with it.</summary>
[Needs(SalesModule.Read)]
public sealed class RecordModel(RecurringReader reader, RecurringActions actions, Access access) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public RecurringRow Row { get; private set; } = null!;
    public RecurringInvoice Recurring => Row.Model;
    public IReadOnlyList<MadeDraft> Drafts { get; private set; } = [];
    public bool CanEdit { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (await reader.Find(new(Id)) is not { } found) return NotFound();
        (Row, Drafts) = found;
        CanEdit = await access.CanOver(SalesModule.EditInvoices, Recurring);
        return Page();
    }

    public Task<IActionResult> OnPostPause() => Then(actions.Pause(new(Id)), "En pause : aucun brouillon ne se prépare jusqu’à la reprise.");

    public Task<IActionResult> OnPostReprendre() => Then(actions.Resume(new(Id)), "Les brouillons reprennent à la prochaine date.");

    public Task<IActionResult> OnPostArreter() => Then(actions.Stop(new(Id)), "Terminée : les brouillons déjà faits restent.");

    private async Task<IActionResult> Then(Task<Result<RecurringInvoice>> act, string message)
    {
        var (done, here) = (await act, $"/factures/recurrentes/{Id}");
        return done.Ok ? this.Done(message, here) : this.Refused(done, here);
    }
}
