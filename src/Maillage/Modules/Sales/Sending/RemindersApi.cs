using System.ComponentModel;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Sending;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Sales.Documents;
using Maillage.Platform;

namespace Maillage.Modules.Sales.Sending;

/// <summary>An invoice that waits for its money.</summary>
public sealed record ApiWaitingInvoice(
    Id<Invoice> InvoiceId, string? Number, Id<Activity> ActivityId, Id<Customer> CustomerId, DateOnly DueOn, long RemainingCents, [property: Description("Jours où une relance est partie.")] IReadOnlyList<DateOnly> RemindedOn,
    [property: Description("Vrai quand ses relances sont arrêtées.")] bool Stopped, [property: Description("Jour où la prochaine part d’elle-même ; absent quand aucune ne part.")] DateOnly? Next)
{
    public static ApiWaitingInvoice Of(WaitingInvoice w, DateOnly today) => new(
        w.Invoice.Id, w.Invoice.Number, w.Invoice.ActivityId, w.Customer.Id, w.Item.DueOn, w.Item.Remaining.Cents, [.. w.Sent.Select(r => r.On)], w.Stopped, w.Next(today));
}

/// <summary>A reminder of a plan.</summary>
public sealed record ApiReminderStep
{
    [Description("Jours après l’échéance ; négatif avant elle.")]
    public required int Days { get; init; }
    public required string Subject { get; init; }
    [Description("Peut contenir {client}, {numero}, {montant}, {echeance}, {lien} et {activite}.")]
    public required string Text { get; init; }
}

/// <summary>How an activity, or the cooperative, reminds.</summary>
public sealed record ApiReminderPlan
{
    [Description("Absente : le plan de la coopérative.")]
    public Id<Activity>? ActivityId { get; init; }
    [Description("Vrai pour que les relances partent d’elles-mêmes.")]
    public bool Automatic { get; init; }
    [Description("Aucune : celles de la coopérative.")]
    public IReadOnlyList<ApiReminderStep> Steps { get; init; } = [];

    public static ApiReminderPlan Of(ReminderPlan plan) => new()
    {
        ActivityId = plan.ActivityId.IsEmpty ? null : plan.ActivityId,
        Automatic = plan.Automatic,
        Steps = [.. plan.Steps.Select(s => new ApiReminderStep { Days = s.Days, Subject = s.Subject, Text = s.Text })],
    };
}

/// <summary>The deposit of an invoice on the portal of public bodies.</summary>
public sealed record ApiChorusDeposit
{
    [Description("Absent : aujourd’hui.")]
    public DateOnly? On { get; init; }
    [Description("Numéro donné par le portail ; peut être vide.")]
    public string Number { get; init; } = "";
}

/// <summary>A deposit as it is kept.</summary>
public sealed record ApiDepositNote(Id<Invoice> InvoiceId, DateOnly On, string Number, [property: Description("Vrai quand le dépôt noté est repris.")] bool Undone)
{
    public static ApiDepositNote Of(ChorusDeposit deposit) => new(deposit.InvoiceId, deposit.On, deposit.Number, deposit.Undoes);
}

/// <summary>Reminders and deposits of issued invoices, for programs.</summary>
public static class RemindersApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Factures");
        api.Get<IReadOnlyList<ApiWaitingInvoice>>("/reminders", SalesModule.Read, "listReminders", "Les factures échues à votre portée et leurs relances, les plus anciennes d’abord, 200 au plus.", Waiting);
        api.Act<ApiReminderPlan>("/reminders/plan", SalesModule.Remind, "setReminderPlan", "Régler les relances d’une activité, ou celles de la coopérative.", SetPlan);
        api.Act<ApiMail>("/invoices/{id}/remind", SalesModule.Remind, "remindInvoice", "Relancer le client, une fois par jour au plus.", Remind);
        api.Act<ApiInvoiceReminders>("/invoices/{id}/stop-reminders", SalesModule.Remind, "stopInvoiceReminders", "Arrêter les relances d’une facture.", Stop);
        api.Act<ApiInvoiceReminders>("/invoices/{id}/resume-reminders", SalesModule.Remind, "resumeInvoiceReminders", "Reprendre les relances d’une facture.", Resume);
        api.Act<ApiDepositNote>("/invoices/{id}/chorus-deposit", SalesModule.Deposit, "noteChorusDeposit", "Noter le dépôt d’une facture sur Chorus Pro.", Deposit);
        api.Act<ApiDepositNote>("/invoices/{id}/undo-chorus-deposit", SalesModule.Deposit, "undoChorusDeposit", "Reprendre le dépôt noté.", Undo);
    }

    private static async Task<Answer> Waiting(ReminderReader reader, Clock clock) => Answer.Of((await reader.Due(clock.Today)).Select(w => ApiWaitingInvoice.Of(w, clock.Today)).ToList());

    private static async Task<Answer> SetPlan(Sent<ApiReminderPlan> sent, Reminding reminding) =>
        Answer.Done(await reminding.Set(sent.Value.ActivityId ?? default, sent.Value.Automatic, [.. sent.Value.Steps.Select(s => new ReminderStep(s.Days, s.Subject, s.Text))]), ApiReminderPlan.Of);

    private static async Task<Answer> Remind(Id<Invoice> id, Sent<ApiLetter> sent, Reminding reminding, ReminderReader reader, Clock clock)
    {
        var usual = (await reader.Due(DateOnly.MaxValue, only: id)).FirstOrDefault() is { } waiting ? Reminding.LetterOf(waiting, clock.Today) : null;
        return Answer.Done(await reminding.Now(id, sent.Value.Or(usual)), ApiMail.Of);
    }

    private static async Task<Answer> Stop(Id<Invoice> id, Reminding reminding) => Answer.Changed(await reminding.Stop(id, true), () => Task.FromResult<ApiInvoiceReminders?>(new(id, true)), r => r);

    private static async Task<Answer> Resume(Id<Invoice> id, Reminding reminding) => Answer.Changed(await reminding.Stop(id, false), () => Task.FromResult<ApiInvoiceReminders?>(new(id, false)), r => r);

    private static async Task<Answer> Deposit(Id<Invoice> id, Sent<ApiChorusDeposit> sent, ChorusActions chorus, Clock clock) => Answer.Done(await chorus.Deposit(id, sent.Value.On ?? clock.Today, sent.Value.Number), ApiDepositNote.Of);

    private static async Task<Answer> Undo(Id<Invoice> id, ChorusActions chorus) => Answer.Done(await chorus.Undo(id), ApiDepositNote.Of);
}

/// <summary>Whether the reminders of an invoice are stopped.</summary>
public sealed record ApiInvoiceReminders(Id<Invoice> InvoiceId, bool Stopped);
