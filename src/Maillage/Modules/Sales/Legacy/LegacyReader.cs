using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Receipts;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Legacy;

/// <summary>A row of the list.</summary>
/// <param name="Remaining">Today.</param>
public sealed record LegacyRow(Id<LegacyInvoice> Id, string Number, string Customer, string Activity, DateOnly Date, DateOnly DueOn, Money Total, Money Remaining);

/// <summary>All that the page of one shows.</summary>
/// <param name="Remaining">Today.</param>
public sealed record LegacyRecord(LegacyInvoice Invoice, Customer Customer, Activity Activity, Money Remaining, IReadOnlyList<ClearedPart> Cleared);

/// <summary>Reads the invoices of the program used before, within reach.</summary>
public sealed class LegacyReader(Db db, Access access, ClearingReader clearings, Remembered remembered)
{
    public const int PageSize = 50;

    /// <summary>Whether the cooperative took any over.</summary>
    public async Task<bool> Any() => (await remembered.Of("legacy invoices", async () => new AnyLegacy(await db.Set<LegacyInvoice>().AnyAsync()))).Yes;

    /// <summary>Those not settled first, the first due first.</summary>
    /// <param name="page">From 1.</param>
    public async Task<(IReadOnlyList<LegacyRow> Rows, int Count)> List(int page)
    {
        var invoices = db.Set<LegacyInvoice>().AsNoTracking().IgnoreAutoIncludes().Within(await access.ReachOf(SalesModule.Read));
        var rows = await (
            from invoice in invoices
            join item in db.Set<OpenItem>() on invoice.EntryId equals item.EntryId
            join customer in db.Set<Customer>() on invoice.CustomerId equals customer.Id
            join activity in db.Set<Activity>() on invoice.ActivityId equals activity.Id
            orderby item.SettledOn != null, item.DueOn, invoice.Id
            select new { invoice.Id, invoice.Number, Customer = customer.Name, Activity = activity.Name, invoice.Date, invoice.DueOn, Total = invoice.Total.Cents, Remaining = item.Amount.Cents - item.Settled.Cents })
            .Skip((Paging.Clamp(page) - 1) * PageSize).Take(PageSize).ToListAsync();
        return ([.. rows.Select(r => new LegacyRow(r.Id, r.Number, r.Customer, r.Activity, r.Date, r.DueOn, new(r.Total), new(r.Remaining)))], await invoices.CountAsync());
    }

    /// <summary>Those within reach, in the order they came, with what remains of each.</summary>
    public async Task<IReadOnlyList<(LegacyInvoice Invoice, Money Remaining)>> After(Id<LegacyInvoice> last, int most)
    {
        var invoices = await db.Set<LegacyInvoice>().AsNoTracking().IgnoreAutoIncludes().Within(await access.ReachOf(SalesModule.Read)).Where(i => i.Id.CompareTo(last) > 0).OrderBy(i => i.Id).Take(most).ToListAsync();
        var entries = invoices.ConvertAll(i => i.EntryId);
        var items = (await db.Set<OpenItem>().AsNoTracking().Where(i => entries.Contains(i.EntryId)).ToListAsync()).ToLookup(i => i.EntryId);
        return [.. invoices.Select(i => (i, items[i.EntryId].Sum(o => o.Remaining)))];
    }

    /// <summary>One of them; null when it does not exist or is out of reach.</summary>
    public async Task<LegacyRecord?> Find(Id<LegacyInvoice> id)
    {
        if (await db.Set<LegacyInvoice>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id) is not { } invoice || !await access.CanOver(SalesModule.Read, invoice)) return null;
        var customer = await db.Set<Customer>().AsNoTracking().SingleAsync(c => c.Id == invoice.CustomerId);
        var activity = await db.Set<Activity>().AsNoTracking().SingleAsync(a => a.Id == invoice.ActivityId);
        var items = await db.Set<OpenItem>().AsNoTracking().Where(i => i.EntryId == invoice.EntryId).ToListAsync();
        return new(invoice, customer, activity, items.Sum(i => i.Remaining), await clearings.Of(id));
    }

    /// <summary>Shows the document that the other program had made.</summary>
    public static async Task<IResult> Document(long id, HttpContext http, LegacyReader reader, DocumentFiles files)
    {
        if (await reader.Find(new(id)) is not { Invoice: { FileSha256: { } key, FileName: { } name } } || await files.Find(key) is not { } bytes) return Results.NotFound();
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.File(bytes, FileKind.TypeOf(bytes) ?? "application/octet-stream", name);
    }

    private sealed record AnyLegacy(bool Yes);
}
