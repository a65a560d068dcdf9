using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Overview;
using Maillage.Domain.People;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Membership.Associates;
using Maillage.Modules.Membership.Contracts;
using Maillage.Modules.Overview.Accounts;
using Maillage.Modules.People;
using Maillage.Modules.Sales;
using Maillage.Platform;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Overview.Evidence;

/// <summary>A stay under the code of its person.</summary>
/// <param name="Name">Null for who does not read people.</param>
public sealed record EvidenceRow(SupportStay Stay, string Code, string? Name);

/// <summary>The evidence of a period, as far as the reader's grants reach.</summary>
/// <param name="Last">Last day counted: today in the current month.</param>
/// <param name="Activities">How many are reached, open or not; null when the whole cooperative is.</param>
/// <param name="Named">Whether the reader may know who the persons are.</param>
public sealed record EvidenceView(Period Period, DateOnly Last, int? Activities, bool Named, SupportEvidence Evidence, IReadOnlyList<EvidenceRow> Rows);

/// <summary>Reads whom the cooperative accompanied, for those who pay for it and those who answer them.</summary>
public sealed class EvidenceReader(Db db, Access access, Clock clock, PeriodChoice periods, ContractBook contracts, AssociateBook associates, TurnoverReader sales)
{
    /// <summary>Nobody and nothing for whoever reaches nothing.</summary>
    public async Task<EvidenceView> Read(AskedPeriod asked)
    {
        var reach = await access.ReachOf(OverviewModule.Evidence);
        var period = periods.UpToNow(asked);
        var (first, last) = (period.From.First, period.To.Last < clock.Today ? period.To.Last : clock.Today);
        var activities = await db.Set<Activity>().AsNoTracking().Include(a => a.Members).Within(reach).Where(a => a.Kind != ActivityKind.Structure).ToListAsync();
        var turnover = await sales.Outside([.. activities.Select(a => a.EntityId).Distinct()], period.From, period.To);
        var evidence = SupportEvidence.Of(first, last, await Persons(reach, activities, first), [.. activities.Select(a => new SupportedActivity(a.Kind, new(a.StartedOn, a.ClosedOn), [.. a.Members.Select(m => m.PersonId)], turnover(a.Id)))]);
        var names = await Names(evidence.Stays);
        var key = await db.Set<AuditRecord>().Where(r => r.Number == 1).Select(r => r.Hash).SingleOrDefaultAsync() ?? [];
        var rows = evidence.Stays.Select(s => new EvidenceRow(s, PersonCode.Of(key, s.PersonId), names?.GetValueOrDefault(s.PersonId)));
        // By code where the day is the same: the order tells no more than they do.
        return new(period, last, reach.All ? null : activities.Count, names is not null, evidence, [.. rows.OrderBy(r => r.Stay.From).ThenBy(r => r.Code, StringComparer.Ordinal)]);
    }

    private async Task<IEnumerable<SupportedPerson>> Persons(Reach reach, IEnumerable<Activity> activities, DateOnly first)
    {
        var members = activities.SelectMany(a => a.Members).ToLookup(m => m.PersonId, m => m.Dates);
        var bound = (await contracts.NotOver(first)).Select(c => c.PersonId).Where(p => reach.All || members.Contains(p)).Distinct().ToList();
        var (terms, associated) = (await contracts.Of(bound), await associates.DatesOf(bound));
        return bound.Select(p => new SupportedPerson(p, [.. terms[p]], [.. associated[p]], reach.All ? null : [.. members[p]]));
    }

    private async Task<Dictionary<Id<Person>, string>?> Names(IEnumerable<SupportStay> stays)
    {
        if (!await access.Can(PeopleModule.Read, Resource.Cooperative)) return null;
        var ids = stays.Select(s => s.PersonId).Distinct().ToList();
        return (await db.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync()).ToDictionary(p => p.Id, p => p.FullName);
    }
}
