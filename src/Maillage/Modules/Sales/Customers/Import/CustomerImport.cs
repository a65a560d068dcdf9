using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Import;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Customers.Import;

/// <summary>A file with its preview against the customers of its activity as they are.</summary>
public sealed record CustomerImportState(CustomerFile File, Activity Activity, CustomerPreview Preview);

/// <summary>Receives files of customers, shows what they say, and creates the customers when told to.</summary>
public sealed class CustomerImport(Db db, Access access, CustomerActions customers, PaymentTermLaw terms, JobQueue jobs, Clock clock, Current current)
{
    /// <summary>The job that forgets them.</summary>
    internal const string Forgetting = "sales.customers.forget-files";

    /// <summary>Keeps a file for its preview; no customer is created.</summary>
    public Task<Result<CustomerFile>> Receive(Id<Activity> activityId, string name, byte[] bytes) => db.Write<CustomerFile>(async () =>
    {
        if (await db.Set<Activity>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == activityId) is not { } activity) return Refusal.NotFound;
        if (await access.NeedOver(SalesModule.EditCustomers, activity.Id, activity.EntityId) is { Ok: false } refused) return Result<CustomerFile>.Refused(refused.Refusals);
        if (!activity.SellsOn(clock.Today)) return new Refusal("sales.customer.activity", "Cette activité ne vend pas aujourd’hui : choisissez-en une autre.", "activite");
        if (bytes.Length > CustomerFile.MaxBytes) return TooLarge(bytes.Length);
        var text = ImportText.Decode(bytes);
        if (!text.Ok) return Result<CustomerFile>.Refused(text.Refusals);
        var file = new CustomerFile(activity, name, text.Value, clock.Now, current.Account);
        db.Add(file);
        await jobs.Ask(Forgetting, "daily", "", clock.Now.AddDays(1));
        return file;
    });

    /// <summary>What a kept file would do; null when it is gone, too old, or not this person's to import.</summary>
    public async Task<CustomerImportState?> Look(Id<CustomerFile> id)
    {
        if (await db.Waiting<CustomerFile>(clock).AsNoTracking().SingleOrDefaultAsync(f => f.Id == id) is not { } file) return null;
        if (!await access.CanOver(SalesModule.EditCustomers, file)) return null;
        var activity = await db.Set<Activity>().AsNoTracking().SingleAsync(a => a.Id == file.ActivityId);
        var known = await db.Set<Customer>().AsNoTracking().Kept().Where(c => c.ActivityId == file.ActivityId).OrderBy(c => c.Id).ToListAsync();
        return new(file, activity, CustomerPreview.Read(file.Text, known, terms, clock.Today));
    }

    /// <summary>Creates every customer that is new in the file, all in one transaction, leaves the rows at fault, and lets the file go. Gives how many were created.</summary>
    public Task<Result<int>> Import(Id<CustomerFile> id) => db.Write<int>(async () =>
    {
        await db.Lock($"customer-file:{id}");
        if (await Look(id) is not { } state) return SentFiles.Gone;
        foreach (var row in state.Preview.New) await customers.Make(Id<Customer>.New(), state.Activity, row.Details);
        await db.Set<CustomerFile>().Where(f => f.Id == id).ExecuteDeleteAsync();
        return state.Preview.New.Count;
    });

    /// <summary>Lets a file go without importing it.</summary>
    public Task<Result> Forget(Id<CustomerFile> id) => db.Write(async () =>
    {
        if (await Look(id) is null) return SentFiles.Gone;
        await db.Set<CustomerFile>().Where(f => f.Id == id).ExecuteDeleteAsync();
        return Result.Done;
    });

    public static Refusal TooLarge(long length) => new("sales.customer.file",
        $"Le fichier fait {French.Number(length / 1_048_576m, 1, 1)} Mo ; la limite est de {CustomerFile.MaxBytes / 1_048_576} Mo : coupez-le en plusieurs fichiers.", "File");
}
