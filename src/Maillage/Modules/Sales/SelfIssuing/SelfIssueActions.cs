using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Domain.Sales.Documents;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.SelfIssuing;

/// <summary>A person of an activity, and up to what amount that person acts without the team.</summary>
/// <param name="Account">Of the person.</param>
public sealed record SelfIssueRow(Id<Activity> ActivityId, string Activity, long Account, string Person, Money Quotes, Money Invoices);

/// <summary>Reads and sets who validates quotes and issues invoices alone.</summary>
public sealed class SelfIssueActions(Db db, Access access, Clock clock)
{
    /// <summary>The members with an account of the activities within reach, by activity then name.</summary>
    public async Task<IReadOnlyList<SelfIssueRow>> Rows()
    {
        var today = clock.Today;
        var people = await (
            from activity in db.Set<Activity>().AsNoTracking().Within(await access.ReachOf(SalesModule.GrantSelfIssue))
            where activity.ClosedOn == null || activity.ClosedOn >= today
            join member in db.Set<ActivityMember>() on activity.Id equals member.ActivityId
            where member.To == null || member.To >= today
            join person in db.Set<Person>() on member.PersonId equals person.Id
            where person.AccountId != null
            orderby activity.Name, person.LastName
            select new { activity.Id, activity.Name, Account = person.AccountId!.Value, Person = person.FirstName + " " + person.LastName }).ToListAsync();
        var rights = (await db.Set<SelfIssueRight>().AsNoTracking().Where(r => r.To == null || r.To >= today).ToListAsync()).ToDictionary(r => (r.ActivityId, r.AccountId));
        return [.. people.DistinctBy(p => (p.Id, p.Account)).Select(p => rights.TryGetValue((p.Id, p.Account), out var right)
            ? new SelfIssueRow(p.Id, p.Name, p.Account, p.Person, right.QuotesUpTo, right.InvoicesUpTo)
            : new SelfIssueRow(p.Id, p.Name, p.Account, p.Person, Money.Zero, Money.Zero))];
    }

    /// <summary>Sets up to what amounts a member acts alone, from today on.</summary>
    public Task<Result<SelfIssueRight>> Set(Id<Activity> activityId, long account, Money quotes, Money invoices) => db.Write<SelfIssueRight>(async () =>
    {
        if (await db.Set<Activity>().SingleOrDefaultAsync(a => a.Id == activityId) is not { } activity) return Refusal.NotFound;
        if (await access.NeedOver(SalesModule.GrantSelfIssue, activity.Id, activity.EntityId) is { Ok: false } refused) return Result<SelfIssueRight>.Refused(refused.Refusals);
        if (!await db.Set<ActivityMember>().AnyAsync(m => m.ActivityId == activityId && db.Set<Person>().Any(p => p.Id == m.PersonId && p.AccountId == account))) return Refusal.NotFound;
        var right = await db.Set<SelfIssueRight>().SingleOrDefaultAsync(r => r.ActivityId == activityId && r.AccountId == account);
        if (right is null) db.Add(right = new SelfIssueRight(activity, account, clock.Today));
        return right.Grant(quotes, invoices, clock.Today) is { Ok: false } wrong ? Result<SelfIssueRight>.Refused(wrong.Refusals) : right;
    });
}
