using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger;
using Maillage.Platform;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Sales.Receipts;

/// <summary>One receipt, refund, offset or write-off: what it cleared, the advance it left, and what may still be done with it.</summary>
[Needs(SalesModule.Read)]
public sealed class ShowModel(ClearingReader reader, ReceiptActions receipts, WriteOffActions writeOffs, ReversalActions reversals, ReceiptSettings settings, Access access, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public ReceiptForm Receipt { get; set; } = new();

    public ClearingRecord Record { get; private set; } = null!;
    public Clearing Clearing => Record.Clearing;
    /// <summary>What is left of its advance, positive.</summary>
    public Money Advance => -(Record.Advance?.Remaining ?? Money.Zero);
    public bool IsSmall => Advance.IsPositive && Advance <= settings.SmallDifference;
    public bool CanAct { get; private set; }
    public bool CanReverse { get; private set; }
    public bool CanReadLedger { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (!await Fill()) return NotFound();
        Receipt = new() { Id = IdSequence.Next(), Amount = Advance, Date = clock.Today };
        return Page();
    }

    public async Task<IActionResult> OnPostRembourser()
    {
        if (!await Fill()) return NotFound();
        if (Receipt.Read(ModelState) is not { } draft) return this.Unprocessable();
        var refunded = await receipts.Refund(Clearing.CustomerId, draft, ClaimId.Of(Clearing.Id));
        return refunded.Ok ? this.Done($"{draft.Amount} remboursés au client.", Here) : this.Refuse(refunded, "Receipt");
    }

    public async Task<IActionResult> OnPostEcart()
    {
        if (!await Fill()) return NotFound();
        var done = await writeOffs.Record(Clearing.CustomerId, new(new(Receipt.Id), ClaimId.Of(Clearing.Id), WriteOffCause.SmallDifference));
        return done.Ok ? this.Done($"L’écart de {done.Value.Amount.Abs} est comptabilisé.", Here) : this.Refused(done, Here);
    }

    public async Task<IActionResult> OnPostAnnuler(string? reason)
    {
        var reversed = await reversals.Reverse(new(Id), reason ?? "");
        return reversed.Ok ? this.Done($"{ClearingReader.Word(reversed.Value)} : l’annulation est enregistrée.", Here) : this.Refused(reversed, Here);
    }

    private string Here => $"/encaissements/{Id}";

    private async Task<bool> Fill()
    {
        if (await reader.Find(new(Id)) is not { } record) return false;
        Record = record;
        CanAct = Record.Reversal is null && await access.CanOver(SalesModule.RecordReceipts, Clearing);
        CanReverse = Record.Reversal is null && await access.CanOver(Clearing is WriteOff w ? WriteOffActions.RightFor(w.Cause) : SalesModule.RecordReceipts, Clearing);
        CanReadLedger = await access.CanOver(LedgerModule.Read, Clearing);
        return true;
    }
}
