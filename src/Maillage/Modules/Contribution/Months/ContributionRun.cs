using Maillage.Domain.Activities;
using Maillage.Domain.Contribution;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Api.Webhooks;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Ledger.Periods;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Contribution.Months;

/// <summary>What a run posted.</summary>
/// <param name="Entries">How many; 0 when the ledger already held everything.</param>
/// <param name="Total">What the activities bear more.</param>
public sealed record RunOfMonth(int Entries, Money Total);

/// <summary>
/// Posts the contributions of a month and what is missing of the months before, back to January of the year before: for each activity the difference
/// between what is due and what is posted. Run again, it posts nothing; after a late document, only what that document changes.
/// </summary>
public sealed class ContributionRun(Db db, Access access, Clock clock, Chart chart, ContributionReader reader, Posting posting, OpenPeriods periods, WebhookOutbox outbox)
{
    internal const string Name = "contribution";

    /// <summary>What other programs are told.</summary>
    internal const string Told = "contribution.posted";

    /// <summary>The first month that the run of a month still corrects: January of the year before.</summary>
    public static Month Oldest(Month month) => new(month.Year - 1, 1);

    public Task<Result<RunOfMonth>> Post(Id<LegalEntity> entity, Month month) => db.Write<RunOfMonth>(async () =>
    {
        var resource = new Domain.Identity.Resource(Entity: entity.Value);
        if (!await access.Can(ContributionModule.Read, resource)) return Refusal.NotFound;
        if (await access.Need(ContributionModule.Post, resource) is { Refusal: { } refusal }) return refusal;
        if (clock.Today <= month.Last)
            return new Refusal("contribution.month.running", $"Le mois {French.OfMonth(month)} n’est pas fini : ses contributions se comptabilisent à partir du {French.LongDate(month.Next.First)}.");
        await db.Lock(Name);
        if (await db.Set<Activity>().AsNoTracking().Where(a => a.EntityId == entity && a.Kind == ActivityKind.Structure).Select(a => (Id<Activity>?)a.Id).SingleOrDefaultAsync() is not { } structure)
            return Refusal.NotFound;

        var days = new Dictionary<Month, DateOnly>();
        var drafts = new List<EntryDraft>();
        var total = Money.Zero;
        foreach (var (activity, months) in (await reader.OfEntity(entity, Oldest(month), month)).OrderBy(a => a.Key.Value))
            foreach (var (due, missing) in months.SelectMany(m => m.PendingByLevy.Select(l => (m, l))))
            {
                if (!days.TryGetValue(due.Month, out var day)) days[due.Month] = day = await periods.DayFor(entity, due.Month, clock.Today);
                drafts.Add(ContributionPosting.Draft(chart, entity, activity, structure, missing.Levy, missing.Name, due.Month, due.Entries.Count(e => !e.IsReversal && e.Levy == missing.Levy) + 1, missing.Amount, day));
                total += missing.Amount;
            }
        if (await posting.PostAll(drafts) is { Ok: false } refused) return Result<RunOfMonth>.Refused(refused.Refusals);
        if (drafts.Count > 0) await outbox.Tell(Told, $"/entities/{entity}/contributions/{month}");
        return new RunOfMonth(drafts.Count, total);
    });
}
