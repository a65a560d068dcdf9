using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Recurring;
using Maillage.Domain.Sales.Vat;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Recurring;

/// <summary>Makes the drafts whose day has come, each in its own transaction and once for a model and a day; days that were missed are made up for.</summary>
public sealed class RecurringRun(Db db, Clock clock, SalesAccounts accounts, VatTable vat, PaymentTermLaw terms, ILogger<RecurringRun> log)
{
    /// <summary>How many drafts were made. A model that fails keeps its day for the next morning, and does not hold up the others.</summary>
    public async Task<int> MakeDue()
    {
        var (today, made) = (clock.Today, 0);
        var due = await db.Set<RecurringInvoice>().AsNoTracking().Where(r => r.State == RecurringState.Active && r.NextOn <= today).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync();
        foreach (var id in due)
        {
            try
            {
                while (await db.Write<bool>(() => Make(id)) is { Ok: true, Value: true }) made++;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogError(error, "Recurring invoice {Id} made no draft.", id);
            }
        }
        return made;
    }

    /// <summary>Hour of the morning at which it runs, in the cooperative's zone.</summary>
    internal const int Hour = 6;

    /// <summary>Makes the next draft of a model when its day has come; false when there is nothing to make.</summary>
    internal async Task<Result<bool>> Make(Id<RecurringInvoice> id)
    {
        await db.Lock($"recurring:{id}");
        db.ChangeTracker.Clear();
        if (await db.Set<RecurringInvoice>().SingleOrDefaultAsync(r => r.Id == id) is not { State: RecurringState.Active } model) return false;
        // A model written anew on the day of a draft comes to that day again.
        while (model.NextOn is { } before && await db.Set<RecurringDraft>().AnyAsync(d => d.RecurringId == id && d.DueOn == before)) model.Skip();
        if (model.NextOn is not { } due || due > clock.Today) return false;
        var activity = await db.Set<Activity>().SingleAsync(a => a.Id == model.ActivityId);
        if (!activity.SellsOn(clock.Today))
        {
            model.Pause($"Le brouillon du {French.LongDate(due)} n’a pas pu être fait : l’activité ne vend pas à cette date.");
            return false;
        }
        var customer = model.CustomerId is { } wanted ? await db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == wanted && c.ActivityId == activity.Id) : null;
        var draft = (model.Next with { CustomerId = customer?.Id }).Clean();
        var invoice = new Invoice(Id<Invoice>.New(), activity, clock.Now, model.CreatedBy);
        if (invoice.Write(draft, draft.Priced(accounts, vat), Money.Zero, customer?.Name ?? "", clock.Now) is { Ok: false } refused) return Result<bool>.Refused(refused.Refusals);
        var missing = InvoiceRules.Missing(InvoiceCase.Of(invoice, customer, activity, null), vat, terms, clock.Today);
        db.Add(invoice);
        db.Add(new RecurringDraft(model, due, invoice.Id, string.Join(" ", missing.Select(m => m.Message)), clock.Now));
        model.Advance();
        return true;
    }
}

/// <summary>Each morning, as long as a model makes drafts.</summary>
public sealed class RecurringJob(Db db, Clock clock, RecurringRun run, ILogger<RecurringJob> log) : MorningJob(clock, log, RecurringRun.Hour)
{
    public const string Kind = "sales.recurring";

    protected override Task Morning() => run.MakeDue();

    protected override Task<bool> GoesOn() => db.Set<RecurringInvoice>().AnyAsync(r => r.State == RecurringState.Active);
}
