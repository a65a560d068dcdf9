using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Sending;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Sending;

/// <summary>An invoice that waits for its money, what reminded of it and what comes next.</summary>
/// <param name="Item">What is due first of it.</param>
/// <param name="Automatic">Whether reminders leave by themselves.</param>
/// <param name="Sent">For this due date, the oldest first.</param>
public sealed record WaitingInvoice(
    Invoice Invoice, OpenItem Item, Customer Customer, string Activity, bool Automatic, bool Stopped, IReadOnlyList<ReminderStep> Steps, IReadOnlyList<Reminder> Sent)
{
    public int Last => Sent.Count == 0 ? 0 : Sent.Max(r => r.Step);

    public DateOnly? LastOn => Sent.Count == 0 ? null : Sent.Max(r => r.On);

    public bool HasEmail => Customer.Email.Length > 0;

    /// <summary>A public body is billed on Chorus Pro and never by mail (CCP, art. L2192-1).</summary>
    public bool IsPublic => Customer.Kind == CustomerKind.Public;

    /// <summary>When the next one leaves by itself; null when none will.</summary>
    public DateOnly? Next(DateOnly today) => Automatic && !Stopped && !IsPublic && HasEmail ? ReminderPlan.NextDay(Steps, Item.DueOn, Last, LastOn, today) : null;
}

/// <summary>Reads the invoices that wait: their own due date against today.</summary>
public sealed class ReminderReader(Db db, Access access)
{
    /// <summary>How many are read at once; the next come as these are paid.</summary>
    private const int Most = 200;

    /// <summary>The invoices within reach due by a day and not settled, the oldest due first.</summary>
    /// <param name="automatic">Only those of activities whose reminders leave by themselves.</param>
    public async Task<IReadOnlyList<WaitingInvoice>> Due(DateOnly by, bool automatic = false, Id<Invoice>? only = null)
    {
        var invoices = db.Set<Invoice>().AsNoTracking().Within(await access.ReachOf(SalesModule.Read));
        if (only is { } id) invoices = invoices.Where(i => i.Id == id);
        if (automatic) invoices = invoices.Where(i => db.Set<ReminderPlan>().Any(p => p.ActivityId == i.ActivityId && p.Automatic));
        var items = db.Set<OpenItem>().AsNoTracking();
        var waiting = from invoice in invoices
                      join item in items on invoice.EntryId equals item.EntryId
                      join customer in db.Set<Customer>().AsNoTracking() on invoice.CustomerId equals customer.Id
                      join activity in db.Set<Activity>().AsNoTracking() on invoice.ActivityId equals activity.Id
                      where item.SettledOn == null && item.Amount.Cents > item.Settled.Cents && item.DueOn <= @by
                          && !items.Any(o => o.EntryId == item.EntryId && o.SettledOn == null && o.DueOn < item.DueOn)
                      orderby item.DueOn, invoice.Id
                      select new { invoice, item, customer, activity.Name };
        var rows = await (automatic ? waiting : waiting.Take(Most)).ToListAsync();
        var ids = rows.Select(r => r.invoice.Id).ToList();
        var stopped = (await db.Set<ReminderStop>().Where(s => ids.Contains(s.InvoiceId)).Select(s => s.InvoiceId).ToListAsync()).ToHashSet();
        var sent = (await db.Set<Reminder>().AsNoTracking().Where(r => ids.Contains(r.InvoiceId)).OrderBy(r => r.SentAt).ToListAsync()).ToLookup(r => (r.InvoiceId, r.DueOn));
        var plans = await db.Set<ReminderPlan>().AsNoTracking().ToDictionaryAsync(p => p.ActivityId);
        return [.. rows.Select(r => new WaitingInvoice(r.invoice, r.item, r.customer, r.Name, plans.GetValueOrDefault(r.invoice.ActivityId)?.Automatic == true,
            stopped.Contains(r.invoice.Id), StepsOf(plans, r.invoice.ActivityId), [.. sent[(r.invoice.Id, r.item.DueOn)]]))];
    }

    /// <summary>Those of the activity, or else of the cooperative, or else the usual ones.</summary>
    public static IReadOnlyList<ReminderStep> StepsOf(IReadOnlyDictionary<Id<Activity>, ReminderPlan> plans, Id<Activity> activity) =>
        plans.GetValueOrDefault(activity)?.Steps is { Count: > 0 } own ? own : plans.GetValueOrDefault(default)?.Steps is { Count: > 0 } common ? common : ReminderPlan.Usual;
}
