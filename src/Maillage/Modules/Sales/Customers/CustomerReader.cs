using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Customers;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Customers;

/// <param name="Due">What the ledger still expects of it.</param>
public sealed record CustomerRow(Id<Customer> Id, string Code, string Name, CustomerKind Kind, string City, string ActivityCode, string Activity, Money Due);

/// <summary>Reads customers within reach.</summary>
public sealed class CustomerReader(Db db, Access access, Remembered remembered)
{
    public const int PageSize = 50;

    /// <summary>A page of customers in the order of their names, and how many there are as far as lists are counted.</summary>
    /// <param name="page">From 1.</param>
    public async Task<(IReadOnlyList<CustomerRow> Rows, int Count)> List(string? text, Id<Activity>? activity, int page)
    {
        var customers = await Asked(text, activity);
        var whole = activity is null && string.IsNullOrWhiteSpace(text) && (await access.ReachOf(SalesModule.Read)).All;
        var shown = whole ? await remembered.Of($"customers {page}", () => Read(customers, page)) : await Read(customers, page);
        return (shown.Rows, shown.Count);
    }

    private async Task<CustomerPage> Read(IQueryable<Customer> customers, int page)
    {
        var count = await customers.Take(Paging.Counted + 1).CountAsync();
        var rows = await (
            from customer in customers.OrderBy(c => c.Name).ThenBy(c => c.Id).Skip((Paging.Clamp(page) - 1) * PageSize).Take(PageSize)
            join of in db.Set<Activity>() on customer.ActivityId equals of.Id
            orderby customer.Name, customer.Id
            select new { customer.Id, customer.Code, customer.Name, customer.Kind, customer.City, ActivityCode = of.Code, Activity = of.Name }).ToListAsync();
        var due = await Due([.. rows.Select(r => r.Id)]);
        return new([.. rows.Select(r => new CustomerRow(r.Id, r.Code, r.Name, r.Kind, r.City, r.ActivityCode, r.Activity, due.GetValueOrDefault(r.Id)))], count);
    }

    private sealed record CustomerPage(IReadOnlyList<CustomerRow> Rows, int Count);

    /// <summary>Those asked for within reach, unordered.</summary>
    public async Task<IQueryable<Customer>> Asked(string? text, Id<Activity>? activity)
    {
        var customers = db.Set<Customer>().AsNoTracking().Within(await access.ReachOf(SalesModule.Read)).Kept();
        if (activity is { } a) customers = customers.Where(c => c.ActivityId == a);
        if (!string.IsNullOrWhiteSpace(text))
        {
            var folded = French.Fold(text.Trim());
            customers = customers.Where(c => c.Search.Contains(folded));
        }
        return customers;
    }

    /// <summary>The customer, or the one it was merged into; null when it does not exist or is out of reach.</summary>
    public async Task<Customer?> Find(Id<Customer> id)
    {
        var customer = await db.KeptOf(id);
        return customer is not null && await access.CanOver(SalesModule.Read, customer) ? customer : null;
    }

    /// <summary>When the documents of a customer are usually to be paid; the usual delay when there is none within reach.</summary>
    public async Task<PaymentTerm> TermOf(Id<Customer>? id) => id is { } known && await Find(known) is { } customer ? customer.Term : CustomerDetails.UsualTerm;

    /// <summary>Whether an activity within reach serves private persons at home.</summary>
    public async Task<bool> ServesAtHome() => await db.Set<Domain.Sales.Sap.SapActivity>().Within(await access.ReachOf(SalesModule.Read)).AnyAsync(s => s.Services != "");

    /// <summary>The customers of an activity, for the choice of an invoice.</summary>
    public Task<List<Customer>> OfActivity(Id<Activity> activity) =>
        db.Set<Customer>().AsNoTracking().Kept().Where(c => c.ActivityId == activity).OrderBy(c => c.Name).ToListAsync();

    /// <summary>What customers still owe, with those merged into them; those who owe nothing are left out.</summary>
    public async Task<IReadOnlyDictionary<Id<Customer>, Money>> Due(IReadOnlyList<Id<Customer>> ids)
    {
        var merged = ids.Select(i => (Id<Customer>?)i).ToList();
        var third = await db.Set<Customer>().Where(c => ids.Contains(c.Id) || merged.Contains(c.MergedIntoId)).Select(c => new { c.ThirdPartyId, Kept = c.MergedIntoId ?? c.Id }).ToListAsync();
        var nullable = third.Select(t => (Id<ThirdParty>?)t.ThirdPartyId).ToList();
        var sums = await db.Set<OpenItem>().Where(o => o.SettledOn == null && nullable.Contains(o.ThirdPartyId))
            .GroupBy(o => o.ThirdPartyId).Select(g => new { g.Key, Cents = g.Sum(o => o.Amount.Cents - o.Settled.Cents) }).ToListAsync();
        return third.Join(sums, t => (Id<ThirdParty>?)t.ThirdPartyId, s => s.Key, (t, s) => (t.Kept, s.Cents)).GroupBy(s => s.Kept).ToDictionary(g => g.Key, g => new Money(g.Sum(s => s.Cents)));
    }
}
