using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Sending;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Sending;

/// <summary>An invoice to a public body and its deposit, if any holds.</summary>
public sealed record ChorusRow(Invoice Invoice, string Customer, string Activity, ChorusDeposit? Deposit);

/// <summary>Invoices to public bodies, which go through the public portal (CCP, art. L2192-1).</summary>
public sealed class ChorusActions(Db db, Access access, Clock clock, Current current)
{
    /// <summary>How many of each list are shown.</summary>
    private const int Most = 100;

    /// <summary>Those not deposited, the oldest first, or the last ones deposited.</summary>
    public async Task<IReadOnlyList<ChorusRow>> Rows(bool deposited)
    {
        var deposits = db.Set<ChorusDeposit>();
        var invoices =
            from invoice in db.Set<Invoice>().Within(await access.ReachOf(SalesModule.Deposit))
            join customer in db.Set<Customer>() on invoice.CustomerId equals customer.Id
            join activity in db.Set<Activity>() on invoice.ActivityId equals activity.Id
            where invoice.Rank != null && customer.Kind == CustomerKind.Public
                && deposits.Count(d => d.InvoiceId == invoice.Id && !d.Undoes) > deposits.Count(d => d.InvoiceId == invoice.Id && d.Undoes) == deposited
            select new { invoice, Customer = customer.Name, Activity = activity.Name };
        var rows = await (deposited ? invoices.OrderByDescending(r => r.invoice.Rank) : invoices.OrderBy(r => r.invoice.Rank)).Take(Most).AsNoTracking().ToListAsync();
        if (!deposited) return [.. rows.Select(r => new ChorusRow(r.invoice, r.Customer, r.Activity, null))];
        var ids = rows.Select(r => r.invoice.Id).ToList();
        var last = (await deposits.AsNoTracking().Where(d => ids.Contains(d.InvoiceId) && !d.Undoes).OrderBy(d => d.Id).ToListAsync()).ToLookup(d => d.InvoiceId);
        return [.. rows.Select(r => new ChorusRow(r.invoice, r.Customer, r.Activity, last[r.invoice.Id].Last()))];
    }

    /// <summary>The deposit of an invoice that holds; null when there is none.</summary>
    public async Task<ChorusDeposit?> Of(Id<Invoice> id) => await Last(id) is { Undoes: false } deposit ? deposit : null;

    /// <summary>Notes that an invoice was deposited on the portal.</summary>
    /// <param name="number">Given by the portal; may be empty.</param>
    public Task<Result<ChorusDeposit>> Deposit(Id<Invoice> id, DateOnly on, string number) => Note(id, (invoice, last) =>
        last is { Undoes: false } ? new Refusal("sales.chorus.done", $"{invoice.Number} est déjà notée comme déposée.")
        : ChorusDeposit.Check(invoice, on, number, clock.Today) is { Ok: false } wrong ? Result<ChorusDeposit>.Refused(wrong.Refusals)
        : new ChorusDeposit(invoice, on, number, false, clock.Now, current.Account));

    /// <summary>Takes the note of a deposit back.</summary>
    public Task<Result<ChorusDeposit>> Undo(Id<Invoice> id) => Note(id, (invoice, last) =>
        last is { Undoes: false } ? new ChorusDeposit(invoice, clock.Today, last.Number, true, clock.Now, current.Account)
        : new Refusal("sales.chorus.none", $"{invoice.Number} n’est pas notée comme déposée."));

    private Task<Result<ChorusDeposit>> Note(Id<Invoice> id, Func<Invoice, ChorusDeposit?, Result<ChorusDeposit>> make) => db.Write<ChorusDeposit>(async () =>
    {
        await db.Lock($"invoice:{id}");
        if (await db.Set<Invoice>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id) is not { } invoice) return Refusal.NotFound;
        if (await access.NeedOver(SalesModule.Deposit, invoice) is { Ok: false } refused) return Result<ChorusDeposit>.Refused(refused.Refusals);
        if (!invoice.IsIssued || !await db.Set<Customer>().AnyAsync(c => c.Id == invoice.CustomerId && c.Kind == CustomerKind.Public))
            return new Refusal("sales.chorus.not-public", "Seule une facture émise à un organisme public se dépose sur Chorus Pro.");
        var made = make(invoice, await Last(id));
        if (made.Ok) db.Add(made.Value);
        return made;
    });

    private Task<ChorusDeposit?> Last(Id<Invoice> id) => db.Set<ChorusDeposit>().AsNoTracking().Where(d => d.InvoiceId == id).OrderByDescending(d => d.Id).FirstOrDefaultAsync();
}
