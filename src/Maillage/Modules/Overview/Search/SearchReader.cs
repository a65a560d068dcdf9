using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Deals;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Activities;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.People;
using Maillage.Modules.Sales;
using Maillage.Modules.Sales.Customers;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Overview.Search;

/// <summary>Something found, and where it is.</summary>
/// <param name="Kind">« Facture », « Client »…</param>
/// <param name="Detail">What tells it from its like; may be empty.</param>
public sealed record Found(string Kind, string Title, string Detail, string Href);

/// <summary>Finds people, activities, customers and documents within reach by a few letters.</summary>
public sealed class SearchReader(Db db, Access access)
{
    /// <summary>How many of each kind are given.</summary>
    public const int Most = 6;

    /// <summary>Fewer letters find too much.</summary>
    public const int Shortest = 2;

    /// <summary>What matches, documents first, the latest of each kind first.</summary>
    public async Task<IReadOnlyList<Found>> Find(string? text)
    {
        var folded = French.Fold((text ?? "").Trim());
        if (folded.Length < Shortest) return [];
        var found = new List<Found>();
        var reach = await access.ReachOf(SalesModule.Read);
        found.AddRange((await db.Set<Invoice>().AsNoTracking().Within(reach).Where(i => i.Search.Contains(folded)).OrderByDescending(i => i.ChangedAt).Take(Most)
            .Select(i => new { i.Id, i.Kind, i.Number, i.Subject, i.Ttc }).ToListAsync())
            .Select(i => new Found(i.Kind.Word(), i.Number ?? "sans numéro", $"{i.Subject}, {i.Ttc}".Trim(',', ' '), $"/factures/{i.Id}")));
        found.AddRange((await db.Set<Quote>().AsNoTracking().Within(reach).Where(q => q.Search.Contains(folded)).OrderByDescending(q => q.ChangedAt).Take(Most)
            .Select(q => new { q.Id, q.Number, q.Subject, q.Ttc }).ToListAsync())
            .Select(q => new Found("Devis", q.Number ?? "sans numéro", $"{q.Subject}, {q.Ttc}".Trim(',', ' '), $"/devis/{q.Id}")));
        found.AddRange((await db.Set<Deal>().AsNoTracking().Within(reach).Where(d => d.Search.Contains(folded)).OrderByDescending(d => d.StartedAt).Take(Most)
            .Select(d => new { d.Id, d.Name }).ToListAsync()).Select(d => new Found("Affaire", d.Name, "", $"/affaires/{d.Id}")));
        found.AddRange((await db.Set<Customer>().AsNoTracking().Within(reach).Kept().Where(c => c.Search.Contains(folded)).OrderBy(c => c.Name).Take(Most)
            .Select(c => new { c.Id, c.Name, c.City, c.Code }).ToListAsync()).Select(c => new Found("Client", c.Name, $"{c.Code} {c.City}".Trim(), $"/clients/{c.Id}")));
        var activities = db.Set<Activity>().AsNoTracking().Within(await access.ReachOf(ActivitiesModule.Read));
        found.AddRange((await activities.Where(a => a.Search.Contains(folded)).OrderBy(a => a.Name).Take(Most).Select(a => new { a.Id, a.Code, a.Name }).ToListAsync())
            .Select(a => new Found("Activité", a.Name, a.Code, $"/activites/{a.Id}")));
        if (await access.Can(PeopleModule.Read, Resource.Cooperative))
            found.AddRange((await db.Set<Person>().AsNoTracking().Where(p => p.Search.Contains(folded)).OrderBy(p => p.LastName).Take(Most)
                .Select(p => new { p.Id, p.FirstName, p.LastName, p.Email }).ToListAsync()).Select(p => new Found("Personne", $"{p.FirstName} {p.LastName}".Trim(), p.Email, $"/personnes/{p.Id}")));
        return found;
    }
}
