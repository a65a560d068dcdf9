using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Vat;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Takings;

/// <summary>The takings of a day: what was sold, how it was paid, and their cancellation.</summary>
[Needs(SalesModule.Read)]
public sealed class ShowModel(TakingList list, TakingActions actions, VatTable vat, Access access) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public TakingRecord Record { get; private set; } = null!;
    public bool CanReverse { get; private set; }
    public bool CanReadLedger { get; private set; }

    public string Label(LineNature nature, string code) => $"{(nature == LineNature.Goods ? "Biens" : "Services")}, {vat.Known(code)?.Label ?? code}";

    public async Task<IActionResult> OnGet()
    {
        if (await list.Find(new(Id)) is not { } record) return NotFound();
        Record = record;
        CanReverse = record.Reversal is null && await access.CanOver(SalesModule.RecordTakings, record.Taking);
        CanReadLedger = await access.CanOver(LedgerModule.Read, record.Taking);
        return Page();
    }

    public async Task<IActionResult> OnPostAnnuler(string? reason)
    {
        var reversed = await actions.Reverse(new(Id), reason ?? "");
        return reversed.Ok ? this.Done($"{reversed.Value.Title} : l’annulation est enregistrée.", $"/recettes/{Id}") : this.Refused(reversed, $"/recettes/{Id}");
    }
}
