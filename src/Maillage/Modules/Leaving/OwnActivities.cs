using CsvHelper;
using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.People;
using Maillage.Modules.Contribution;
using Maillage.Modules.Contribution.Months;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger;
using Maillage.Modules.Sales;
using Maillage.Platform;
using Maillage.Platform.Archives;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Leaving;

/// <summary>
/// Adds to what a person takes away the activities they work or worked in: sales, receipts, the account line by line, contributions explained, documents. Each
/// part only where whoever asks may read it: nobody takes away by this door what they could not open by another.
/// </summary>
public sealed class OwnActivities(Db db, Access access, Clock clock, TableWriter tables, ContributionReader contributions, Chart chart, IEnumerable<ITakenFiles> sources)
{
    public async Task Add(Id<Person> person, OpenArchive archive)
    {
        var own = await db.Set<ActivityMember>().AsNoTracking().Where(m => m.PersonId == person).Select(m => m.ActivityId).Distinct().ToListAsync();
        var activities = await db.Set<Activity>().AsNoTracking().Where(a => own.Contains(a.Id) && a.Kind != ActivityKind.Structure).OrderBy(a => a.Code).ToListAsync();
        var read = await access.ReachOf(SalesModule.Read);
        var said = false;
        foreach (var activity in activities.Where(read.Covers))
        {
            if (!said) await archive.Add("activites/LISEZMOI.txt", ArchiveWords.OfActivities);
            said = true;
            await Add(activity, $"activites/{PlainName.Of($"{activity.Code} {activity.Name}")}/", archive);
        }
    }

    private async Task Add(Activity activity, string folder, OpenArchive archive)
    {
        var resource = new Resource(Activity: activity.Id.Value, Entity: activity.EntityId.Value);
        long[] one = [activity.Id.Value];
        var books = await access.Can(LedgerModule.Read, resource);
        await using (await db.Snapshot())
        {
            var known = OpenTable.AllOf(db.Model).ToDictionary(t => t.Name);
            foreach (var name in LeavingScope.OfActivity.Where(n => books || !LeavingScope.OfBooks.Contains(n)))
                await tables.Add(archive, folder + WholeArchive.TableFolder, known[name], one);
        }
        if (books) await archive.Add($"{folder}ecritures.csv", stream => Entries(stream, activity.Id));
        if (await access.Can(ContributionModule.Read, resource)) await archive.AddJson($"{folder}contributions.json", await Contributions(activity));
        foreach (var source in sources)
            await foreach (var file in source.Of(one))
                if (await file.Read() is { } bytes) await archive.Add(folder + file.Path, bytes);
    }

    private async Task<long?> Entries(Stream to, Id<Activity> activity)
    {
        var lines = from l in db.Set<EntryLine>().AsNoTracking()
                    where l.ActivityId == activity
                    join e in db.Set<Entry>().IgnoreAutoIncludes() on l.EntryId equals e.Id
                    orderby l.Date, e.Id, l.Rank
                    select new { l.Date, e.Journal, e.YearStart, e.Number, e.Document, l.Label, l.Account, Debit = l.Debit.Cents, Credit = l.Credit.Cents, l.DueOn };
        await using var csv = CsvWriter.Create(to, null, true);
        await csv.WriteRecordAsync(["date", "journal", "numero", "piece", "libelle", "compte", "intitule", "debit", "credit", "echeance"], default);
        var count = 0L;
        await foreach (var line in lines.AsAsyncEnumerable())
        {
            await csv.WriteRecordAsync(
            [
                Day(line.Date), line.Journal, line.Number is { } n ? $"{line.Journal}-{line.YearStart!.Value.Year}-{n}" : "brouillon", line.Document, line.Label, line.Account, chart.Label(line.Account),
                Euros(line.Debit), Euros(line.Credit), line.DueOn is { } due ? Day(due) : "",
            ], default);
            count++;
        }
        await csv.FlushAsync(default);
        return count;
    }

    /// <summary>Each month with what it costs and why.</summary>
    private async Task<object> Contributions(Activity activity)
    {
        var last = Month.Of(clock.Today);
        var months = await contributions.Of(activity.Id, Month.Of(activity.StartedOn), last);
        return months.Select(m => new
        {
            Month = m.Month.ToString(),
            Due = m.Due.Value.Euros,
            Posted = m.Posted.Euros,
            Steps = m.Due.Steps.Select(s => new { s.Text, s.Source }),
            Entries = m.Entries.Select(e => new { e.Reference, Date = Day(e.Date), Amount = e.Amount.Euros }),
        });
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Euros(long cents) => new Money(cents).Euros.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
}
