using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Entries;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Receipts;

/// <summary>A payment as the form gives it.</summary>
/// <param name="Id">Made by the form, so that sending it twice records one payment.</param>
public sealed record ReceiptDraft(Id<Receipt> Id, Money Amount, DateOnly Date, PaymentMethod Method, string Reference = "");

/// <summary>Records payments of issued invoices and takes wrong ones back.</summary>
public sealed class ReceiptActions(Db db, Access access, Clock clock, Current current, Posting posting, SalesAccounts accounts, Events events)
{
    /// <summary>Records a payment: the ledger's item is settled by as much and the tax of services becomes due.</summary>
    public Task<Result<Receipt>> Record(Id<Invoice> invoiceId, ReceiptDraft draft) => db.Write<Receipt>(async () =>
    {
        await db.Lock($"invoice:{invoiceId}");
        if (await db.Set<Invoice>().AsNoTracking().Include(i => i.Lines).SingleOrDefaultAsync(i => i.Id == invoiceId) is not { } invoice) return Refusal.NotFound;
        if (await access.NeedOver(SalesModule.RecordReceipts, invoice) is { Ok: false } refused) return Result<Receipt>.Refused(refused.Refusals);
        if (await db.Set<Receipt>().SingleOrDefaultAsync(r => r.Id == draft.Id) is { } recorded)
            return recorded.InvoiceId != invoiceId ? Refusal.NotFound
                : (recorded.Amount, recorded.Date, recorded.Method) == (draft.Amount, draft.Date, draft.Method) ? recorded
                : new Refusal("sales.receipt.key", $"Cette saisie a déjà enregistré un encaissement de {recorded.Amount}. Rouvrez la facture pour en saisir un autre.");
        if (!invoice.IsIssued) return new Refusal("sales.receipt.not-issued", "Cette facture n’est pas encore émise : elle ne peut pas être encaissée.");
        var item = await db.Set<OpenItem>().AsNoTracking().SingleAsync(i => i.EntryId == invoice.EntryId);
        if (Check(draft, invoice, item) is { Count: > 0 } wrong) return Result<Receipt>.Refused(wrong);

        var pending = ReceiptPosting.After(InvoicePosting.Pending(invoice, accounts), await Standing(invoiceId));
        var receipt = new Receipt(draft.Id, invoice, draft.Amount, draft.Date, draft.Method, draft.Reference.Trim(), PaymentSplit.VatOf(pending, draft.Amount), clock.Now, current.Account);
        var entry = await posting.Post(ReceiptPosting.Of(receipt, invoice.Number!, item, accounts));
        if (!entry.Ok) return Result<Receipt>.Refused(entry.Refusals);
        receipt.BookedAs(entry.Value.Id);
        db.Add(receipt);
        await events.Tell(new ReceiptRecorded(receipt));
        return receipt;
    });

    /// <summary>Takes a payment back by the mirror of its entry, dated today. Doing it again changes nothing.</summary>
    public Task<Result<Receipt>> Reverse(Id<Receipt> id, string reason) => db.Write<Receipt>(async () =>
    {
        if (await db.Set<Receipt>().SingleOrDefaultAsync(r => r.Id == id) is not { } receipt) return Refusal.NotFound;
        if (await access.NeedOver(SalesModule.RecordReceipts, receipt) is { Ok: false } refused) return Result<Receipt>.Refused(refused.Refusals);
        await db.Lock($"invoice:{receipt.InvoiceId}");
        if (await db.Set<ReceiptReversal>().AnyAsync(r => r.ReceiptId == id)) return receipt;
        reason = reason.Trim();
        if (reason.Length is 0 or > 150) return new Refusal("sales.receipt.reason", "Dites en 150 caractères au plus pourquoi cet encaissement est annulé.", "Reason");
        var entry = await posting.Reverse(receipt.EntryId, clock.Today, reason);
        if (!entry.Ok) return Result<Receipt>.Refused(entry.Refusals);
        db.Add(new ReceiptReversal(receipt, clock.Today, reason, entry.Value.Id, clock.Now, current.Account));
        await events.Tell(new ReceiptReversed(receipt));
        return receipt;
    });

    private List<Refusal> Check(ReceiptDraft draft, Invoice invoice, OpenItem item)
    {
        var refusals = new List<Refusal>();
        if (draft.Amount.IsZero) refusals.Add(new("sales.receipt.zero", "Donnez le montant reçu.", nameof(draft.Amount)));
        else refusals.AddRange(InvoiceBalance.Accept(item.Remaining, draft.Amount, Money.Zero, nameof(draft.Amount)).Refusals);
        if (draft.Date > clock.Today) refusals.Add(new("sales.receipt.date", "Un encaissement ne peut pas être daté dans le futur : donnez le jour où l’argent est arrivé.", nameof(draft.Date)));
        if (draft.Date < invoice.IssuedOn) refusals.Add(new("sales.receipt.date", $"La facture est du {French.LongDate(invoice.IssuedOn!.Value)} : l’encaissement ne peut pas venir avant.", nameof(draft.Date)));
        if (draft.Reference.Length > 100) refusals.Add(new("sales.receipt.reference", "La référence a plus de 100 caractères : raccourcissez-la.", nameof(draft.Reference)));
        return refusals;
    }

    private Task<List<Receipt>> Standing(Id<Invoice> invoice) => db.Set<Receipt>().AsNoTracking()
        .Where(r => r.InvoiceId == invoice && !db.Set<ReceiptReversal>().Any(v => v.ReceiptId == r.Id)).ToListAsync();
}
