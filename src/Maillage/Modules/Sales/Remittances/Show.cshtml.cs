using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Remittances;

/// <summary>The slip of a remittance, to print and hand in with the cheques; its cancellation.</summary>
[Needs(SalesModule.RecordReceipts)]
public sealed class ShowModel(RemittanceReader reader, RemittanceActions actions, Access access, Db db) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public Remittance Remittance { get; private set; } = null!;
    public IReadOnlyList<RemittedReceipt> Receipts { get; private set; } = [];
    public RemittanceReversal? Reversal { get; private set; }
    /// <summary>Who hands it in, as the bank knows it.</summary>
    public LegalIdentity? Holder { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (await reader.Find(new(Id)) is not { } found || !await access.Can(SalesModule.RecordReceipts, new Resource(Entity: found.Remittance.EntityId.Value))) return NotFound();
        (Remittance, Receipts, Reversal) = found;
        Holder = (await db.Set<LegalEntity>().AsNoTracking().SingleAsync(e => e.Id == Remittance.EntityId)).IdentityAt(Remittance.Date);
        return Page();
    }

    public async Task<IActionResult> OnPostAnnuler(string? reason)
    {
        var reversed = await actions.Reverse(new(Id), reason ?? "");
        var here = $"/encaissements/remises/{Id}";
        return reversed.Ok ? this.Done($"{reversed.Value.Title} : l’annulation est enregistrée, les encaissements attendent de nouveau.", here) : this.Refused(reversed, here);
    }
}
