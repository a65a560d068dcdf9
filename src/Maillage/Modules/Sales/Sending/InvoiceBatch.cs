using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Sending;

/// <summary>An issued invoice that nobody sent yet.</summary>
public sealed record UnsentInvoice(Invoice Invoice, Customer Customer, string Activity);

/// <summary>Sends the invoices just issued together, each with the usual words.</summary>
public sealed class InvoiceBatch(Db db, Access access, Clock clock, InvoiceSending sending)
{
    /// <summary>What is older was sent before Maillage knew, or is not to be.</summary>
    private const int Days = 60;

    /// <summary>How many are shown at once; the next come as these leave.</summary>
    private const int Most = 100;

    /// <summary>Those of customers with an e-mail, but for public bodies, the oldest first.</summary>
    public async Task<IReadOnlyList<UnsentInvoice>> Unsent()
    {
        var since = clock.Today.AddDays(-Days);
        var rows = await (
            from invoice in db.Set<Invoice>().AsNoTracking().Within(await access.ReachOf(SalesModule.Send))
            join customer in db.Set<Customer>().AsNoTracking() on invoice.CustomerId equals customer.Id
            join activity in db.Set<Domain.Activities.Activity>() on invoice.ActivityId equals activity.Id
            where invoice.Rank != null && invoice.IssuedOn >= since && customer.Email != "" && customer.Kind != CustomerKind.Public
            orderby invoice.Rank
            select new { invoice, customer, activity.Name }).ToListAsync();
        // The thread names a document by a bare number, which the database cannot compare with an identity.
        var from = clock.Now.AddDays(-Days - 1);
        var sent = (await db.Set<DocumentAct>().Where(a => a.Kind == ActKind.Sent && a.At >= from).Select(a => a.DocumentId).ToListAsync()).ToHashSet();
        return [.. rows.Where(r => !sent.Contains(r.invoice.Id.Value)).Take(Most).Select(r => new UnsentInvoice(r.invoice, r.customer, r.Name))];
    }

    /// <summary>Sends those asked for that are still unsent, each in its own transaction; says how many left and why others did not.</summary>
    public async Task<(int Sent, IReadOnlyList<Refusal> Refusals)> Send(IReadOnlyCollection<long> ids)
    {
        var (count, refusals) = (0, new List<Refusal>());
        foreach (var unsent in (await Unsent()).Where(u => ids.Contains(u.Invoice.Id.Value)))
        {
            var (id, number) = (unsent.Invoice.Id, unsent.Invoice.Id.Value);
            var sent = await db.Write<bool>(async () =>
            {
                await db.Lock($"invoice:{id}");
                // The list was read before the lock: the same form, sent twice, may have sent this one meanwhile.
                if (await db.Set<DocumentAct>().AnyAsync(a => a.Kind == ActKind.Sent && a.DocumentId == number)) return false;
                var mail = await sending.Send(id, InvoiceSending.LetterOf(unsent.Invoice, unsent.Customer));
                return mail.Ok ? true : Result<bool>.Refused(mail.Refusals);
            });
            if (sent is { Ok: true, Value: true }) count++;
            else refusals.AddRange(sent.Refusals.Select(r => r with { Message = $"{unsent.Invoice.Number} : {r.Message}" }));
        }
        return (count, refusals);
    }
}
