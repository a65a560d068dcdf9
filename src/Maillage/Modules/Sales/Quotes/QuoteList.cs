using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Deals;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Quotes;

/// <summary>What a list of quotes shows.</summary>
/// <param name="State">One of <see cref="QuoteList.States"/>; null for all.</param>
public sealed record QuoteFilter(string? State = null, Id<Activity>? Activity = null, string? Text = null, Id<Customer>? Customer = null, Id<Deal>? Deal = null);

public sealed record QuoteRow(
    Id<Quote> Id, string? Number, int Edition, string Subject, string? Customer, string Activity, QuoteState State, DateOnly? ValidatedOn, DateOnly? ValidUntil, DateTime ChangedAt, Money Ht, Money Ttc);

/// <param name="Counts">How many each state holds, whatever the state asked for.</param>
public sealed record QuoteFigures(int Count, Money Ht, IReadOnlyDictionary<string, int> Counts);

/// <summary>Reads lists of quotes within reach.</summary>
public sealed class QuoteList(Db db, Access access, Clock clock)
{
    public const int PageSize = 50;

    /// <summary>Words of the address, and of the filter.</summary>
    public static IReadOnlyList<(string Value, string Label)> States { get; } =
    [
        ("brouillons", "Brouillons"), ("a-valider", "À valider"), ("en-attente", "En attente du client"), ("signes", "Signés"), ("expires", "Expirés"), ("perdus", "Refusés ou abandonnés"),
    ];

    /// <summary>Rows of a page, the last act first.</summary>
    /// <param name="page">From 1.</param>
    public async Task<IReadOnlyList<QuoteRow>> Rows(QuoteFilter filter, int page) => await (
        from quote in Within(await Filtered(filter), filter.State).OrderByDescending(q => q.ChangedAt).ThenByDescending(q => q.Id).Skip((Paging.Clamp(page) - 1) * PageSize).Take(PageSize)
        join activity in db.Set<Activity>() on quote.ActivityId equals activity.Id
        join c in db.Set<Customer>() on quote.CustomerId equals c.Id into customers
        from customer in customers.DefaultIfEmpty()
        orderby quote.ChangedAt descending, quote.Id descending
        select new QuoteRow(quote.Id, quote.Number, quote.Edition, quote.Subject, customer.Name, activity.Name, quote.State, quote.ValidatedOn, quote.ValidUntil, quote.ChangedAt, quote.Ht, quote.Ttc)).ToListAsync();

    /// <summary>What the list adds up to and how many each state holds, from one question.</summary>
    public async Task<QuoteFigures> Figures(QuoteFilter filter)
    {
        var today = clock.Today;
        var groups = await (await Filtered(filter)).GroupBy(q => new { q.State, Expired = q.ValidUntil < today })
            .Select(g => new { g.Key.State, g.Key.Expired, Count = g.Count(), Ht = g.Sum(q => q.Ht.Cents) }).ToListAsync();
        var asked = groups.Where(g => Is(filter.State, g.State, g.Expired)).ToList();
        return new(asked.Sum(g => g.Count), new(asked.Sum(g => g.Ht)),
            States.ToDictionary(s => s.Value, s => groups.Where(g => Is(s.Value, g.State, g.Expired)).Sum(g => g.Count)));
    }

    private static bool Is(string? word, QuoteState state, bool expired) => word switch
    {
        "brouillons" => state is QuoteState.Draft or QuoteState.Returned,
        "a-valider" => state == QuoteState.Submitted,
        "en-attente" => IsOpen(state) && !expired,
        "signes" => state == QuoteState.Signed,
        "expires" => IsOpen(state) && expired,
        "perdus" => state is QuoteState.Declined or QuoteState.Abandoned,
        _ => true,
    };

    private static bool IsOpen(QuoteState state) => state is QuoteState.Ready or QuoteState.Sent or QuoteState.ChangeAsked;

    private IQueryable<Quote> Within(IQueryable<Quote> rows, string? word)
    {
        var today = clock.Today;
        return word switch
        {
            "brouillons" => rows.Where(q => q.State == QuoteState.Draft || q.State == QuoteState.Returned),
            "a-valider" => rows.Where(q => q.State == QuoteState.Submitted),
            "en-attente" => rows.Where(q => (q.State == QuoteState.Ready || q.State == QuoteState.Sent || q.State == QuoteState.ChangeAsked) && q.ValidUntil >= today),
            "signes" => rows.Where(q => q.State == QuoteState.Signed),
            "expires" => rows.Where(q => (q.State == QuoteState.Ready || q.State == QuoteState.Sent || q.State == QuoteState.ChangeAsked) && q.ValidUntil < today),
            "perdus" => rows.Where(q => q.State == QuoteState.Declined || q.State == QuoteState.Abandoned),
            _ => rows,
        };
    }

    /// <summary>Those asked for within reach, unordered.</summary>
    public async Task<IQueryable<Quote>> Asked(QuoteFilter filter) => Within(await Filtered(filter), filter.State);

    private async Task<IQueryable<Quote>> Filtered(QuoteFilter filter)
    {
        var rows = db.Set<Quote>().AsNoTracking().Within(await access.ReachOf(SalesModule.Read));
        if (filter.Activity is { } activity) rows = rows.Where(q => q.ActivityId == activity);
        if (filter.Customer is { } customer) rows = rows.Where(q => q.CustomerId == customer);
        if (filter.Deal is { } deal) rows = rows.Where(q => q.DealId == deal);
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var text = French.Fold(filter.Text.Trim());
            rows = rows.Where(q => q.Search.Contains(text));
        }
        return rows;
    }
}
