using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Recurring;
using Maillage.Domain.Sales.Vat;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Invoices;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Recurring;

/// <summary>A model with the names around it.</summary>
/// <param name="Customer">Null when the customer is gone.</param>
/// <param name="Ttc">Of the next draft.</param>
public sealed record RecurringRow(RecurringInvoice Model, string? Customer, string Activity, Money Ttc);

/// <summary>A draft a model made, and what became of it.</summary>
/// <param name="State">Null when it was removed.</param>
public sealed record MadeDraft(RecurringDraft Draft, InvoiceState? State, string? Number);

/// <summary>The model that made a draft.</summary>
public sealed record MadeBy(Id<RecurringInvoice> Id, string Subject, DateOnly DueOn, string Remarks);

/// <summary>Reads models within reach.</summary>
public sealed class RecurringReader(Db db, Access access, SalesAccounts accounts, VatTable vat)
{
    /// <summary>The models, those that make drafts first, then by their next day.</summary>
    public async Task<IReadOnlyList<RecurringRow>> List() => [.. (await Rows(db.Set<RecurringInvoice>().Within(await access.ReachOf(SalesModule.Read))))
        .OrderBy(r => r.Model.State == RecurringState.Ended).ThenBy(r => r.Model.NextOn).ThenBy(r => r.Model.Id)];

    /// <summary>One within reach, with its drafts, the latest first; null otherwise.</summary>
    public async Task<(RecurringRow Row, IReadOnlyList<MadeDraft> Drafts)?> Find(Id<RecurringInvoice> id)
    {
        if ((await Rows(db.Set<RecurringInvoice>().Where(r => r.Id == id).Within(await access.ReachOf(SalesModule.Read)))).SingleOrDefault() is not { } row) return null;
        var drafts = await (
            from draft in db.Set<RecurringDraft>().AsNoTracking()
            where draft.RecurringId == id
            join i in db.Set<Invoice>() on draft.InvoiceId equals i.Id into invoices
            from invoice in invoices.DefaultIfEmpty()
            orderby draft.DueOn descending
            select new { draft, State = invoice == null ? (InvoiceState?)null : invoice.State, invoice.Number }).Take(100).ToListAsync();
        return (row, [.. drafts.Select(d => new MadeDraft(d.draft, d.State, d.Number))]);
    }

    /// <summary>The model that made an invoice; null for any other.</summary>
    public async Task<MadeBy?> MadeBy(Id<Invoice> invoice) => await db.Set<RecurringDraft>().AsNoTracking().Where(d => d.InvoiceId == invoice)
        .Join(db.Set<RecurringInvoice>().AsNoTracking(), d => d.RecurringId, r => r.Id, (d, r) => new { d, r.Content }).FirstOrDefaultAsync() is { } found
        ? new(found.d.RecurringId, found.Content.Subject, found.d.DueOn, found.d.Remarks) : null;

    /// <summary>How many drafts within reach nobody has submitted yet.</summary>
    public async Task<int> ToCheck() => await db.Set<Invoice>().Within(await access.ReachOf(SalesModule.EditInvoices))
        .Waiting(InvoiceState.Draft).CountAsync(i => db.Set<RecurringDraft>().Any(d => d.InvoiceId == i.Id));

    private async Task<List<RecurringRow>> Rows(IQueryable<RecurringInvoice> models) => [.. (await (
        from model in models.AsNoTracking()
        join activity in db.Set<Activity>() on model.ActivityId equals activity.Id
        join c in db.Set<Customer>() on model.CustomerId equals c.Id into customers
        from customer in customers.DefaultIfEmpty()
        select new { model, Customer = customer.Name, Activity = activity.Name }).ToListAsync())
        .Select(r => new RecurringRow(r.model, r.Customer, r.Activity, DocumentTotals.Of(DocumentContent.Of(r.model.Content.TtcPrices, r.model.Content.Priced(accounts, vat))).Ttc))];
}
