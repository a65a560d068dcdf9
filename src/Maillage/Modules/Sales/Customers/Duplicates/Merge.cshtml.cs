using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Customers.Duplicates;

/// <summary>Two customers side by side, and what the one kept will say.</summary>
[Needs(SalesModule.EditCustomers)]
public sealed class MergeModel(CustomerReader customers, DuplicateReader duplicates, CustomerMerging merging, Access access) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public long Other { get; set; }

    [BindProperty]
    public MergeForm Input { get; set; } = new();

    public Customer Kept { get; private set; } = null!;
    public Customer Merged { get; private set; } = null!;
    public CustomerWeight KeptWeight { get; private set; } = null!;
    public CustomerWeight MergedWeight { get; private set; } = null!;
    public Refusal? Obstacle { get; private set; }
    public IReadOnlyList<MergeChoice> Differences => Input.Differences(Kept.Details, Merged.Details);

    public async Task<IActionResult> OnGet()
    {
        if (await Fill() is { } answer) return answer;
        (Input.Version, Input.OtherVersion) = (Kept.Version, Merged.Version);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Fill() is { } answer) return answer;
        var done = await merging.Merge(Kept.Id, Input.Version, Merged.Id, Input.OtherVersion, Input.Details(Kept.Details, Merged.Details));
        if (done.Ok) return this.Done($"{done.Value.Name} : les deux fiches n’en font plus qu’une.", $"/clients/{done.Value.Id}");
        if (done.Refusal!.Type == Refusal.Stale.Type) (Input.Version, Input.OtherVersion) = (Kept.Version, Merged.Version);
        return this.Refuse(Result.Refused([.. done.Refusals.Select(r => r with { Field = null })]));
    }

    private async Task<IActionResult?> Fill()
    {
        if (await customers.Find(new(Id)) is not { } kept || await customers.Find(new(Other)) is not { } merged) return NotFound();
        foreach (var customer in (Customer[])[kept, merged])
            if (!await access.CanOver(SalesModule.EditCustomers, customer)) return StatusCode(StatusCodes.Status403Forbidden);
        // One of them was merged already: an old address, or the same form sent twice.
        if (kept.Id == merged.Id) return LocalRedirect($"/clients/{kept.Id}");
        (Kept, Merged, Obstacle) = (kept, merged, CustomerMerge.Obstacle(kept, merged));
        (KeptWeight, MergedWeight) = (await duplicates.Weight(kept), await duplicates.Weight(merged));
        return null;
    }
}
