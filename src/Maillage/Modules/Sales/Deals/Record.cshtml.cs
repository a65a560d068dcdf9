using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Deals;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Deals;

/// <summary>An affair: its quotes, its invoices, its costs, what it leaves.</summary>
[Needs(SalesModule.Read)]
public sealed class RecordModel(DealReader reader, DealActions actions, Access access, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public DealRecord Record { get; private set; } = null!;
    public bool CanEdit { get; private set; }
    public DateOnly Today => clock.Today;
    /// <summary>Identity of the cost the form makes.</summary>
    public long Fresh { get; } = IdSequence.Next();

    public async Task<IActionResult> OnGet()
    {
        if (await reader.Record(new(Id)) is not { } record) return NotFound();
        (Record, CanEdit) = (record, await access.CanOver(SalesModule.EditQuotes, record.Deal));
        return Page();
    }

    public Task<IActionResult> OnPostNommer(string? name) => Then(actions.Rename(new(Id), name ?? ""), "L’affaire a changé de nom.");

    public Task<IActionResult> OnPostClore(bool closed) => Then(actions.Close(new(Id), closed), closed ? "L’affaire est close." : "L’affaire est rouverte.");

    public Task<IActionResult> OnPostAcheter(long fresh, DateOnly? date, string? label, Money? ht) =>
        Then(actions.AddCost(new(Id), new(fresh), date ?? clock.Today, label ?? "", ht ?? Money.Zero), "L’achat est noté.");

    public Task<IActionResult> OnPostRetirer(long cost) => Then(actions.RemoveCost(new(Id), new(cost)), "L’achat est retiré.");

    private async Task<IActionResult> Then(Task<Result<Deal>> act, string done)
    {
        var result = await act;
        return result.Ok ? this.Done(done, $"/affaires/{Id}") : this.Refused(result, $"/affaires/{Id}");
    }
}
