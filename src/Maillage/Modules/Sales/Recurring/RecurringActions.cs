using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Recurring;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Documents;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Recurring;

/// <summary>What the editor of a model sends.</summary>
/// <param name="Id">Made by the form, so that sending it twice makes one model.</param>
/// <param name="Activity">Whose model it is, when it is new.</param>
/// <param name="Version">The version the person saw; 0 when it is new.</param>
/// <param name="Draft">What the next draft says; its dates are the period of that draft.</param>
public sealed record RecurringSave(
    Id<RecurringInvoice> Id, Id<Activity> Activity, int Version, InvoiceDraft Draft, Recurrence Recurrence, int? Times, NewCustomer? Customer = null);

/// <summary>Writes, pauses and stops the models of recurring invoices.</summary>
public sealed class RecurringActions(Db db, Access access, Clock clock, Current current, DocumentCustomers documentCustomers, RecurringRun run, JobQueue jobs)
{
    /// <summary>Writes a model; a draft whose day is today is made at once.</summary>
    public Task<Result<RecurringInvoice>> Save(RecurringSave save) => db.Write<RecurringInvoice>(async () =>
    {
        await db.Lock($"recurring:{save.Id}");
        var model = await db.Set<RecurringInvoice>().SingleOrDefaultAsync(r => r.Id == save.Id);
        var activityId = model?.ActivityId ?? save.Activity;
        if (await db.Set<Activity>().SingleOrDefaultAsync(a => a.Id == activityId) is not { } activity) return Refusal.NotFound;
        if (await access.NeedOver(SalesModule.EditInvoices, activity.Id, activity.EntityId) is { Ok: false } refused) return Result<RecurringInvoice>.Refused(refused.Refusals);
        if (model is not null && model.Version != save.Version) return save.Version == 0 ? model : Refusal.Stale;
        var (customer, unfit) = await documentCustomers.Of(save.Customer, save.Draft.CustomerId, activity);
        if (unfit.Count > 0) return Result<RecurringInvoice>.Refused(unfit);
        var draft = (save.Draft with { CustomerId = customer?.Id }).Clean();
        var wrong = draft.CheckSizes().ToList();
        if (customer is null) wrong.Add(new("sales.recurring.customer", "Choisissez le client, ou créez-le juste en dessous.", nameof(draft.CustomerId)));
        if (draft.Lines.Count == 0) wrong.Add(new("sales.recurring.lines", "Ajoutez au moins une ligne : ce qui revient chaque fois.", "Lines[0].Description"));
        if (draft.SaleTo < draft.SaleFrom) wrong.Add(new("sales.recurring.period", "Le dernier jour vient après le premier : corrigez l’une des deux dates.", nameof(draft.SaleTo)));
        if (wrong.Count > 0) return Result<RecurringInvoice>.Refused(wrong);
        var isNew = model is null;
        model ??= new RecurringInvoice(save.Id, activity, clock.Now, current.Account);
        if (model.Write(draft, save.Recurrence, save.Times, clock.Today) is { Ok: false } no) return Result<RecurringInvoice>.Refused(no.Refusals);
        if (isNew) db.Add(model);
        await db.SaveChangesAsync();
        await Plan();
        if (model.NextOn != clock.Today || model.State != RecurringState.Active) return model;
        await run.Make(model.Id);
        return await db.Set<RecurringInvoice>().SingleAsync(r => r.Id == save.Id);
    });

    public Task<Result<RecurringInvoice>> Pause(Id<RecurringInvoice> id) => Act(id, model => Task.FromResult(model.Pause()));

    /// <summary>Goes on from today: what was missed meanwhile is not made up for.</summary>
    public Task<Result<RecurringInvoice>> Resume(Id<RecurringInvoice> id) => Act(id, async model =>
    {
        await Plan();
        return model.Resume(clock.Today);
    });

    /// <summary>Makes no draft any more; those it made stay.</summary>
    public Task<Result<RecurringInvoice>> Stop(Id<RecurringInvoice> id) => Act(id, model =>
    {
        model.Stop();
        return Task.FromResult(Result.Done);
    });

    private Task<Result<RecurringInvoice>> Act(Id<RecurringInvoice> id, Func<RecurringInvoice, Task<Result>> verb) => db.Write<RecurringInvoice>(async () =>
    {
        await db.Lock($"recurring:{id}");
        if (await db.Set<RecurringInvoice>().SingleOrDefaultAsync(r => r.Id == id) is not { } model) return Refusal.NotFound;
        if (await access.NeedOver(SalesModule.EditInvoices, model) is { Ok: false } refused) return Result<RecurringInvoice>.Refused(refused.Refusals);
        return await verb(model) is { Ok: false } no ? Result<RecurringInvoice>.Refused(no.Refusals) : model;
    });

    private Task Plan() => jobs.Ask(RecurringJob.Kind, "daily", "", clock.Tomorrow(RecurringRun.Hour));
}
