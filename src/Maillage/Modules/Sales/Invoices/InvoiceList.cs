using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Invoices;

/// <summary>What a list of invoices shows: each part is a question of its address.</summary>
/// <param name="State">One of <see cref="InvoiceList.States"/>; null for all.</param>
/// <param name="Month">Month of issue.</param>
public sealed record InvoiceFilter(string? State = null, Id<Activity>? Activity = null, Month? Month = null, string? Text = null, Id<Customer>? Customer = null);

/// <param name="Due">What the ledger still expects of it; null until issued.</param>
public sealed record InvoiceRow(
    Id<Invoice> Id, string? Number, string Subject, string? Customer, string ActivityCode, string Activity, InvoiceState State, DateOnly? IssuedOn, DateTime ChangedAt,
    Money Ht, Money Ttc, InvoiceDue? Due);

/// <param name="Count">As far as lists are counted.</param>
/// <param name="Ht">Of those counted, as <paramref name="Ttc"/>: a sum only when <paramref name="IsWhole"/>.</param>
/// <param name="Remaining">Still to be received of the issued ones, all of them.</param>
public sealed record InvoiceSums(int Count, Money Ht, Money Ttc, Money Remaining)
{
    public bool IsWhole => Count <= Paging.Counted;
}

/// <param name="Sums">What the invoices asked for add up to.</param>
/// <param name="Counts">How many each state holds, whatever the state asked for.</param>
public sealed record InvoiceFigures(InvoiceSums Sums, IReadOnlyDictionary<string, int> Counts);

/// <summary>Reads lists of invoices within reach.</summary>
public sealed class InvoiceList(Db db, Access access, Clock clock, Remembered remembered, SalesAccounts accounts)
{
    public const int PageSize = 50;

    /// <summary>Words of the address, and of the filter.</summary>
    public static IReadOnlyList<(string Value, string Label)> States { get; } =
    [
        ("brouillons", "Brouillons"), ("a-valider", "À valider"), ("renvoyees", "Renvoyées"), ("a-encaisser", "À encaisser"), ("en-retard", "En retard"), ("reglees", "Réglées"), ("a-rendre", "Avoirs à rendre"),
    ];

    /// <summary>Rows of a page, the last act first.</summary>
    /// <param name="page">From 1; null for all rows.</param>
    public async Task<IReadOnlyList<InvoiceRow>> Rows(InvoiceFilter filter, int? page)
    {
        var invoices = Filtered(filter, await access.ReachOf(SalesModule.Read)).OrderByDescending(i => i.ChangedAt).ThenByDescending(i => i.Id).AsQueryable();
        if (page is { } p) invoices = invoices.Skip((Paging.Clamp(p) - 1) * PageSize).Take(PageSize);
        var rows = await (
            from invoice in invoices
            join activity in db.Set<Activity>() on invoice.ActivityId equals activity.Id
            join c in db.Set<Customer>() on invoice.CustomerId equals c.Id into customers
            from customer in customers.DefaultIfEmpty()
            join o in Items on invoice.EntryId equals o.EntryId into items
            from item in items.DefaultIfEmpty()
            join r in Retained on invoice.EntryId equals r.EntryId into kept
            from retained in kept.DefaultIfEmpty()
            orderby invoice.ChangedAt descending, invoice.Id descending
            select new { invoice.Id, invoice.Number, invoice.Subject, Customer = customer.Name, activity.Code, Activity = activity.Name, invoice.State, invoice.IssuedOn, invoice.ChangedAt, invoice.Ht, invoice.Ttc, item, retained })
            .AsNoTracking().ToListAsync();
        return [.. rows.Select(r => new InvoiceRow(r.Id, r.Number, r.Subject, r.Customer, r.Code, r.Activity, r.State, r.IssuedOn, r.ChangedAt, r.Ht, r.Ttc, InvoiceDue.Of(r.item, r.retained)))];
    }

    /// <summary>What invoices opened on 411: at most one item each, as on 4117.</summary>
    private IQueryable<OpenItem> Items => db.Set<OpenItem>().Where(o => o.Account == accounts.Customers);

    /// <summary>What customers retain on works.</summary>
    private IQueryable<OpenItem> Retained => db.Set<OpenItem>().Where(o => o.Account == accounts.Retentions);

    /// <summary>What a list adds up to and how many each state holds: those that ask for something exactly, those that are settled as far as lists are counted.</summary>
    public async Task<InvoiceFigures> Figures(InvoiceFilter filter)
    {
        var (all, reach) = (filter with { State = null }, await access.ReachOf(SalesModule.Read));
        var groups = all == new InvoiceFilter { Activity = all.Activity } && reach.All ? await remembered.Of($"invoices {all.Activity}", () => Groups(all, reach)) : await Groups(all, reach);
        var asked = groups.Where(g => g.Is(filter.State)).ToList();
        return new(
            new(Math.Min(asked.Sum(g => g.Count), Paging.Counted + 1), new(asked.Sum(g => g.Ht)), new(asked.Sum(g => g.Ttc)), new(asked.Sum(g => g.Remaining))),
            States.ToDictionary(s => s.Value, s => groups.Where(g => g.Is(s.Value)).Sum(g => g.Count)));
    }

