using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Takeover;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Sales.Invoices;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Takeover;

/// <summary>An entity that may be taken over.</summary>
public sealed record TakeoverEntity(Id<LegalEntity> Id, string Name);

/// <summary>Where the take-over of an entity stands.</summary>
/// <param name="Plan">Null until the day of the opening is chosen.</param>
/// <param name="Runs">All, the last first, those undone too; of people, of every entity.</param>
/// <param name="Documents">Invoices taken over, and how many of them have their document.</param>
/// <param name="Starts">Sequences whose last number was taken over.</param>
public sealed record TakeoverWalk(TakeoverEntity Entity, TakeoverPlan? Plan, IReadOnlyList<TakeoverRun> Runs, (int Invoices, int Joined) Documents, int Starts)
{
    public IReadOnlyList<TakeoverRun> Of(TakeoverStep step) => [.. Runs.Where(r => r.Step == step)];

    /// <summary>How many things of a step were made and stand.</summary>
    public int Made(TakeoverStep step) => Of(step).Where(r => r.Stands).Sum(r => r.Made);
}

/// <summary>Reads where take-overs stand.</summary>
public sealed class TakeoverReader(Db db, Access access, Clock clock)
{
    /// <summary>The entities, in the order of their codes; none without the right.</summary>
    public async Task<IReadOnlyList<TakeoverEntity>> Entities() => await access.Can(TakeoverModule.Manage, Resource.Cooperative)
        ? [.. (await db.Set<LegalEntity>().AsNoTracking().OrderBy(e => e.Code).ToListAsync()).Select(e => new TakeoverEntity(e.Id, e.IdentityAt(clock.Today)?.Name ?? e.Code))] : [];

    /// <summary>The walk of an entity, the first one when none is asked for; null when there is none or without the right.</summary>
    public async Task<TakeoverWalk?> Walk(long? asked)
    {
        var entities = await Entities();
        if ((asked is null ? entities.FirstOrDefault() : entities.FirstOrDefault(e => e.Id.Value == asked)) is not { } entity) return null;
        var plan = await db.Set<TakeoverPlan>().AsNoTracking().SingleOrDefaultAsync(p => p.EntityId == entity.Id);
        var runs = await db.Set<TakeoverRun>().AsNoTracking().Where(r => r.EntityId == entity.Id || r.Step == TakeoverStep.People).OrderByDescending(r => r.Id).ToListAsync();
        var legacy = db.Set<LegacyInvoice>().IgnoreAutoIncludes().Where(i => i.EntityId == entity.Id);
        return new(entity, plan, runs, (await legacy.CountAsync(), await legacy.CountAsync(i => i.FileSha256 != null)), await db.Set<NumberStart>().CountAsync(s => s.EntityId == entity.Id));
    }

    /// <summary>The first days of the fiscal years of an entity that are open: where books may open.</summary>
    public async Task<IReadOnlyList<DateOnly>> FirstDays(Id<LegalEntity> entity) =>
        await db.Set<FiscalYear>().Where(y => y.EntityId == entity && y.ClosedAt == null).OrderBy(y => y.Start).Select(y => y.Start).ToListAsync();

    /// <summary>The sequences that numbers count in today; null without the right.</summary>
    public async Task<IReadOnlyList<(SequenceState State, string Next)>?> Sequences(Id<LegalEntity> entity, NumberStarts starts) =>
        await access.Can(TakeoverModule.Manage, Resource.Cooperative) && await db.Set<LegalEntity>().SingleOrDefaultAsync(e => e.Id == entity) is { } found ? await starts.Of(found, clock.Today) : null;
}
