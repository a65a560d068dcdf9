using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Modules.Identity;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Sending;

/// <summary>Where the people of an activity are written to: the addresses of their accounts.</summary>
public sealed class MemberMailbox(Db db, Clock clock, Current current, Outbox outbox)
{
    /// <summary>Today's members who can sign in, whoever acts first, then the largest share.</summary>
    public async Task<IReadOnlyList<MailParty>> Of(Id<Activity> activity)
    {
        var today = clock.Today;
        var accounts = await (
            from member in db.Set<ActivityMember>()
            join person in db.Set<Person>() on member.PersonId equals person.Id
            join account in db.Set<Account>() on person.AccountId equals account.Id
            where member.ActivityId == activity && member.From <= today && (member.To == null || member.To >= today) && !account.Disabled
            select new { account.Id, account.Email, account.DisplayName, member.Share }).ToListAsync();
        return [.. accounts.OrderByDescending(a => a.Id == current.Account).ThenByDescending(a => a.Share).ThenBy(a => a.Id)
            .Where(a => EmailAddress.Normalize(a.Email ?? "") is not null).Select(a => new MailParty(a.Email!, a.DisplayName))];
    }

    /// <summary>Tells them what a customer did. Nobody to tell is no obstacle: the thread of the document says it too.</summary>
    public async Task Tell(Id<Activity> activity, string purpose, long target, string subject, string text)
    {
        if (await Of(activity) is { Count: > 0 } people)
            await outbox.Send(new MailDraft(purpose, target, "Maillage", people, HeaderText.Clean(subject, OutgoingMail.MaxSubject), text));
    }
}
