using Maillage.Domain.Kernel;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Cash;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Identity.Duties;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Cash;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Receipts;

/// <summary>Money as the form gives it.</summary>
/// <param name="Id">Made by the form, so that sending it twice records it once.</param>
/// <param name="Amount">Positive, whichever way it goes.</param>
public sealed record ReceiptDraft(Id<Clearing> Id, Money Amount, DateOnly Date, PaymentMethod Method, string Reference = "");

/// <summary>Records money that comes from customers and goes back to them.</summary>
public sealed class ReceiptActions(Db db, Access access, Clock clock, Current current, CustomerAccount account, ClearingBook book, SalesAccounts accounts, CashBook cash, DutyBook duties)
{
    public const int LongestReference = 100;

    /// <summary>Records a payment of one invoice; what exceeds what remains of it is an advance of the customer.</summary>
    public Task<Result<Receipt>> Record(Id<Invoice> id, ReceiptDraft draft) => db.Write<Receipt>(async () =>
    {
        if (await db.Set<Invoice>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id) is not { } invoice) return Refusal.NotFound;
        if (await access.NeedOver(SalesModule.RecordReceipts, invoice) is { Ok: false } refused) return Result<Receipt>.Refused(refused.Refusals);
        if (!invoice.IsIssued) return new Refusal("sales.receipt.not-issued", "Cette facture n’est pas encore émise : elle ne peut pas être encaissée.");
        if (invoice.IsCredit) return new Refusal("sales.receipt.credit-note", "Un avoir ne s’encaisse pas : il s’impute sur une facture ou se rembourse.");
        if (draft.Date < invoice.IssuedOn)
            return new Refusal("sales.receipt.date", $"La facture est du {French.LongDate(invoice.IssuedOn.Value)} : l’encaissement ne peut pas venir avant.", nameof(draft.Date));
        var customer = await book.Hold(invoice.CustomerId!.Value, SalesModule.RecordReceipts);
        if (!customer.Ok) return Result<Receipt>.Refused(customer.Refusals);
        if (await book.Recorded(draft.Id) is { } before)
            return before is Receipt same && Says(same, draft.Amount, draft) && same.Shares.All(s => s.InvoiceId == id) ? same : Key(before);
        var claim = draft.Amount.IsPositive ? await account.Find(customer.Value, ClaimId.Of(id)) : null;
        return await Book(customer.Value, draft, draft.Amount, claim is null ? [] : [new(claim.Id, Money.Min(claim.Remaining, draft.Amount))], claim is null ? [] : [claim]);
    });

    /// <summary>Records money over several claims of a customer; what they leave is an advance.</summary>
    /// <param name="allocations">Negative for the credit notes and advances used with it; zeros are left out.</param>
    public Task<Result<Receipt>> Record(Id<Customer> id, ReceiptDraft draft, IReadOnlyList<Allocation> allocations) => Allocated(id, draft, draft.Amount, allocations);

    /// <summary>Gives money back to a customer for what remains of a credit note or of an advance, wholly or partly.</summary>
    public Task<Result<Receipt>> Refund(Id<Customer> id, ReceiptDraft draft, ClaimId claim) => Allocated(id, draft, -draft.Amount, [new(claim, -draft.Amount)]);

    /// <summary>Said when the cash paid on one invoice of this receipt, with the advance it leaves, is more than the law allows; null otherwise.</summary>
    public async Task<string?> CashWarning(Receipt receipt)
    {
        if (receipt.Method != PaymentMethod.Cash || receipt.IsRefund) return null;
        var invoices = receipt.Shares.Where(s => s.InvoiceId is not null && s.Amount.IsPositive).Select(s => s.InvoiceId).ToList();
        var paid = await db.Set<ClearingShare>().Where(s => invoices.Contains(s.InvoiceId) && db.Set<Receipt>().Any(r => r.Id == s.ClearingId && r.Method == PaymentMethod.Cash)
            && !db.Set<ClearingReversal>().Any(v => v.ClearingId == s.ClearingId)).GroupBy(s => s.InvoiceId).Select(g => g.Sum(s => s.Amount.Cents)).ToListAsync();
        var most = new Money(paid.DefaultIfEmpty().Max()) + receipt.Unallocated;
        return most > CashRules.MostFromCustomer ? CashRules.Warning(most) : null;
    }

    private Task<Result<Receipt>> Allocated(Id<Customer> id, ReceiptDraft draft, Money amount, IReadOnlyList<Allocation> allocations) => db.Write<Receipt>(async () =>
    {
        allocations = [.. allocations.Where(a => !a.Amount.IsZero)];
        var customer = await book.Hold(id, SalesModule.RecordReceipts);
        if (!customer.Ok) return Result<Receipt>.Refused(customer.Refusals);
        if (await book.Recorded(draft.Id) is { } before)
            return before is Receipt same && Says(same, amount, draft) && same.Clears(allocations) && await book.IsOf(same, customer.Value) ? same : Key(before);
        if (amount.IsNegative && await Separated([.. allocations.Select(a => a.Claim)]) is { } both) return both;
        return await Book(customer.Value, draft, amount, allocations, await account.Open(customer.Value, [.. allocations.Select(a => a.Claim)]));
    });

    /// <summary>Refuses who made what is given back, where the cooperative asks for another person.</summary>
    private async Task<Refusal?> Separated(IReadOnlyList<ClaimId> claims)
    {
        if (!await duties.IsAsked(SalesModule.Refunds)) return null;
        var (credits, advances) = (claims.Select(c => c.Invoice).OfType<Id<Invoice>>().ToList(), claims.Select(c => c.Advance).OfType<Id<Clearing>>().ToList());
        var makers = await db.Set<Invoice>().Where(i => credits.Contains(i.Id)).Select(i => new { i.CreatedBy, i.SubmittedBy, i.IssuedBy }).ToListAsync();
        var recorders = await db.Set<Clearing>().Where(c => advances.Contains(c.Id)).Select(c => c.RecordedBy).ToListAsync();
        return await duties.Refuse(SalesModule.Refunds, [.. makers.SelectMany(m => (long?[])[m.CreatedBy, m.SubmittedBy, m.IssuedBy]), .. recorders]);
    }

    private async Task<Result<Receipt>> Book(Customer customer, ReceiptDraft draft, Money amount, IReadOnlyList<Allocation> allocations, IReadOnlyList<Claim> claims)
    {
        var refusals = new List<Refusal>();
        if (draft.Amount.IsNegative) refusals.Add(new("sales.receipt.negative", "Le montant ne peut pas être négatif. Pour annuler un encaissement, utilisez « Annuler l’encaissement ».", nameof(draft.Amount)));
        else if (ClearingRules.OfMoney(amount, allocations) is { } wrong) refusals.Add(wrong);
        if (draft.Reference.Length > LongestReference) refusals.Add(new("sales.receipt.reference", $"La référence a plus de {LongestReference} caractères : raccourcissez-la.", nameof(draft.Reference)));
        refusals.AddRange(ClearingRules.Of(allocations, claims, draft.Date, clock.Today));
        if (refusals.Count == 0 && amount.IsNegative && draft.Method == PaymentMethod.Cash)
        {
            await cash.Hold(customer.ActivityId, customer.EntityId);
            if (CashRules.OfLeaving(-amount, await cash.Available(customer.ActivityId, customer.EntityId, draft.Date)) is { } empty) refusals.Add(empty);
        }
        if (refusals.Count > 0) return Result<Receipt>.Refused(refusals);
        var receipt = new Receipt(draft.Id, customer, amount, draft.Date, draft.Method, draft.Reference.Trim(), allocations, claims, clock.Now, current.Account);
        return await book.Keep(receipt, ClearingPosting.Of(receipt, customer, claims, accounts));
    }

    private static bool Says(Receipt receipt, Money amount, ReceiptDraft draft) => (receipt.Amount, receipt.Date, receipt.Method) == (amount, draft.Date, draft.Method);

    private static Refusal Key(Clearing before) =>
        new("sales.receipt.key", $"Cette saisie a déjà enregistré {(before is Receipt ? $"un encaissement de {before.Amount}" : "une autre opération")}. Rouvrez la page pour en saisir un autre.");
}