    private async Task<IReadOnlyList<StateGroup>> Groups(InvoiceFilter filter, Reach reach)
    {
        var today = clock.Today;
        var all = Filtered(filter, reach);
        var groups = await all.Where(i => i.Rank == null).GroupBy(i => i.State)
            .Select(g => new StateGroup(g.Key, DocumentKind.Invoice, false, false, g.Count(), g.Sum(i => i.Ht.Cents), g.Sum(i => i.Ttc.Cents), 0)).ToListAsync();
        var open = Open(filter, reach).GroupBy(o => o.EntryId).Select(g => new { Entry = (Id<Entry>?)g.Key, Due = g.Min(o => o.DueOn), Remaining = g.Sum(o => o.Amount.Cents - o.Settled.Cents) });
        groups.AddRange(await all.Join(open, i => i.EntryId, o => o.Entry, (i, o) => new { i.Kind, Late = o.Due < today, Ht = i.Ht.Cents, Ttc = i.Ttc.Cents, o.Remaining })
            .GroupBy(i => new { i.Kind, i.Late }).Select(g => new StateGroup(InvoiceState.Issued, g.Key.Kind, true, g.Key.Late, g.Count(), g.Sum(i => i.Ht), g.Sum(i => i.Ttc), g.Sum(i => i.Remaining))).ToListAsync());
        var counted = await all.Take(Paging.Counted + 1).GroupBy(_ => 1).Select(g => new { Count = g.Count(), Ht = g.Sum(i => i.Ht.Cents), Ttc = g.Sum(i => i.Ttc.Cents) }).SingleOrDefaultAsync();
        var (count, ht, ttc) = (counted?.Count ?? 0, counted?.Ht ?? 0, counted?.Ttc ?? 0);
        // What is left of all once the others are taken out; of more than is counted, more is left than anyone reads.
        groups.Add(new(InvoiceState.Issued, DocumentKind.Invoice, false, false, count > Paging.Counted ? count : count - groups.Sum(g => g.Count), ht - groups.Sum(g => g.Ht), ttc - groups.Sum(g => g.Ttc), 0));
        return groups;
    }

    /// <summary>What invoices still wait for: of few activities it is read along their own index.</summary>
    private IQueryable<OpenItem> Open(InvoiceFilter filter, Reach reach)
    {
        var open = db.Set<OpenItem>().Where(o => o.SettledOn == null && (o.Account == accounts.Customers || o.Account == accounts.Retentions));
        if (filter.Activity is { } one) return open.Where(o => o.ActivityId == one);
        var few = reach.Activities.Select(a => new Id<Activity>(a)).ToList();
        return reach.All || reach.Entities.Count > 0 ? open : open.Where(o => few.Contains(o.ActivityId));
    }

    /// <summary>Invoices that are in the same state, and what they add up to in cents.</summary>
    private sealed record StateGroup(InvoiceState State, DocumentKind Kind, bool Open, bool Late, int Count, long Ht, long Ttc, long Remaining)
    {
        /// <summary>Whether a word of the address means them; the same words filter rows in <see cref="Filtered"/>.</summary>
        public bool Is(string? state) => state switch
        {
            "brouillons" => State == InvoiceState.Draft,
            "a-valider" => State == InvoiceState.Submitted,
            "renvoyees" => State == InvoiceState.Returned,
            "a-encaisser" => Open && Kind != DocumentKind.CreditNote,
            "en-retard" => Late && Kind != DocumentKind.CreditNote,
            "reglees" => State == InvoiceState.Issued && !Open,
            "a-rendre" => Open && Kind == DocumentKind.CreditNote,
            _ => true,
        };
    }

    /// <summary>Those asked for within reach, unordered.</summary>
    public async Task<IQueryable<Invoice>> Asked(InvoiceFilter filter) => Filtered(filter, await access.ReachOf(SalesModule.Read)).AsNoTracking();

    private IQueryable<Invoice> Filtered(InvoiceFilter filter, Reach reach)
    {
        var today = clock.Today;
        var rows = db.Set<Invoice>().Within(reach);
        if (filter.Activity is { } activity) rows = rows.Where(i => i.ActivityId == activity);
        if (filter.Customer is { } customer) rows = rows.Where(i => db.Set<Customer>().Any(c => c.Id == i.CustomerId && (c.Id == customer || c.MergedIntoId == customer)));
        if (filter.Month is { } month)
        {
            var (first, last) = (month.First, month.Last);
            rows = rows.Where(i => i.IssuedOn >= first && i.IssuedOn <= last);
        }
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var text = French.Fold(filter.Text.Trim());
            rows = rows.Where(i => i.Search.Contains(text));
        }
        // Asked as a list of entries, not invoice by invoice: what is open is short, however long the history.
        var waiting = Open(filter, reach);
        var (open, late) = (waiting.Select(o => (Id<Entry>?)o.EntryId), waiting.Where(o => o.DueOn < today).Select(o => (Id<Entry>?)o.EntryId));
        return filter.State switch
        {
            "brouillons" => rows.Waiting(InvoiceState.Draft),
            "a-valider" => rows.Waiting(InvoiceState.Submitted),
            "renvoyees" => rows.Waiting(InvoiceState.Returned),
            "a-encaisser" => rows.Where(i => i.Kind != DocumentKind.CreditNote && open.Contains(i.EntryId)),
            "en-retard" => rows.Where(i => i.Kind != DocumentKind.CreditNote && late.Contains(i.EntryId)),
            "reglees" => rows.Where(i => i.State == InvoiceState.Issued && !open.Contains(i.EntryId)),
            "a-rendre" => rows.Where(i => i.Kind == DocumentKind.CreditNote && open.Contains(i.EntryId)),
            _ => rows,
        };
    }
}
