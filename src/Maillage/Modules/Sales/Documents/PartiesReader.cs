using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Vat;
using Maillage.Modules.Membership.Contracts;
using Maillage.Modules.Sales.Sap;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Documents;

/// <summary>Who stands behind a document on a day.</summary>
public sealed class PartiesReader(Db db, VatTable vat, LegalMentions mentions, ContractBook contracts, SapActions sap)
{
    /// <param name="seller">The identity of the entity in force on the day.</param>
    /// <param name="author">The account that submitted the document: its person is the contact when a member of the activity.</param>
    public async Task<DocumentParties> Of(Customer customer, Activity activity, LegalIdentity seller, long? author, DateOnly day)
    {
        var people = await db.Set<ActivityMember>().Where(m => m.ActivityId == activity.Id && m.From <= day && (m.To == null || m.To >= day))
            .Join(db.Set<Person>(), m => m.PersonId, p => p.Id, (m, p) => new Member(p.Id, p.FirstName, p.LastName, p.AccountId, m.Share)).ToListAsync();
        var contact = people.OrderByDescending(p => p.AccountId is not null && p.AccountId == author).ThenByDescending(p => p.Share).FirstOrDefault();
        return new(customer, activity, seller, contact?.Name ?? "", vat, mentions, await Brand(activity.Id), await Capes(people, seller.Name, day), await sap.Situation(customer, activity.Id, seller));
    }

    /// <summary>How an activity presents itself; null for the plain template.</summary>
    public async Task<DocumentBrand?> Brand(Id<Activity> activity) => (await db.Set<ActivityBrand>().AsNoTracking().SingleOrDefaultAsync(b => b.ActivityId == activity))?.Brand;

    /// <summary>The CAPE in force of each member, by name.</summary>
    private async Task<IReadOnlyList<CapeMention>> Capes(IReadOnlyList<Member> people, string cooperative, DateOnly day)
    {
        if (people.Count == 0) return [];
        var held = await contracts.Of([.. people.Select(p => p.Person)]);
        return [.. people.OrderBy(p => p.LastName).ThenBy(p => p.FirstName)
            .SelectMany(p => held[p.Person].Where(c => c.Kind == ContractKind.Cape && c.Dates.Contains(day)).Select(c => new CapeMention(p.Name, cooperative, c.Last!.Value)))];
    }

    /// <summary>A member of the activity that day.</summary>
    private sealed record Member(Id<Person> Person, string FirstName, string LastName, long? AccountId, Rate Share)
    {
        public string Name => $"{FirstName} {LastName}".Trim();
    }
}
