using System.ComponentModel;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Recurring;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Sales.Customers;
using Maillage.Modules.Sales.Documents;
using Maillage.Modules.Sales.Invoices;

namespace Maillage.Modules.Sales.Recurring;

/// <summary>When a draft comes again.</summary>
public sealed record ApiRecurrence
{
    public RecurrenceUnit Unit { get; init; } = RecurrenceUnit.Month;
    [Description("Tous les combien : 1 pour chaque mois.")]
    public int Every { get; init; } = 1;
    [Description("Jour du prochain brouillon.")]
    public required DateOnly First { get; init; }
    [Description("Jour du mois, de 1 à 31 ; absent : celui du premier.")]
    public int? DayOfMonth { get; init; }
    public DateOnly? Until { get; init; }

    public static ApiRecurrence Of(Recurrence r) => new() { Unit = r.Unit, Every = r.Every, First = r.First, DayOfMonth = r.DayOfMonth, Until = r.Until };

    public Recurrence Said() => new(Unit, Every, First, DayOfMonth, Until);
}

/// <summary>A model of recurring invoices as it is written: an invoice that speaks of the next draft, and its rhythm.</summary>
public record ApiRecurringDraft
{
    public required ApiInvoiceDraft Content { get; init; }
    public required ApiRecurrence Recurrence { get; init; }
    [Description("Combien de brouillons encore ; absent : sans fin.")]
    public int? Times { get; init; }
}

/// <summary>A model to begin.</summary>
public sealed record ApiNewRecurring : ApiRecurringDraft
{
    public required Id<Activity> ActivityId { get; init; }
}

/// <summary>A draft that a model made.</summary>
public sealed record ApiMadeDraft(Id<Invoice> InvoiceId, DateOnly DueOn, [property: Description("Absent quand le brouillon a été supprimé.")] InvoiceState? State, string? Number, string Remarks);

/// <summary>A model of recurring invoices as programs read it.</summary>
public sealed record ApiRecurring(
    Id<RecurringInvoice> Id, Id<Activity> ActivityId, Id<Customer>? CustomerId, string Subject, RecurringState State, ApiRecurrence Recurrence, [property: Description("Combien il doit en faire ; absent : sans fin.")] int? Times,
    [property: Description("Combien il en a fait.")] int Made, DateOnly? NextOn, [property: Description("Du prochain brouillon.")] long TtcCents, IReadOnlyList<ApiLine> Lines, [property: Description("Ce qui l’a arrêté.")] string Problem, int Version)
{
    public static ApiRecurring Of(RecurringRow row)
    {
        var m = row.Model;
        return new(m.Id, m.ActivityId, m.CustomerId, m.Content.Subject, m.State, ApiRecurrence.Of(m.Recurrence), m.Times, m.Made, m.NextOn, row.Ttc.Cents, [.. m.Content.Lines.Select(ApiLine.Of)], m.Problem, m.Version);
    }
}

/// <summary>A model with the drafts it made.</summary>
public sealed record ApiRecurringRecord(ApiRecurring Model, IReadOnlyList<ApiMadeDraft> Drafts)
{
    public static ApiRecurringRecord Of((RecurringRow Row, IReadOnlyList<MadeDraft> Drafts) found) =>
        new(ApiRecurring.Of(found.Row), [.. found.Drafts.Select(d => new ApiMadeDraft(d.Draft.InvoiceId, d.Draft.DueOn, d.State, d.Number, d.Draft.Remarks))]);
}

/// <summary>Recurring invoices, for programs.</summary>
public static class RecurringApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Factures récurrentes");
        api.Get<IReadOnlyList<ApiRecurring>>("/recurring-invoices", SalesModule.Read, "listRecurring", "Les modèles de factures récurrentes à votre portée.", List);
        api.Get<ApiRecurringRecord>("/recurring-invoices/{id}", SalesModule.Read, "readRecurring", "Un modèle et les brouillons qu’il a faits.", Read);
        api.Make<ApiRecurringRecord>("/recurring-invoices", SalesModule.EditInvoices, "createRecurring", "Écrire un modèle ; un brouillon dont le jour est aujourd’hui est fait aussitôt.", Create);
        api.Change<ApiRecurringRecord>("/recurring-invoices/{id}", SalesModule.EditInvoices, "changeRecurring", "Récrire un modèle : les prochains brouillons changent.", Change);
        api.Act<ApiRecurringRecord>("/recurring-invoices/{id}/pause", SalesModule.EditInvoices, "pauseRecurring", "Suspendre un modèle.", Pause);
        api.Act<ApiRecurringRecord>("/recurring-invoices/{id}/resume", SalesModule.EditInvoices, "resumeRecurring", "Reprendre un modèle à partir d’aujourd’hui.", Resume);
        api.Act<ApiRecurringRecord>("/recurring-invoices/{id}/stop", SalesModule.EditInvoices, "stopRecurring", "Arrêter un modèle ; les brouillons faits restent.", Stop);
    }

    private static async Task<Answer> List(RecurringReader reader) => Answer.Of((await reader.List()).Select(ApiRecurring.Of).ToList());

    private static async Task<Answer> Read(Id<RecurringInvoice> id, RecurringReader reader) => Answer.Found(await Find(id, reader), r => r, r => r.Model.Version);

    private static async Task<Answer> Create(Sent<ApiNewRecurring> sent, RecurringActions actions, RecurringReader reader, CustomerReader customers) =>
        Answer.Made(await Save(Id<RecurringInvoice>.New(), sent.Value.ActivityId, 0, sent.Value, actions, customers), m => $"/recurring-invoices/{m.Id}", Shape(reader));

    private static async Task<Answer> Change(Id<RecurringInvoice> id, IfMatch version, Sent<ApiRecurringDraft> sent, RecurringActions actions, RecurringReader reader, CustomerReader customers) =>
        await Find(id, reader) is null ? Answer.Refused([Refusal.NotFound])
        : version.Version < 1 ? Answer.Refused([Refusal.Stale])
        : Answer.Done(await Save(id, default, version.Version, sent.Value, actions, customers), Shape(reader));

    private static async Task<Answer> Pause(Id<RecurringInvoice> id, RecurringActions actions, RecurringReader reader) => Answer.Done(await actions.Pause(id), Shape(reader));

    private static async Task<Answer> Resume(Id<RecurringInvoice> id, RecurringActions actions, RecurringReader reader) => Answer.Done(await actions.Resume(id), Shape(reader));

    private static async Task<Answer> Stop(Id<RecurringInvoice> id, RecurringActions actions, RecurringReader reader) => Answer.Done(await actions.Stop(id), Shape(reader));

    private static async Task<Result<RecurringInvoice>> Save(Id<RecurringInvoice> id, Id<Activity> activity, int version, ApiRecurringDraft said, RecurringActions actions, CustomerReader customers) =>
        await actions.Save(new(id, activity, version, said.Content.Draft(await customers.TermOf(said.Content.CustomerId)), said.Recurrence.Said(), said.Times));

    private static async Task<ApiRecurringRecord?> Find(Id<RecurringInvoice> id, RecurringReader reader) => await reader.Find(id) is { } found ? ApiRecurringRecord.Of(found) : null;

    private static Func<RecurringInvoice, Task<object>> Shape(RecurringReader reader) => async model => (await Find(model.Id, reader))!;
}
