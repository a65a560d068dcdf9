using Maillage.Domain.Kernel;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Platform;
using Maillage.Platform.Data;

namespace Maillage.Modules.Sales.Receipts;

/// <summary>Applies credit notes and advances to invoices of the same customer.</summary>
public sealed class OffsetActions(Db db, Clock clock, Current current, CustomerAccount account, ClearingBook book, SalesAccounts accounts)
{
    /// <summary>Applies credit to invoices, dated today.</summary>
    /// <param name="id">Made by the form, so that sending it twice records it once.</param>
    /// <param name="allocations">Positive for invoices, negative for the credit used; they add up to zero.</param>
    public Task<Result<Offset>> Record(Id<Customer> customerId, Id<Clearing> id, IReadOnlyList<Allocation> allocations) => db.Write<Offset>(async () =>
    {
        allocations = [.. allocations.Where(a => !a.Amount.IsZero)];
        var customer = await book.Hold(customerId, SalesModule.RecordReceipts);
        if (!customer.Ok) return Result<Offset>.Refused(customer.Refusals);
        if (await book.Recorded(id) is { } before)
            return before is Offset same && same.Clears(allocations) && await book.IsOf(same, customer.Value) ? same : new Refusal("sales.receipt.key", "Cette saisie a déjà enregistré une autre opération. Rouvrez la page.");
        if (ClearingRules.OfOffset(allocations) is { } wrong) return wrong;
        var claims = await account.Open(customer.Value, [.. allocations.Select(a => a.Claim)]);
        if (ClearingRules.Of(allocations, claims, clock.Today, clock.Today) is { Count: > 0 } refusals) return Result<Offset>.Refused(refusals);
        return await Keep(customer.Value, id, allocations, claims);
    });

    /// <summary>Applies a credit note that has just been issued to what remains of the invoice it takes back; the rest stays owed to the customer.</summary>
    /// <param name="note">Issued and saved in the same transaction, its customer held.</param>
    public async Task<Result> Apply(Invoice note, Customer customer)
    {
        ClaimId[] both = [ClaimId.Of(note.Id), ClaimId.Of(note.CreditsId!.Value)];
        var claims = await account.Open(customer, both);
        if (claims.FirstOrDefault(c => c.Id == both[0]) is not { } credit || claims.FirstOrDefault(c => c.Id == both[1]) is not { } debt) return Result.Done;
        var amount = Money.Min(debt.Remaining, -credit.Remaining);
        return amount.IsPositive ? await Keep(customer, Id<Clearing>.New(), [new(debt.Id, amount), new(credit.Id, -amount)], claims) : Result.Done;
    }

    /// <summary>
    /// Makes the tax due of a document that asks for nothing although its VAT groups do: what earlier invoices billed under one code equals what it bills
    /// under another.
    /// </summary>
    /// <param name="document">Issued in the same transaction; it opened no item.</param>
    public async Task<Result> Level(Invoice document, Customer customer)
    {
        var claim = Claim.Of(document, [], [], accounts);
        return claim.Groups.Any(g => !g.Vat.IsZero) ? await Keep(customer, Id<Clearing>.New(), [new(claim.Id, Money.Zero)], [claim]) : Result.Done;
    }

    private Task<Result<Offset>> Keep(Customer customer, Id<Clearing> id, IReadOnlyList<Allocation> allocations, IReadOnlyList<Claim> claims)
    {
        var offset = new Offset(id, customer, clock.Today, allocations, claims, clock.Now, current.Account);
        return book.Keep(offset, ClearingPosting.Of(offset, claims, accounts));
    }
}
