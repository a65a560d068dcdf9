using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Receipts;

public sealed record ReceiptRow(Id<Receipt> Id, Id<Invoice> InvoiceId, string Number, string? Customer, string Activity, DateOnly Date, PaymentMethod Method, string Reference, Money Amount, string? Reversed);

/// <summary>Reads the payments within reach, the latest first.</summary>
public sealed class ReceiptList(Db db, Access access)
{
    public const int PageSize = 50;

    /// <summary>Words of each way to pay.</summary>
    public static string Word(PaymentMethod method) => method switch
    {
        PaymentMethod.Transfer => "virement",
        PaymentMethod.Cheque => "chèque",
        PaymentMethod.Card => "carte",
        _ => "espèces",
    };

    /// <summary>A page of payments of a month, how many there are, and their sum without those taken back.</summary>
    /// <param name="page">From 1.</param>
    public async Task<(IReadOnlyList<ReceiptRow> Rows, int Count, Money Sum)> Of(Month month, int page)
    {
        var (first, last) = (month.First, month.Last);
        var receipts = db.Set<Receipt>().Within(await access.ReachOf(SalesModule.Read)).Where(r => r.Date >= first && r.Date <= last);
        var reversals = db.Set<ReceiptReversal>();
        var count = await receipts.CountAsync();
        var sum = await receipts.Where(r => !reversals.Any(v => v.ReceiptId == r.Id)).SumAsync(r => r.Amount.Cents);
        var rows = await (
            from receipt in receipts.OrderByDescending(r => r.Date).ThenByDescending(r => r.Id).Skip((Paging.Clamp(page) - 1) * PageSize).Take(PageSize)
            join invoice in db.Set<Invoice>() on receipt.InvoiceId equals invoice.Id
            join activity in db.Set<Activity>() on receipt.ActivityId equals activity.Id
            join c in db.Set<Customer>() on invoice.CustomerId equals c.Id into customers
            from customer in customers.DefaultIfEmpty()
            join v in reversals on receipt.Id equals v.ReceiptId into taken
            from reversal in taken.DefaultIfEmpty()
            orderby receipt.Date descending, receipt.Id descending
            select new ReceiptRow(receipt.Id, invoice.Id, invoice.Number!, customer.Name, activity.Name, receipt.Date, receipt.Method, receipt.Reference, receipt.Amount, reversal.Reason)).ToListAsync();
        return (rows, count, new Money(sum));
    }

    /// <summary>What came in during a month, by entity, without the payments taken back.</summary>
    public async Task<IReadOnlyDictionary<Id<LegalEntity>, Money>> Sums(Month month)
    {
        var (first, last) = (month.First, month.Last);
        var reversals = db.Set<ReceiptReversal>();
        return await db.Set<Receipt>().Within(await access.ReachOf(SalesModule.Read)).Where(r => r.Date >= first && r.Date <= last && !reversals.Any(v => v.ReceiptId == r.Id))
            .GroupBy(r => r.EntityId).Select(g => new { g.Key, Cents = g.Sum(r => r.Amount.Cents) }).ToDictionaryAsync(g => g.Key, g => new Money(g.Cents));
    }
}
