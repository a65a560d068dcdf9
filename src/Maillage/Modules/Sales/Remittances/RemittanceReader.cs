using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Sales.Receipts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Remittances;

/// <summary>A receipt that waits for the bank, or is on a slip.</summary>
public sealed record RemittedReceipt(Id<Clearing> Id, string Customer, string Activity, DateOnly Date, string Reference, Money Amount);

/// <summary>A remittance in a list.</summary>
/// <param name="IsReversed">Taken back since.</param>
public sealed record RemittanceRow(Id<Remittance> Id, string Title, DateOnly Date, int Count, Money Gross, Money Fee, bool IsReversed);

/// <summary>Reads remittances; the pages check who may.</summary>
public sealed class RemittanceReader(Db db)
{
    /// <summary>How many remittances are shown, the latest first.</summary>
    public const int Size = 50;

    /// <summary>The receipts that wait, the oldest first.</summary>
    public Task<IReadOnlyList<RemittedReceipt>> Waiting(Id<LegalEntity> entity, PaymentMethod method) =>
        Named(RemittanceActions.Waiting(db, entity, method).OrderBy(r => r.Date).ThenBy(r => r.Id).Take(RemittanceActions.Most));

    public async Task<IReadOnlyList<RemittanceRow>> Latest(Id<LegalEntity> entity, PaymentMethod method)
    {
        var rows = await db.Set<Remittance>().AsNoTracking().Where(r => r.EntityId == entity && r.Method == method).OrderByDescending(r => r.Number).Take(Size)
            .Select(r => new { Remittance = r, IsReversed = db.Set<RemittanceReversal>().Any(v => v.RemittanceId == r.Id) }).ToListAsync();
        return [.. rows.Select(r => new RemittanceRow(r.Remittance.Id, r.Remittance.Title, r.Remittance.Date, r.Remittance.Lines.Count, r.Remittance.Gross, r.Remittance.Fee, r.IsReversed))];
    }

    /// <summary>One remittance with its receipts and what took it back; null when it does not exist.</summary>
    public async Task<(Remittance Remittance, IReadOnlyList<RemittedReceipt> Receipts, RemittanceReversal? Reversal)?> Find(Id<Remittance> id)
    {
        if (await db.Set<Remittance>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id) is not { } remittance) return null;
        var ids = remittance.Lines.Select(l => l.ReceiptId).ToList();
        return (remittance, await Named(db.Set<Receipt>().AsNoTracking().Where(r => ids.Contains(r.Id)).OrderBy(r => r.Date).ThenBy(r => r.Id)),
            await db.Set<RemittanceReversal>().AsNoTracking().SingleOrDefaultAsync(v => v.RemittanceId == id));
    }

    private async Task<IReadOnlyList<RemittedReceipt>> Named(IQueryable<Receipt> receipts) => [.. (await (
        from receipt in receipts.IgnoreAutoIncludes()
        join customer in db.Set<Customer>() on receipt.CustomerId equals customer.Id
        join activity in db.Set<Activity>() on receipt.ActivityId equals activity.Id
        orderby receipt.Date, receipt.Id
        select new { receipt.Id, Customer = customer.Name, Activity = activity.Name, receipt.Date, receipt.Reference, receipt.Amount }).ToListAsync())
        .Select(r => new RemittedReceipt(r.Id, r.Customer, r.Activity, r.Date, r.Reference, r.Amount))];
}
