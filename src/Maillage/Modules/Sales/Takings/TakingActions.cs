using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Takings;
using Maillage.Domain.Sales.Vat;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Membership.Conventions;
using Maillage.Modules.Sales.Cash;
using Maillage.Modules.Sales.Receipts;
using Maillage.Modules.Sales.Remittances;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Takings;

/// <summary>Books what an activity sold on a day without invoice, and takes it back.</summary>
public sealed class TakingActions(Db db, Access access, Clock clock, Current current, Posting posting, SalesAccounts accounts, VatTable vat, CashBook cash, ConventionBook conventions)
{
    /// <summary>Books a day's takings at once, numbered in the sequence of the activity. The same form sent twice books them once.</summary>
    public Task<Result<Taking>> Record(TakingDraft draft) => db.Write<Taking>(async () =>
    {
        if (await db.Set<Activity>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == draft.Activity) is not { } activity) return Refusal.NotFound;
        if (await access.NeedOver(SalesModule.RecordTakings, activity.Id, activity.EntityId) is { Ok: false } refused) return Result<Taking>.Refused(refused.Refusals);
        await db.Lock(LockOf(activity.Id));
        if (await db.Set<Taking>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == draft.Id) is { } before)
            // The right is over the activity asked for: of another one, nothing is said.
            return before.ActivityId != draft.Activity ? Refusal.NotFound : before.Says(draft) ? before : new Refusal("sales.taking.key", $"Cette saisie a déjà enregistré : {before.Title}, {before.Ttc}. Rouvrez la page pour en saisir d’autres.");
        if (TakingRules.Of(draft, activity, vat, clock.Today) is { Count: > 0 } wrong) return Result<Taking>.Refused(wrong);
        if (await conventions.Obstacle(activity.Id, draft.Date) is { } unsigned) return unsigned;
        var number = (int)await db.NextNumber(LockOf(activity.Id));
        var taking = new Taking(draft, activity, TakingAmount.Of(draft.Sales, vat), number, accounts, clock.Now, current.Account);
        var entry = await posting.Post(TakingPosting.Of(taking, activity.Code, accounts));
        if (!entry.Ok) return Result<Taking>.Refused(entry.Refusals);
        taking.BookedAs(entry.Value.Id);
        db.Add(taking);
        return taking;
    });

    /// <summary>
    /// Takes takings back by the mirror of their entry, dated today. Refused while a remittance holds their cheques or cards, or when their cash has left the
    /// till. Doing it again changes nothing.
    /// </summary>
    public Task<Result<Taking>> Reverse(Id<Taking> id, string reason) => db.Write<Taking>(async () =>
    {
        if (await db.Set<Taking>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == id) is not { } taking) return Refusal.NotFound;
        if (await access.NeedOver(SalesModule.RecordTakings, taking) is { Ok: false } refused) return Result<Taking>.Refused(refused.Refusals);
        await db.Lock(LockOf(taking.ActivityId));
        await db.Lock(RemittanceActions.LockOf(taking.EntityId));
        if (await db.Set<TakingReversal>().AnyAsync(r => r.TakingId == id)) return taking;
        reason = reason.Trim();
        if (reason.Length is 0 or > ReversalActions.LongestReason)
            return new Refusal("sales.taking.reason", $"Dites en {ReversalActions.LongestReason} caractères au plus pourquoi vous annulez.", "Reason");
        if (await Remitted(taking) is { } remittance)
            return new Refusal("sales.taking.remitted", $"Ces recettes sont dans « {remittance.Title} » : l’équipe l’annule d’abord.");
        if (await cash.Hold(taking.ActivityId, taking.EntityId) is var inTill && inTill < taking.Paid(PaymentMethod.Cash))
            return new Refusal("sales.taking.cash", $"La caisse n’a plus que {inTill} : les espèces de ces recettes en sont sorties. Annulez d’abord leur dépôt.");
        var entry = await posting.Reverse(taking.EntryId, clock.Today, reason);
        if (!entry.Ok) return Result<Taking>.Refused(entry.Refusals);
        db.Add(new TakingReversal(taking, clock.Today, reason, entry.Value.Id, clock.Now, current.Account));
        return taking;
    });

    private static string LockOf(Id<Activity> activity) => $"taking:{activity}";

    /// <summary>A remittance that stands and holds a part of it; null when none does.</summary>
    private Task<Remittance?> Remitted(Taking taking) => db.Set<Remittance>().AsNoTracking()
        .Where(r => r.Lines.Any(l => l.TakingId == taking.Id) && !db.Set<RemittanceReversal>().Any(v => v.RemittanceId == r.Id)).FirstOrDefaultAsync();
}
