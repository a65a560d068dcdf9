using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Vat;
using Maillage.Modules.Sales.Sap;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Documents;

/// <summary>Who stands behind a document on a day.</summary>
public sealed class PartiesReader(Db db, VatTable vat, LegalMentions mentions, SapActions sap)
{
    /// <param name="seller">The identity of the entity in force on the day.</param>
    /// <param name="author">The account that submitted the document: its person is the contact when a member of the activity.</param>
    public async Task<DocumentParties> Of(Customer customer, Activity activity, LegalIdentity seller, long? author, DateOnly day) =>
        new(customer, activity, seller, await Contact(activity.Id, author, day), vat, mentions, Sap: await sap.Situation(customer, activity.Id, seller));

    /// <summary>The entrepreneur who submitted it, or else the member with the largest share.</summary>
    private async Task<string> Contact(Id<Activity> activity, long? author, DateOnly day)
    {
        var people = await db.Set<ActivityMember>().Where(m => m.ActivityId == activity && m.From <= day && (m.To == null || m.To >= day))
            .Join(db.Set<Person>(), m => m.PersonId, p => p.Id, (m, p) => new { p.FirstName, p.LastName, p.AccountId, m.Share }).ToListAsync();
        var who = people.OrderByDescending(p => p.AccountId is not null && p.AccountId == author).ThenByDescending(p => p.Share).FirstOrDefault();
        return who is null ? "" : $"{who.FirstName} {who.LastName}".Trim();
    }
}
