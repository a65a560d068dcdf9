using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Vat;
using Maillage.Modules.Identity.Duties;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Membership.Conventions;
using Maillage.Modules.Sales.Documents;
using Maillage.Modules.Sales.Receipts;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Invoices;

/// <summary>Issues invoices: number, snapshot, chain, electronic form and entry in one transaction, one at a time for an entity.</summary>
public sealed class InvoiceIssue(
    Db db, Access access, Clock clock, Current current, Posting posting, SalesAccounts accounts, VatTable vat, PaymentTermLaw terms, PartiesReader parties,
    SelfIssue selfIssue, DutyBook duties, InvoiceLinks links, DocumentAttachments attachments, InvoiceXmls xmls, ClearingBook book, OffsetActions offsets, ConventionBook conventions, JobQueue jobs, Events events)
{
    /// <summary>Issues a submitted invoice, dated today in the cooperative's zone. Issuing it again gives it back as it is.</summary>
    public Task<Result<Invoice>> Issue(Id<Invoice> id) => db.Write<Invoice>(async () =>
    {
        if (await db.Set<Invoice>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id) is not { } seen) return Refusal.NotFound;
        if (!await selfIssue.CoversInvoice(seen))
        {
            if (await access.NeedOver(SalesModule.IssueInvoices, seen) is { Ok: false } refused) return Result<Invoice>.Refused(refused.Refusals);
            if (await duties.Refuse(SalesModule.Invoices, seen.CreatedBy, seen.SubmittedBy) is { } both) return both;
        }
        await db.Lock($"invoices:{seen.EntityId}");
        await db.Lock($"invoice:{id}");
        var invoice = await db.Set<Invoice>().Include(i => i.Lines).SingleOrDefaultAsync(i => i.Id == id);
        if (invoice is null) return Refusal.NotFound;
        return invoice.IsIssued ? invoice : await Issue(invoice);
    });

    private async Task<Result<Invoice>> Issue(Invoice invoice)
    {
        var today = clock.Today;
        var activity = await db.Set<Activity>().SingleAsync(a => a.Id == invoice.ActivityId);
        var entity = await db.Set<LegalEntity>().SingleAsync(e => e.Id == invoice.EntityId);
        var customer = invoice.CustomerId is { } id ? await db.Set<Customer>().FindAsync(id) : null;
        if (invoice.IsCredit && customer is not null) await book.Hold(customer.Id);
        if (await links.Obstacle(invoice) is { } obstacle) return obstacle;
        if (!invoice.IsCredit && await conventions.Obstacle(activity.Id, today) is { } unsigned) return unsigned;
        var missing = InvoiceRules.Missing(InvoiceCase.Of(invoice, customer, activity, await links.Creditable(invoice)), vat, terms, today);
        var blocking = InvoiceRemarks.Of(invoice.Ht, missing, entity.IdentityAt(today), [invoice.Ht]).Where(r => r.Blocks).ToList();
        if (blocking.Count > 0) return Result<Invoice>.Refused([.. blocking.Select(r => new Refusal("sales.invoice.blocked", r.Text))]);

        var last = await db.Set<Invoice>().AsNoTracking().Where(i => i.EntityId == entity.Id && i.Rank != null)
            .OrderByDescending(i => i.Rank).Select(i => new { i.IssuedOn, i.Hash, i.Number }).FirstOrDefaultAsync();
        if (last?.IssuedOn > today)
            return new Refusal("sales.invoice.date", $"La dernière facture, {last.Number}, est datée du {French.LongDate(last.IssuedOn.Value)} : une facture ne peut pas porter une date antérieure. Vérifiez l’horloge du serveur.", null, InvoiceNumber.Sequence);
        var number = await NumberOf(entity, activity, today);
        if (!number.Ok) return Result<Invoice>.Refused(number.Refusals);

        var people = await parties.Of(customer!, activity, entity.IdentityAt(today)!, invoice.SubmittedBy, today);
        var snapshot = await attachments.Freeze(invoice.Id.Value, InvoiceIssuing.Snapshot(invoice, people, await links.Deductions(invoice), await links.Reference(invoice), number.Value, today));
        if (await links.PayableFrom(invoice) is { } payable && payable > snapshot.DueDate) snapshot = InvoiceIssuing.NotBefore(snapshot, payable);
        if (xmls.Keep(invoice.Id, snapshot) is { Ok: false } unfit) return Result<Invoice>.Refused(unfit.Refusals);
        var entry = await posting.Post(InvoicePosting.Of(invoice, snapshot, customer!.ThirdPartyId, accounts));
        if (!entry.Ok) return Result<Invoice>.Refused(entry.Refusals);
        var rank = (int)await db.NextNumber($"invoice:{entity.Id}");
        if (invoice.Issue(snapshot, entity.InvoiceNumberTemplate, rank, last?.Hash ?? InvoiceChain.Start, entry.Value.Id, clock.Now, current.Account) is { Ok: false } closed)
            return Result<Invoice>.Refused(closed.Refusals);
        await jobs.Ask(InvoiceFileJob.Kind, invoice.Id.ToString(), invoice.Id.ToString());
        await events.Tell(new InvoiceIssued(invoice));
        return await Clear(invoice, customer) is { Ok: false } uncleared ? Result<Invoice>.Refused(uncleared.Refusals) : invoice;
    }

    /// <summary>What is settled by the very issue: a document that asks for nothing, and the invoice that a credit note takes back.</summary>
    private async Task<Result> Clear(Invoice invoice, Customer customer)
    {
        if (invoice.Owed.IsZero) return await offsets.Level(invoice, customer);
        if (invoice.CreditsId is null) return Result.Done;
        await db.SaveChangesAsync();
        return await offsets.Apply(invoice, customer);
    }

    private async Task<Result<string>> NumberOf(LegalEntity entity, Activity activity, DateOnly day)
    {
        var template = NumberTemplate.Parse(entity.InvoiceNumberTemplate);
        if (!template.Ok) return Result<string>.Refused(template.Refusals);
        var indexes = new Dictionary<NumberSequence, int>();
        foreach (var sequence in template.Value.Sequences)
            indexes[sequence] = (int)await db.NextNumber(NumberStarts.CounterOf(entity.Id, NumberScope.Of(sequence, day, activity.Code)));
        var number = template.Value.Render(day, activity.Code, s => indexes[s]);
        if (InvoiceNumber.Check(number) is { Ok: false } bad) return Result<string>.Refused(bad.Refusals);
        return await db.Set<Invoice>().AnyAsync(i => i.EntityId == entity.Id && i.Number == number)
            ? new Refusal("sales.number.taken", $"Le numéro {number} existe déjà : vérifiez le modèle de numéro de l’entité dans « Coopérative ».", null, InvoiceNumber.Sequence)
            : number;
    }
}
