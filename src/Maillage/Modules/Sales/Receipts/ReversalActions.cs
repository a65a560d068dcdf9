using Maillage.Domain.Kernel;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Sales.Cash;
using Maillage.Modules.Sales.Remittances;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Receipts;

/// <summary>Takes back what cleared the account of a customer.</summary>
public sealed class ReversalActions(Db db, Access access, Clock clock, Current current, Posting posting, ClearingBook book, SalesAccounts accounts, Events events, CashBook cash)
{
    public const int LongestReason = 150;

    /// <summary>
    /// Takes it back by the mirror of its entry, dated today; a cheque that was handed in leaves the bank, its slip stays. Doing it again changes nothing.
    /// </summary>
    public Task<Result<Clearing>> Reverse(Id<Clearing> id, string reason) => db.Write<Clearing>(async () =>
    {
        if (await db.Set<Clearing>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id) is not { } clearing) return Refusal.NotFound;
        var right = clearing is WriteOff writeOff ? WriteOffActions.RightFor(writeOff.Cause) : SalesModule.RecordReceipts;
        if (await access.NeedOver(right, clearing) is { Ok: false } refused) return Result<Clearing>.Refused(refused.Refusals);
        await book.Hold(clearing.CustomerId);
        if (await db.Set<ClearingReversal>().AnyAsync(r => r.ClearingId == id)) return clearing;
        reason = reason.Trim();
        if (reason.Length is 0 or > LongestReason) return new Refusal("sales.receipt.reason", $"Dites en {LongestReason} caractères au plus pourquoi vous annulez.", "Reason");
        if (clearing is Offset && clearing.Shares.All(s => s.Amount.IsZero)) return new Refusal("sales.offset.level", "Cette imputation va avec la facture elle-même : elle ne s’annule pas.");
        if (await Dependent(id) is { } used) return used;
        if (clearing is Receipt { Method: PaymentMethod.Cash, IsRefund: false } && await cash.Hold(clearing.ActivityId, clearing.EntityId) is var inTill && inTill < clearing.Amount)
            return new Refusal("sales.receipt.cash", $"La caisse de cette activité n’a plus que {inTill} : les espèces de cet encaissement en sont sorties. Annulez d’abord leur dépôt, ou enregistrez un remboursement par virement.");
        var bounced = clearing is Receipt receipt && await IsRemitted(receipt) ? receipt : null;
        var entry = await posting.Reverse(clearing.EntryId, clock.Today, reason);
        if (!entry.Ok) return Result<Clearing>.Refused(entry.Refusals);
        if (bounced is not null && await posting.Post(Remittance.Bounced(bounced, entry.Value.Document, clock.Today, accounts)) is { Ok: false } stuck) return Result<Clearing>.Refused(stuck.Refusals);
        db.Add(new ClearingReversal(clearing, clock.Today, reason, entry.Value.Id, clock.Now, current.Account));
        await db.SaveChangesAsync();
        await events.Tell(new ClearingReversed(clearing));
        return clearing;
    });

    /// <summary>Whether a remittance that stands brought it to the bank; from here on none does.</summary>
    private async Task<bool> IsRemitted(Receipt receipt)
    {
        if (!Remittance.Waits(receipt.Method)) return false;
        await db.Lock(RemittanceActions.LockOf(receipt.EntityId));
        return await db.Set<RemittanceLine>().AnyAsync(l => l.ReceiptId == receipt.Id && !db.Set<RemittanceReversal>().Any(v => v.RemittanceId == l.RemittanceId));
    }

    /// <summary>What was done since with the advance it left.</summary>
    private async Task<Refusal?> Dependent(Id<Clearing> id)
    {
        var later = await db.Set<Clearing>().AsNoTracking().Where(c => c.Shares.Any(s => s.AdvanceId == id) && !db.Set<ClearingReversal>().Any(v => v.ClearingId == c.Id))
            .OrderBy(c => c.Date).FirstOrDefaultAsync();
        return later is null ? null : new("sales.receipt.advance-used",
            $"L’avance que cet encaissement a laissée a servi le {French.LongDate(later.Date)} : annulez d’abord {(later is Receipt { IsRefund: true } ? "le remboursement" : later is WriteOff ? "l’écart de règlement" : "l’imputation")}.");
    }
}
