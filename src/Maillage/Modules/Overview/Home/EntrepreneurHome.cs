using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Overview;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Balances;
using Maillage.Modules.Overview.Accounts;
using Maillage.Modules.Sales;
using Maillage.Modules.Sales.Internal;
using Maillage.Modules.Sales.Recurring;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Design;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Overview.Home;

/// <summary>An activity of one's own and what it has.</summary>
/// <param name="ToCome">Contribution of the fiscal year that is not posted yet, read for the first activity only.</param>
public sealed record OwnActivity(Activity Activity, Treasury Treasury, Money ToCome);

/// <summary>An invoice that asks something of its author.</summary>
/// <param name="Comment">What the team asked for, when it gave the invoice back.</param>
/// <param name="DueOn">Day it was due, when it is late.</param>
/// <param name="Amount">What is left to receive of a late one, else the total with tax.</param>
public sealed record InvoiceToDo(Id<Invoice> Id, InvoiceState State, string? Number, string Subject, string? Customer, string Comment, DateOnly? DueOn, Money Amount);

/// <param name="More">True when more invoices wait than are shown.</param>
/// <param name="Recurring">Drafts that recurring invoices made and nobody submitted.</param>
/// <param name="Internal">Internal sales that wait for an answer.</param>
/// <param name="Months">Turnover of the first activity, the current month last; empty before the first sale.</param>
public sealed record EntrepreneurView(IReadOnlyList<OwnActivity> Activities, IReadOnlyList<InvoiceToDo> ToDo, bool More, IReadOnlyList<Bar> Months, Month Month, DateOnly Today, bool MaySell, int Recurring, int Internal);

/// <summary>What an entrepreneur finds on arriving: what the activity has, what is to be done, how it sells.</summary>
public sealed class EntrepreneurHome(Db db, Access access, Clock clock, ActivityAccounts accounts, BalanceReader balances, AccountLayout layout, RecurringReader recurring, InternalSaleReader inside)
{
    /// <summary>Invoices shown, and activities whose treasury is read.</summary>
    public const int Size = 8;
    private const int Months = 12;

    /// <summary>Null for someone who has no activity.</summary>
    public async Task<EntrepreneurView?> Read()
    {
        var reach = await access.ReachOf(OverviewModule.Own);
        if (!reach.All && reach.Activities.Count == 0 && reach.Entities.Count == 0) return null;
        var today = clock.Today;
        var month = Month.Of(today);
        var activities = await db.Set<Activity>().AsNoTracking().Within(reach).Where(a => a.Kind != ActivityKind.Structure).OrderBy(a => a.Code).Take(Size).ToListAsync();
        if (activities.Count == 0) return null;
        var own = new List<OwnActivity>();
        foreach (var activity in activities) own.Add(new(activity, await accounts.TreasuryOf(activity.Id, month), own.Count == 0 ? (await accounts.ContributionToCome(activity)).Amount : Money.Zero));
        var todo = await ToDo([.. activities.Select(a => a.Id)], today);
        var sales = await balances.ByMonth(activities[0].Id, layout.ResultLine("turnover").Accounts, month.Plus(1 - Months), month);
        var bars = month.Plus(1 - Months).To(month).Select(m => Bar.Of(m, -(sales.GetValueOrDefault(m)?.Balance ?? Money.Zero)));
        var maySell = activities.Exists(a => a.SellsOn(today)) && await access.CanSomewhere(SalesModule.EditInvoices);
        return new(own, [.. todo.Take(Size)], todo.Count > Size, sales.Count == 0 ? [] : [.. bars], month, today, maySell, await recurring.ToCheck(), await inside.ToAnswer());
    }

    /// <summary>Those given back first, then the late ones, then those being written; one more than is shown.</summary>
    private async Task<IReadOnlyList<InvoiceToDo>> ToDo(IReadOnlyList<Id<Activity>> activities, DateOnly today)
    {
        var rows = await (
            from invoice in db.Set<Invoice>().Within(await access.ReachOf(SalesModule.Read)).Where(i => activities.Contains(i.ActivityId))
            join c in db.Set<Customer>() on invoice.CustomerId equals c.Id into customers
            from customer in customers.DefaultIfEmpty()
            join o in db.Set<OpenItem>().Where(o => o.SettledOn == null && o.DueOn < today && o.Amount.Cents > 0) on invoice.EntryId equals o.EntryId into items
            from late in items.DefaultIfEmpty()
            where invoice.State == InvoiceState.Returned || invoice.State == InvoiceState.Draft || late != null
            orderby invoice.State == InvoiceState.Returned ? 0 : late != null ? 1 : 2, late.DueOn, invoice.ChangedAt descending
            select new
            {
                invoice.Id,
                invoice.State,
                invoice.Number,
                invoice.Subject,
                Customer = customer.Name,
                invoice.ReturnComment,
                DueOn = late == null ? (DateOnly?)null : late.DueOn,
                Cents = late == null ? invoice.Ttc.Cents : late.Amount.Cents - late.Settled.Cents,
            }).Take(Size + 1).ToListAsync();
        return [.. rows.DistinctBy(r => r.Id).Select(r => new InvoiceToDo(r.Id, r.State, r.Number, r.Subject, r.Customer, r.ReturnComment, r.DueOn, new Money(r.Cents)))];
    }
}
