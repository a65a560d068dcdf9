using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Sending;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Sending;

/// <summary>Reminds customers of invoices that wait: by hand, or by itself each morning.</summary>
public sealed class Reminding(Db db, Access access, Clock clock, Current current, JobQueue jobs, ReminderReader reader, InvoiceSending sending, ILogger<Reminding> log)
{
    /// <summary>The mail that a reminder of today would be: the step that is due, or else the last one that fits.</summary>
    public static Letter LetterOf(WaitingInvoice waiting, DateOnly today)
    {
        var rank = ReminderPlan.DueToday(waiting.Steps, waiting.Item.DueOn, waiting.Last, waiting.LastOn, today);
        var step = rank > 0 ? waiting.Steps[rank - 1] : waiting.Steps.LastOrDefault(s => waiting.Item.DueOn.AddDays(s.Days) <= today) ?? waiting.Steps[0];
        return Filled(waiting, step);
    }

    /// <summary>Sends a reminder by hand, once a day for an invoice.</summary>
    public Task<Result<OutgoingMail>> Now(Id<Invoice> id, Letter letter) => Remind(id, async waiting =>
        await access.NeedOver(SalesModule.Remind, waiting.Invoice) is { Ok: false } refused ? Result<(int, Letter)>.Refused(refused.Refusals)
        : waiting.Sent.Any(r => r.On == clock.Today) ? new Refusal("sales.reminder.today", "Une relance est déjà partie aujourd’hui pour cette facture.")
        : (0, letter));

    /// <summary>Sends what is due today of every activity that asked for it, each in its own transaction; says how many left. One that fails waits for the next morning, and does not hold up the others.</summary>
    public async Task<int> Morning()
    {
        var (today, count) = (clock.Today, 0);
        foreach (var waiting in await reader.Due(today.AddDays(60), automatic: true))
        {
            try
            {
                if (waiting.Next(today) == today && (await Remind(waiting.Invoice.Id, ByPlan)).Ok) count++;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "Invoice {Id} was not reminded of.", waiting.Invoice.Id);
            }
        }
        return count;

        Task<Result<(int, Letter)>> ByPlan(WaitingInvoice now)
        {
            var rank = now.Next(today) == today ? ReminderPlan.DueToday(now.Steps, now.Item.DueOn, now.Last, now.LastOn, today) : 0;
            return Task.FromResult<Result<(int, Letter)>>(rank == 0 ? new Refusal("sales.reminder.none", "Rien ne part aujourd’hui.") : (rank, Filled(now, now.Steps[rank - 1])));
        }
    }

    /// <summary>Stops reminding of an invoice, or begins again.</summary>
    public Task<Result> Stop(Id<Invoice> id, bool stop) => db.Write(async () =>
    {
        await db.Lock($"invoice:{id}");
        if (await db.Set<Invoice>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id) is not { IsIssued: true } invoice) return Refusal.NotFound;
        if (await access.NeedOver(SalesModule.Remind, invoice) is { Ok: false } refused) return refused;
        var stopped = await db.Set<ReminderStop>().SingleOrDefaultAsync(s => s.InvoiceId == id);
        if (stop && stopped is null) db.Add(new ReminderStop(invoice, clock.Now, current.Account));
        if (!stop && stopped is not null) db.Remove(stopped);
        return Result.Done;
    });

    /// <summary>Sets the plan of an activity, or of the cooperative when none is named.</summary>
    /// <param name="steps">None to follow the cooperative's.</param>
    public Task<Result<ReminderPlan>> Set(Id<Activity> activity, bool automatic, IReadOnlyList<ReminderStep> steps) => db.Write<ReminderPlan>(async () =>
    {
        if (activity.IsEmpty)
        {
            if (await access.Need(SalesModule.SetReminders, Resource.Cooperative) is { Ok: false } refused) return Result<ReminderPlan>.Refused(refused.Refusals);
        }
        else if (await db.Set<Activity>().SingleOrDefaultAsync(a => a.Id == activity) is not { } known) return Refusal.NotFound;
        else if (await access.NeedOver(SalesModule.Remind, known.Id, known.EntityId) is { Ok: false } refused) return Result<ReminderPlan>.Refused(refused.Refusals);
        await db.Lock($"reminders:{activity}");
        var plan = await db.Set<ReminderPlan>().SingleOrDefaultAsync(p => p.ActivityId == activity);
        if (plan is null) db.Add(plan = new ReminderPlan(db.Cooperative, activity));
        if (plan.Set(automatic && !activity.IsEmpty, steps) is { Ok: false } wrong) return Result<ReminderPlan>.Refused(wrong.Refusals);
        if (plan.Automatic) await jobs.Ask(ReminderJob.Kind, "daily", "", clock.Tomorrow(Hour));
        return plan;
    });

    /// <summary>Hour of the morning at which they leave by themselves, in the cooperative's zone.</summary>
    internal const int Hour = 8;

    private static Letter Filled(WaitingInvoice waiting, ReminderStep step)
    {
        string Fill(string text) => ReminderPlan.Fill(text, waiting.Customer.Name, waiting.Invoice.Number!, waiting.Item.Remaining, waiting.Item.DueOn, waiting.Activity);
        return new() { To = waiting.Customer.Email, Subject = Fill(step.Subject), Text = Fill(step.Text) };
    }

    private Task<Result<OutgoingMail>> Remind(Id<Invoice> id, Func<WaitingInvoice, Task<Result<(int Step, Letter Letter)>>> what) => db.Write<OutgoingMail>(async () =>
    {
        await db.Lock($"invoice:{id}");
        if ((await reader.Due(DateOnly.MaxValue, only: id)).FirstOrDefault() is not { } waiting) return Refusal.NotFound;
        if (waiting.IsPublic)
            return new Refusal("sales.reminder.chorus", "Une facture à un organisme public se suit sur Chorus Pro : elle ne se relance pas par courriel.", null, "CCP, art. L2192-1");
        if (waiting.Stopped) return new Refusal("sales.reminder.stopped", "Les relances de cette facture sont arrêtées : reprenez-les d’abord.");
        var asked = await what(waiting);
        if (!asked.Ok) return Result<OutgoingMail>.Refused(asked.Refusals);
        var mail = await sending.Write(waiting.Invoice, asked.Value.Letter, "d’une relance à");
        if (mail.Ok) db.Add(new Reminder(waiting.Invoice, waiting.Item.DueOn, asked.Value.Step, clock.Today, clock.Now, current.Account));
        return mail;
    });
}

/// <summary>Each morning, as long as an activity has its reminders leave by themselves.</summary>
public sealed class ReminderJob(Db db, Clock clock, Reminding reminding, ILogger<ReminderJob> log) : MorningJob(clock, log, Reminding.Hour)
{
    public const string Kind = "sales.reminders";

    protected override Task Morning() => reminding.Morning();

    protected override Task<bool> GoesOn() => db.Set<ReminderPlan>().AnyAsync(p => p.Automatic);
}
