using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Customers.Duplicates;

/// <summary>Two customers that look like one.</summary>
/// <param name="Kept">The elder, kept unless told otherwise.</param>
/// <param name="Why">« même SIREN ».</param>
public sealed record DuplicatePair(Customer Kept, Customer Other, string Activity, string Why);

/// <summary>What hangs on a customer.</summary>
public sealed record CustomerWeight(int Invoices, int Quotes, Money Due);

/// <summary>Finds customers that look like one, within the right to change them.</summary>
public sealed class DuplicateReader(Db db, Access access, CustomerReader customers)
{
    /// <summary>Pairs shown at once; the next come as these are dealt with.</summary>
    public const int Most = 100;

    /// <summary>The pairs of all activities within reach, by activity then name.</summary>
    public async Task<IReadOnlyList<DuplicatePair>> Pairs()
    {
        var rows = await db.Set<Customer>().AsNoTracking().Within(await access.ReachOf(SalesModule.EditCustomers)).Kept()
            .Join(db.Set<Activity>(), c => c.ActivityId, a => a.Id, (c, a) => new { Customer = c, a.Name }).ToListAsync();
        var pairs = new List<DuplicatePair>();
        foreach (var activity in rows.GroupBy(r => (r.Customer.ActivityId, r.Name)).OrderBy(g => g.Key.Name, StringComparer.CurrentCultureIgnoreCase))
        {
            var all = activity.Select(r => r.Customer).OrderBy(c => c.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(c => c.Id).ToList();
            pairs.AddRange(Of(all).Select(p => new DuplicatePair(p.One, p.Other, activity.Key.Name, p.Why)));
            if (pairs.Count >= Most) break;
        }
        return [.. pairs.Take(Most)];
    }

    /// <summary>The customers of its activity that look like one of them, the surest first.</summary>
    public async Task<IReadOnlyList<(Customer Other, string Why)>> Like(Customer customer) =>
        [.. (await db.Set<Customer>().AsNoTracking().Kept().Where(c => c.ActivityId == customer.ActivityId && c.Id != customer.Id).OrderBy(c => c.Name).ToListAsync())
            .Select(c => (c, CustomerLikeness.Of(customer.Details, c.Details))).Where(p => p.Item2 is not null).Select(p => (p.c, p.Item2!))];

    /// <summary>The other customers of its activity, by name, that it may be made one with.</summary>
    public async Task<IReadOnlyList<Customer>> Others(Customer customer) =>
        [.. (await customers.OfActivity(customer.ActivityId)).Where(c => c.Id != customer.Id && CustomerMerge.Obstacle(customer, c) is null)];

    public async Task<CustomerWeight> Weight(Customer customer)
    {
        var own = await db.AccountOf(customer).Select(c => (Id<Customer>?)c.Id).ToListAsync();
        return new(await db.Set<Invoice>().CountAsync(i => own.Contains(i.CustomerId)), await db.Set<Quote>().CountAsync(q => own.Contains(q.CustomerId)),
            (await customers.Due([customer.Id])).GetValueOrDefault(customer.Id));
    }

    /// <summary>Above this many customers of one post code, each is compared with its neighbours only, in orders that a slip in a name leaves near.</summary>
    private const int Crowd = 200;
    private const int Neighbours = 20;

    /// <summary>Only customers that share a number, an address or a post code are compared.</summary>
    private static IEnumerable<(Customer One, Customer Other, string Why)> Of(IReadOnlyList<Customer> all)
    {
        var seen = new HashSet<(Id<Customer>, Id<Customer>)>();
        var words = all.ToDictionary(c => c.Id, c => CustomerLikeness.Words(c.Name));
        Func<Customer, string>[] orders = [c => words[c.Id], c => Backward(words[c.Id]), c => Backward(French.Fold(c.Name))];
        foreach (var key in (Func<Customer, string>[])[c => c.Siren, c => c.Email.ToLowerInvariant(), c => c.PostCode])
            foreach (var block in all.Where(c => key(c).Length > 0).GroupBy(key).Where(g => g.Count() > 1))
            {
                var crowded = block.Count() > Crowd;
                foreach (var order in crowded ? orders : orders.Take(1))
                {
                    var same = block.OrderBy(order, StringComparer.Ordinal).ThenBy(c => c.Id).ToList();
                    for (var i = 0; i < same.Count; i++)
                        for (var j = i + 1; j < same.Count && (!crowded || j <= i + Neighbours); j++)
                        {
                            var (elder, other) = same[i].Id.Value < same[j].Id.Value ? (same[i], same[j]) : (same[j], same[i]);
                            if (seen.Contains((elder.Id, other.Id)) || CustomerLikeness.Of(elder.Details, words[elder.Id], other.Details, words[other.Id]) is not { } why) continue;
                            seen.Add((elder.Id, other.Id));
                            yield return (elder, other, why);
                        }
                }
            }

        // A slip near the beginning leaves the end: of the words in order, and of the name as it is typed when the slip moves its word.
        string Backward(string text) => new([.. text.Reverse()]);
    }
}
