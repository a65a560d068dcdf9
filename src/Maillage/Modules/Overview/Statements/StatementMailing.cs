using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Overview;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Sending;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Overview.Statements;

/// <summary>Mails their account to the members of each activity, once a month, when the team asked for it.</summary>
public sealed class StatementMailing(Db db, Access access, Clock clock, JobQueue jobs, Outbox outbox, MemberMailbox members, StatementReader reader, ILogger<StatementMailing> log)
{
    public const string Purpose = "overview.account";

    /// <summary>Hour of the morning at which they leave, in the cooperative's zone.</summary>
    internal const int Hour = 7;

    public async Task<AccountMailing> Setting() => await db.Set<AccountMailing>().AsNoTracking().SingleOrDefaultAsync() ?? new(db.Cooperative);

    public Task<Result<AccountMailing>> Set(int version, bool on, int day) => db.Write<AccountMailing>(async () =>
    {
        if (await access.Need(OverviewModule.MailAccounts, Resource.Cooperative) is { Refusal: { } refusal }) return refusal;
        await db.Lock("account-mailing");
        var setting = await db.Set<AccountMailing>().SingleOrDefaultAsync();
        if ((setting?.Version ?? 0) != version) return setting?.On == on && setting.Day == day ? setting : Refusal.Stale;
        if (setting is null) db.Add(setting = new AccountMailing(db.Cooperative));
        if (setting.Set(on, day, clock.Today) is { Refusal: { } wrong }) return wrong;
        if (on) await jobs.Ask(StatementMailJob.Kind, "daily", "", clock.Tomorrow(Hour));
        return setting;
    });

    /// <summary>Sends what is due today, each activity in its own transaction; says how many left. One that fails waits for the next morning.</summary>
    public async Task<int> Morning()
    {
        if ((await Setting()).Leaves(clock.Today) is not { } month) return 0;
        var (first, last, count) = (month.First, month.Last, 0);
        var due = await db.Set<Activity>().AsNoTracking()
            .Where(a => a.Kind != ActivityKind.Structure && a.StartedOn <= last && (a.ClosedOn == null || a.ClosedOn >= first) && !db.Set<SentAccount>().Any(s => s.ActivityId == a.Id && s.Month == month))
            .OrderBy(a => a.Code).ToListAsync();
        foreach (var activity in due)
        {
            try
            {
                if ((await Send(activity, month)).Ok) count++;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "The account of activity {Id} was not mailed.", activity.Id);
            }
        }
        return count;
    }

    private Task<Result<OutgoingMail>> Send(Activity activity, Month month) => db.Write<OutgoingMail>(async () =>
    {
        await db.Lock($"account-mail:{activity.Id}");
        if (await db.Set<SentAccount>().AnyAsync(s => s.ActivityId == activity.Id && s.Month == month)) return Refusal.NotFound;
        if (await members.Of(activity.Id) is not { Count: > 0 } people || await reader.Of(activity.Id, month) is not { } statement) return Refusal.NotFound;
        var sent = new SentAccount(activity, month, statement, clock.Now);
        db.Add(sent);
        return await outbox.Send(new MailDraft(Purpose, activity.Id.Value, statement.Seller.Name, people, HeaderText.Clean($"{activity.Name} : votre compte {French.OfMonth(month)}", OutgoingMail.MaxSubject), Text(statement, month))
        {
            Files = [new MailFileRef(StatementFile.Kind, sent.Id.Value, StatementFile.FileName(activity.Code, month))],
        });
    });

    private static string Text(AccountStatement statement, Month month) => $"""
        Bonjour,

        Voici le compte de votre activité {statement.Activity} à la fin {French.OfMonth(month)}. Trésorerie de référence : {statement.Treasury.First(l => l.IsTotal).SinceStart}. Ce qui est libre : {statement.Free}.{(statement.Late.Length > 0 ? $" {statement.Late}." : "")}

        La contribution du mois y est expliquée pas à pas. Chaque montant s’ouvre dans Maillage, sur « Mon compte ».

        {statement.Seller.Name}
        """;
}

/// <summary>Each morning, as long as the team wants accounts mailed.</summary>
public sealed class StatementMailJob(Db db, Clock clock, StatementMailing mailing, ILogger<StatementMailJob> log) : MorningJob(clock, log, StatementMailing.Hour)
{
    public const string Kind = "overview.account.mail";

    protected override Task Morning() => mailing.Morning();

    protected override Task<bool> GoesOn() => db.Set<AccountMailing>().AnyAsync(m => m.On);
}
