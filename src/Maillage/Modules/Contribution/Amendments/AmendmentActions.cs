using Maillage.Domain.Activities;
using Maillage.Domain.Contribution;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Contribution.Months;
using Maillage.Modules.Contribution.Scales;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Membership;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Contribution.Amendments;

/// <summary>A contract that a scale waits for.</summary>
/// <param name="Signed">The amendment, once there is one.</param>
public sealed record AmendmentRow(Contract Contract, string Person, ScaleRow Scale, IReadOnlyList<string> Activities, ScaleAmendment? Signed);

/// <summary>The amendments that a new scale needs, since some contracts do not follow the vote of the assembly by themselves.</summary>
public sealed class AmendmentActions(Db db, Access access, Clock clock, ScaleBook book, PostedContributions posted, PostedMoves moves)
{
    /// <summary>For each scale in force or to come: the running contracts that were signed before it was decided and do not follow the assembly.</summary>
    public async Task<IReadOnlyList<AmendmentRow>> Rows()
    {
        var (history, today) = (await book.History(), clock.Today);
        var month = Month.Of(today);
        var scales = history.Rows.Where(r => (r.From > month || r == history.In(month, r.Family)) && !history.IsFirst(r)).ToList();
        if (scales.Count == 0) return [];
        var held = await db.Set<Contract>().AsNoTracking().Where(c => !c.FollowsAssembly).Join(db.Set<Person>(), c => c.PersonId, p => p.Id, (c, p) => new { Contract = c, p.LastName, p.FirstName })
            .OrderBy(r => r.LastName).ThenBy(r => r.FirstName).ToListAsync();
        var running = held.Where(h => h.Contract.Terms.Last is not { } last || last >= today).ToList();
        if (running.Count == 0) return [];
        var ids = running.Select(h => h.Contract.Id).ToList();
        var signed = await db.Set<ScaleAmendment>().AsNoTracking().Where(a => ids.Contains(a.ContractId)).ToListAsync();
        var persons = running.Select(h => h.Contract.PersonId).ToList();
        var places = (await db.Set<ActivityMember>().AsNoTracking().Where(m => persons.Contains(m.PersonId) && (m.To == null || m.To >= today))
            .Join(db.Set<Activity>(), m => m.ActivityId, a => a.Id, (m, a) => new { m.PersonId, a.Id, a.Name }).ToListAsync()).ToLookup(p => p.PersonId);
        return
        [
            .. from scale in scales
               from one in running
               where one.Contract.SignedOn < scale.Decision!.Date
               let at = scale.From > month ? scale.From : month
               let own = places[one.Contract.PersonId].Where(p => history.In(at, history.FamilyOf(p.Id, at)) == scale).Select(p => p.Name).ToList()
               where own.Count > 0
               select new AmendmentRow(one.Contract, $"{one.LastName} {one.FirstName}", scale, own, signed.Find(a => a.ContractId == one.Contract.Id && a.ScaleId == scale.Adopted!.Id)),
        ];
    }

    /// <summary>Notes a signed amendment. Noted again, it changes nothing.</summary>
    public Task<Result<ScaleAmendment>> Sign(Id<Contract> contract, Id<AdoptedScale> scale, DateOnly signedOn, Month from) => db.Write<ScaleAmendment>(async () =>
    {
        if (await access.Need(MembershipModule.EditContracts, Resource.Cooperative) is { Refusal: { } refusal }) return refusal;
        await db.Lock(ContributionRun.Name);
        if (await db.Set<Contract>().SingleOrDefaultAsync(c => c.Id == contract && !c.FollowsAssembly) is not { } bound || await db.Set<AdoptedScale>().SingleOrDefaultAsync(s => s.Id == scale) is not { } adopted) return Refusal.NotFound;
        if (await db.Set<ScaleAmendment>().SingleOrDefaultAsync(a => a.ContractId == contract && a.ScaleId == scale) is { } same) return same;
        if (signedOn > clock.Today || signedOn < bound.SignedOn) return new Refusal("contribution.amendment.date", $"L’avenant se signe entre le {French.LongDate(bound.SignedOn)}, jour du contrat, et aujourd’hui.", "SignedOn");
        if (from < adopted.From) return new Refusal("contribution.amendment.from", $"Ce barème commence en {French.MonthYear(adopted.From)} : choisissez ce mois ou un suivant.", "From");
        if (await posted.LastMonth() is { } last && from <= last)
            return new Refusal("contribution.amendment.from", $"Les contributions sont comptabilisées jusqu’en {French.MonthYear(last)} : choisissez un mois qui suit.", "From");
        var amendment = new ScaleAmendment(db.Cooperative, contract, scale, signedOn, from);
        db.Add(amendment);
        return amendment;
    });

    /// <summary>Takes out an amendment noted by mistake: the scale of before binds the contract again.</summary>
    /// <param name="shown">What was shown to move in months already posted, once it is confirmed.</param>
    public Task<Result> Remove(Id<ScaleAmendment> id, string? shown = null) => db.Write(async () =>
    {
        if (await access.Need(MembershipModule.EditContracts, Resource.Cooperative) is { Ok: false } refused) return refused;
        return await db.Set<ScaleAmendment>().SingleOrDefaultAsync(a => a.Id == id) is { } amendment ? await moves.Change(amendment.From, shown, () => db.Remove(amendment)) : Refusal.NotFound;
    });
}
