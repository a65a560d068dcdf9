using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Internal;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Ledger.Periods;
using Maillage.Modules.Membership.Conventions;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Internal;

/// <summary>Internal sales: one side proposes, the other answers, and both accounts move when both agree.</summary>
public sealed class InternalSaleActions(Db db, Access access, Clock clock, Current current, Chart chart, Posting posting, OpenPeriods periods, ConventionBook conventions)
{
    public Task<Result<InternalSale>> Propose(InternalDraft draft) => db.Write<InternalSale>(async () =>
    {
        var (mine, others) = draft.By == InternalSide.Seller ? (draft.Seller, draft.Buyer) : (draft.Buyer, draft.Seller);
        if (await db.Set<Activity>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == mine) is not { } own) return Refusal.NotFound;
        if (await Need(own.Id, own.EntityId) is { Refusal: { } refused }) return refused;
        if (await db.Set<InternalSale>().SingleOrDefaultAsync(s => s.Id == draft.Id) is { } same) return same.Proposer == mine ? same : Refusal.NotFound;
        if (await db.Set<Activity>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == others) is not { } other)
            return new Refusal("sales.internal.other", "Choisissez l’autre activité.", "Other");
        var (seller, buyer) = draft.By == InternalSide.Seller ? (own, other) : (other, own);
        if (InternalSaleRules.Of(draft, seller, buyer, clock.Today) is { Count: > 0 } wrong) return Result<InternalSale>.Refused(wrong);
        if (await conventions.Obstacle(seller.Id, draft.Date) is { } unsigned) return unsigned;
        var sale = new InternalSale(draft, seller, clock.Now, current.Account);
        db.Add(sale);
        return sale;
    });

    /// <summary>Proposes to take back a part of an agreed sale, or all of it.</summary>
    public Task<Result<InternalSale>> ProposeBack(Id<InternalSale> id, Id<InternalSale> of, InternalSide side, Money amount, DateOnly date, string wording) => db.Write<InternalSale>(async () =>
    {
        await db.Lock(LockOf(of));
        var found = await Find(of, s => s.Of(side));
        if (!found.Ok) return found;
        var sale = found.Value;
        if (await db.Set<InternalSale>().SingleOrDefaultAsync(s => s.Id == id) is { } same) return same.CountersId == of ? same : Refusal.NotFound;
        List<Refusal> wrong = [.. InternalSaleRules.OfText(date, wording, amount, clock.Today)];
        if (InternalSaleRules.OfCounter(sale, await CountersOf(of), amount) is { } fault) wrong.Add(fault);
        if (wrong.Count > 0) return Result<InternalSale>.Refused(wrong);
        var counter = new InternalSale(id, sale, side, amount, date, wording, clock.Now, current.Account);
        db.Add(counter);
        return counter;
    });

    /// <summary>The other side agrees: booked at its date, or on the first day of the first open month when its own is closed. Agreeing again changes nothing.</summary>
    public Task<Result<InternalSale>> Agree(Id<InternalSale> id) => Answer(id, s => s.Answerer, InternalState.Agreed, async sale =>
    {
        if (current.Account is { } account && sale.ProposedBy == account && !await IsIn(sale.Answerer, account))
            return new Refusal("sales.internal.self", "Vous avez proposé cette vente pour une activité : c’est à l’autre de l’accepter.");
        if (!sale.IsCounter && await conventions.Obstacle(sale.SellerId, sale.Date) is { } unsigned) return unsigned;
        var month = Month.Of(sale.Date);
        var open = await periods.FirstOpen(sale.EntityId, month);
        var entry = await posting.Post(InternalSalePosting.Draft(chart, sale, open == month ? sale.Date : open.First));
        if (!entry.Ok) return Result.Refused(entry.Refusals);
        sale.AgreedAs(entry.Value.Id, clock.Now, current.Account);
        return Result.Done;
    });

    public Task<Result<InternalSale>> Refuse(Id<InternalSale> id, string comment) => Answer(id, s => s.Answerer, InternalState.Refused, sale => Task.FromResult(sale.Refuse(comment, clock.Now, current.Account)));

    /// <summary>The side that proposed thinks again, before the other answers.</summary>
    public Task<Result<InternalSale>> Withdraw(Id<InternalSale> id) => Answer(id, s => s.Proposer, InternalState.Withdrawn, sale =>
    {
        sale.Withdraw(clock.Now, current.Account);
        return Task.FromResult(Result.Done);
    });

    /// <summary>What takes back a sale and still counts.</summary>
    public Task<List<InternalSale>> CountersOf(Id<InternalSale> sale) => db.Set<InternalSale>().AsNoTracking()
        .Where(s => s.CountersId == sale && (s.State == InternalState.Proposed || s.State == InternalState.Agreed)).OrderBy(s => s.Id).ToListAsync();

    private Task<Result<InternalSale>> Answer(Id<InternalSale> id, Func<InternalSale, Id<Activity>> side, InternalState to, Func<InternalSale, Task<Result>> change) => db.Write<InternalSale>(async () =>
    {
        await db.Lock(LockOf(id));
        var found = await Find(id, side);
        if (!found.Ok) return found;
        var sale = found.Value;
        if (sale.State == to) return sale;
        if (!sale.Waits) return new Refusal("sales.internal.answered", $"Cette vente interne est déjà {InternalSaleWords.Of(sale.State)} : elle ne change plus.");
        return await change(sale) is { Ok: false } refused ? Result<InternalSale>.Refused(refused.Refusals) : sale;
    });

    /// <summary>A sale that one may act on for one of its sides; out of sight of both, it does not exist.</summary>
    private async Task<Result<InternalSale>> Find(Id<InternalSale> id, Func<InternalSale, Id<Activity>> side)
    {
        if (await db.Set<InternalSale>().SingleOrDefaultAsync(s => s.Id == id) is not { } sale) return Refusal.NotFound;
        if (await Need(side(sale), sale.EntityId) is { Ok: true }) return sale;
        return await Need(sale.Proposer, sale.EntityId) is { Ok: true } || await Need(sale.Answerer, sale.EntityId) is { Ok: true } ? Refusal.Forbidden : Refusal.NotFound;
    }

    private Task<bool> IsIn(Id<Activity> activity, long account)
    {
        var today = clock.Today;
        return db.Set<ActivityMember>().AnyAsync(m => m.ActivityId == activity && m.From <= today && (m.To == null || m.To >= today) && db.Set<Domain.People.Person>().Any(p => p.Id == m.PersonId && p.AccountId == account));
    }

    private Task<Result> Need(Id<Activity> activity, Id<LegalEntity> entity) => access.NeedOver(SalesModule.SellInside, activity, entity);

    private static string LockOf(Id<InternalSale> sale) => $"internal-sale:{sale}";
}
