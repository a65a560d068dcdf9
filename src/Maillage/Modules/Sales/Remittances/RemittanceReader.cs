using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Takings;
using Maillage.Modules.Sales.Receipts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Remittances;

/// <summary>A receipt that waits for the bank, or is on a slip; or the takings of a day.</summary>
/// <param name="Customer">Who paid; of takings, their title.</param>
/// <param name="IsTaking">Whether <paramref name="Id"/> is that of takings.</param>
public sealed record RemittedReceipt(long Id, string Customer, string Activity, DateOnly Date, string Reference, Money Amount, bool IsTaking = false)
{
    public string Href => IsTaking ? $"/recettes/{Id}" : $"/encaissements/{Id}";
}

/// <summary>A remittance in a list.</summary>
/// <param name="IsReversed">Taken back since.</param>
public sealed record RemittanceRow(Id<Remittance> Id, string Title, DateOnly Date, int Count, Money Gross, Money Fee, bool IsReversed);

/// <summary>Reads remittances; the pages check who may.</summary>
public sealed class RemittanceReader(Db db)
{
    /// <summary>How many remittances are shown, the latest first.</summary>
    public const int Size = 50;

    /// <summary>What waits, the oldest first.</summary>
    public async Task<IReadOnlyList<RemittedReceipt>> Waiting(Id<LegalEntity> entity, PaymentMethod method)
    {
        var receipts = await Named(RemittanceActions.Waiting(db, entity, method).OrderBy(r => r.Date).ThenBy(r => r.Id).Take(RemittanceActions.Most));
        var takings = await Named(RemittanceActions.WaitingTakings(db, entity, method).OrderBy(t => t.Date).ThenBy(t => t.Id).Take(RemittanceActions.Most), method);
        return [.. receipts.Concat(takings).OrderBy(r => r.Date).Take(RemittanceActions.Most)];
    }

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
        var ids = remittance.Lines.Select(l => l.ReceiptId).OfType<Id<Clearing>>().ToList();
        var days = remittance.Lines.Select(l => l.TakingId).OfType<Id<Taking>>().ToList();
        IReadOnlyList<RemittedReceipt> rows =
        [
            .. await Named(db.Set<Receipt>().AsNoTracking().Where(r => ids.Contains(r.Id)).OrderBy(r => r.Date).ThenBy(r => r.Id)),
            .. days.Count == 0 ? [] : await Named(db.Set<Taking>().AsNoTracking().Where(t => days.Contains(t.Id)), remittance.Method),
        ];
        return (remittance, rows, await db.Set<RemittanceReversal>().AsNoTracking().SingleOrDefaultAsync(v => v.RemittanceId == id));
    }

    private async Task<IReadOnlyList<RemittedReceipt>> Named(IQueryable<Taking> takings, PaymentMethod method) => [.. (await (
        from taking in takings
        join activity in db.Set<Activity>() on taking.ActivityId equals activity.Id
        orderby taking.Date, taking.Id
        select new { taking, Activity = activity.Name }).ToListAsync())
        .Select(t => new RemittedReceipt(t.taking.Id.Value, t.taking.Title, t.Activity, t.taking.Date, "", t.taking.Paid(method), IsTaking: true))];

    private async Task<IReadOnlyList<RemittedReceipt>> Named(IQueryable<Receipt> receipts) => [.. (await (
        from receipt in receipts.IgnoreAutoIncludes()
        join customer in db.Set<Customer>() on receipt.CustomerId equals customer.Id
        join activity in db.Set<Activity>() on receipt.ActivityId equals activity.Id
        orderby receipt.Date, receipt.Id
        select new { receipt.Id, Customer = customer.Name, Activity = activity.Name, receipt.Date, receipt.Reference, receipt.Amount }).ToListAsync())
        .Select(r => new RemittedReceipt(r.Id.Value, r.Customer, r.Activity, r.Date, r.Reference, r.Amount))];
}
