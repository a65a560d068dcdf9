using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Vat;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Documents;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Invoices;

/// <summary>What the editor sends.</summary>
/// <param name="Id">Made by the form, so that sending it twice makes one invoice.</param>
/// <param name="Activity">Whose invoice it is, when it is new.</param>
/// <param name="Version">The version the person saw; 0 when it is new.</param>
public sealed record InvoiceSave(Id<Invoice> Id, Id<Activity> Activity, int Version, InvoiceDraft Draft, NewCustomer? Customer = null);

/// <summary>What is done with an invoice before it is issued.</summary>
public sealed class InvoiceActions(Db db, Access access, Clock clock, Current current, DocumentCustomers documentCustomers, InvoiceLinks links, DocumentAttachments attachments, InvoiceXmls xmls, SalesAccounts accounts, VatTable vat, PaymentTermLaw terms)
{
    /// <summary>
    /// Keeps what was typed, complete or not. A version that is no longer the stored one is refused, unless it says the same: the same form
    /// sent twice makes one invoice.
    /// </summary>
    public Task<Result<Invoice>> Save(InvoiceSave save) => db.Write(() => Store(save));

    /// <summary>Keeps what was typed and hands it to the team.</summary>
    public Task<Result<Invoice>> Submit(InvoiceSave save) => db.Write<Invoice>(async () =>
    {
        var stored = await Store(save);
        if (!stored.Ok || stored.Value.State is InvoiceState.Submitted or InvoiceState.Issued) return stored;
        return await HandOver(stored.Value);
    });

    /// <summary>Takes an invoice back from the team.</summary>
    public Task<Result<Invoice>> TakeBack(Id<Invoice> id) => Act(id, SalesModule.EditInvoices, invoice => invoice.TakeBack(clock.Now));

    /// <summary>Gives an invoice back to the entrepreneur.</summary>
    public Task<Result<Invoice>> Return(Id<Invoice> id, string comment) =>
        Act(id, SalesModule.IssueInvoices, invoice => invoice.Return(comment, clock.Now, current.Account));

    /// <summary>Removes an invoice that was never issued.</summary>
    public Task<Result<Invoice>> Remove(Id<Invoice> id) => db.Write<Invoice>(async () =>
    {
        var found = await Find(id, SalesModule.EditInvoices);
        if (!found.Ok) return found;
        if (!found.Value.CanBeWritten) return new Refusal("sales.invoice.remove", "Seul un brouillon se supprime. Reprenez d’abord la facture à l’équipe.");
        await attachments.Clear(id.Value);
        db.Remove(found.Value);
        return found;
    });

    private async Task<Result<Invoice>> Store(InvoiceSave save)
    {
        await db.Lock($"invoice:{save.Id}");
        var invoice = await db.Set<Invoice>().Include(i => i.Lines).SingleOrDefaultAsync(i => i.Id == save.Id);
        var activityId = invoice?.ActivityId ?? save.Activity;
        if (await db.Set<Activity>().SingleOrDefaultAsync(a => a.Id == activityId) is not { } activity) return Refusal.NotFound;
        if (await access.NeedOver(SalesModule.EditInvoices, activity.Id, activity.EntityId) is { Ok: false } refused) return Result<Invoice>.Refused(refused.Refusals);

        var (customer, unfit) = await documentCustomers.Of(save.Customer, save.Draft.CustomerId, activity);
        if (unfit.Count > 0) return Result<Invoice>.Refused(unfit);
        var draft = (save.Draft with { CustomerId = customer?.Id }).Clean();
        if (draft.CheckSizes() is { Count: > 0 } tooLong) return Result<Invoice>.Refused(tooLong);
        if (invoice is not null && invoice.Version != save.Version) return invoice.Draft.Says(draft) ? invoice : Refusal.Stale;

        var isNew = invoice is null;
        invoice ??= new Invoice(save.Id, activity, clock.Now, current.Account);
        if (invoice.CreditsId is not null && invoice.CustomerId is { } billed && draft.CustomerId != billed)
            return new Refusal("sales.invoice.customer", "Un avoir va au client de la facture qu’il reprend.", nameof(InvoiceDraft.CustomerId));
        var priced = draft.Priced(accounts, vat, invoice.Bills);
        var deducted = (await links.Deductions(invoice, DocumentContent.Of(draft.TtcPrices, priced))).Sum(d => d.Ttc);
        if (invoice.Write(draft, priced, deducted, customer?.Name ?? "", clock.Now) is { Ok: false } closed) return Result<Invoice>.Refused(closed.Refusals);
        if (isNew) db.Add(invoice);
        else db.AddRange(invoice.Lines);
        return invoice;
    }

    private async Task<Result<Invoice>> HandOver(Invoice invoice)
    {
        var activity = await db.Set<Activity>().SingleAsync(a => a.Id == invoice.ActivityId);
        var customer = invoice.CustomerId is { } id ? await db.Set<Customer>().FindAsync(id) : null;
        var missing = InvoiceRules.Missing(InvoiceCase.Of(invoice, customer, activity, await links.Creditable(invoice)), vat, terms, clock.Today);
        if (missing.Count == 0)
        {
            var entity = await db.Set<LegalEntity>().SingleAsync(e => e.Id == invoice.EntityId);
            missing = await xmls.Missing(invoice, customer!, activity, entity.IdentityAt(clock.Today), sellerToo: false);
        }
        return invoice.Submit(missing, clock.Now, current.Account) is { Ok: false } refused ? Result<Invoice>.Refused(refused.Refusals) : invoice;
    }

    private Task<Result<Invoice>> Act(Id<Invoice> id, string right, Func<Invoice, Result> verb) => db.Write<Invoice>(async () =>
    {
        await db.Lock($"invoice:{id}");
        var found = await Find(id, right);
        if (!found.Ok) return found;
        return verb(found.Value) is { Ok: false } refused ? Result<Invoice>.Refused(refused.Refusals) : found;
    });

    private async Task<Result<Invoice>> Find(Id<Invoice> id, string right)
    {
        if (await db.Set<Invoice>().Include(i => i.Lines).SingleOrDefaultAsync(i => i.Id == id) is not { } invoice) return Refusal.NotFound;
        return await access.NeedOver(right, invoice) is { Ok: false } refused ? Result<Invoice>.Refused(refused.Refusals) : invoice;
    }
}
