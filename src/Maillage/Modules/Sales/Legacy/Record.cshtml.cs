using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Receipts;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Legacy;

/// <summary>An invoice of the program used before: what is left of it, what cleared it, and how to give it up.</summary>
[Needs(SalesModule.Read)]
public sealed class RecordModel(LegacyReader reader, WriteOffActions writeOffs, Access access) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>Made when the form is shown, so that sending it twice records it once.</summary>
    [BindProperty]
    public long Key { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public LegacyRecord Record { get; private set; } = null!;
    public bool CanReceive { get; private set; }
    public bool CanWriteOff { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        Key = IdSequence.Next();
        return await Fill() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostSolder(WriteOffCause cause)
    {
        if (!await Fill()) return NotFound();
        var done = await writeOffs.Record(Record.Invoice.CustomerId, new(new(Key), ClaimId.Of(Record.Invoice.Id), cause, Reason ?? ""));
        return done.Ok ? this.Done($"{done.Value.Amount.Abs} soldés.", $"/factures/reprises/{Id}") : this.Refuse(done, "");
    }

    private async Task<bool> Fill()
    {
        if (await reader.Find(new(Id)) is not { } record) return false;
        Record = record;
        CanReceive = await access.CanOver(SalesModule.RecordReceipts, record.Invoice);
        CanWriteOff = await access.CanOver(SalesModule.WriteOff, record.Invoice);
        return true;
    }
}
