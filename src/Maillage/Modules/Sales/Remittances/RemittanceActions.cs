using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Takings;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Sales.Receipts;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Remittances;

/// <summary>What reaches the bank, as the form gives it.</summary>
/// <param name="Id">Made by the form, so that sending it twice records it once.</param>
/// <param name="Fee">What the provider of card payments kept; zero for cheques.</param>
/// <param name="Takings">The days of takings whose payments by this means it holds.</param>
public sealed record RemittanceDraft(
    Id<Remittance> Id, Id<LegalEntity> Entity, PaymentMethod Method, DateOnly Date, IReadOnlyList<Id<Clearing>> Receipts, Money Fee = default, IReadOnlyList<Id<Taking>>? Takings = null);

/// <summary>Gathers cheques, CESU and card payments that reach the bank together.</summary>
public sealed class RemittanceActions(Db db, Access access, Clock clock, Current current, Posting posting, SalesAccounts accounts)
{
    /// <summary>How many receipts one may hold.</summary>
    public const int Most = 200;

    /// <summary>The receipts of an entity that wait for the bank.</summary>
    public static IQueryable<Receipt> Waiting(Db db, Id<LegalEntity> entity, PaymentMethod method) => db.Set<Receipt>().AsNoTracking()
        .Where(r => r.EntityId == entity && r.Method == method && (r.Amount.Cents > 0 || method == PaymentMethod.Card) && !db.Set<ClearingReversal>().Any(v => v.ClearingId == r.Id)
            && !db.Set<RemittanceLine>().Any(l => l.ReceiptId == r.Id && !db.Set<RemittanceReversal>().Any(v => v.RemittanceId == l.RemittanceId)));

    /// <summary>The takings of an entity that got money by a means, which waits for the bank.</summary>
    public static IQueryable<Taking> WaitingTakings(Db db, Id<LegalEntity> entity, PaymentMethod method) => db.Set<Taking>().AsNoTracking()
        .Where(t => t.EntityId == entity && t.Payments.Any(p => p.Method == method) && !db.Set<TakingReversal>().Any(v => v.TakingId == t.Id)
            && !RemittedBy(db, method).Any(l => l.TakingId == t.Id));

    /// <summary>The lines of the remittances of a means that stand.</summary>
    public static IQueryable<RemittanceLine> RemittedBy(Db db, PaymentMethod method) => db.Set<RemittanceLine>()
        .Where(l => db.Set<Remittance>().Any(r => r.Id == l.RemittanceId && r.Method == method) && !db.Set<RemittanceReversal>().Any(v => v.RemittanceId == l.RemittanceId));

    /// <summary>The name to hold while receipts of an entity are gathered or taken back.</summary>
    public static string LockOf(Id<LegalEntity> entity) => $"remittances:{entity}";

    /// <summary>Records a remittance: one line of the bank for each activity, in one entry.</summary>
    public Task<Result<Remittance>> Record(RemittanceDraft draft) => db.Write<Remittance>(async () =>
    {
        if (await Need(draft.Entity) is { Ok: false } refused) return Result<Remittance>.Refused(refused.Refusals);
        await db.Lock(LockOf(draft.Entity));
        if (await db.Set<Remittance>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == draft.Id) is { } before)
            return before.EntityId == draft.Entity && before.Lines.Select(l => l.ReceiptId).OfType<Id<Clearing>>().ToHashSet().SetEquals(draft.Receipts)
                && before.Lines.Select(l => l.TakingId).OfType<Id<Taking>>().ToHashSet().SetEquals(draft.Takings ?? [])
                ? before : new Refusal("sales.remittance.key", $"Cette saisie a déjà enregistré : {before.Title}. Rouvrez la page.");
        var money = await Money(draft);
        if (Check(draft, draft.Receipts.Distinct().Count() + (draft.Takings ?? []).Distinct().Count(), money) is { Count: > 0 } wrong) return Result<Remittance>.Refused(wrong);
        var number = (int)await db.NextNumber($"remittance:{draft.Entity}");
        var remittance = new Remittance(db.Cooperative, draft.Id, draft.Entity, draft.Method, number, draft.Date, money, draft.Fee, clock.Now, current.Account);
        var entry = await posting.Post(remittance.Entry(accounts));
        if (!entry.Ok) return Result<Remittance>.Refused(entry.Refusals);
        remittance.BookedAs(entry.Value.Id);
        db.Add(remittance);
        return remittance;
    });

    /// <summary>Takes a remittance back by the mirror of its entry, dated today: its receipts wait again. Doing it again changes nothing.</summary>
    public Task<Result<Remittance>> Reverse(Id<Remittance> id, string reason) => db.Write<Remittance>(async () =>
    {
        if (await db.Set<Remittance>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id) is not { } remittance) return Refusal.NotFound;
        if (await Need(remittance.EntityId) is { Ok: false } refused) return Result<Remittance>.Refused(refused.Refusals);
        await db.Lock(LockOf(remittance.EntityId));
        if (await db.Set<RemittanceReversal>().AnyAsync(v => v.RemittanceId == id)) return remittance;
        reason = reason.Trim();
        if (reason.Length is 0 or > ReversalActions.LongestReason) return new Refusal("sales.remittance.reason", $"Dites en {ReversalActions.LongestReason} caractères au plus pourquoi vous annulez.", "Reason");
        var receipts = remittance.Lines.Select(l => l.ReceiptId).OfType<Id<Clearing>>().ToList();
        if (await db.Set<ClearingReversal>().AnyAsync(v => receipts.Contains(v.ClearingId)))
            return new Refusal("sales.remittance.bounced", "Un paiement de cette remise a été rejeté ou annulé depuis : elle ne s’annule plus.");
        var entry = await posting.Reverse(remittance.EntryId, clock.Today, reason);
        if (!entry.Ok) return Result<Remittance>.Refused(entry.Refusals);
        db.Add(new RemittanceReversal(remittance, clock.Today, reason, entry.Value.Id, clock.Now, current.Account));
        return remittance;
    });

    /// <summary>What is asked for and still waits, receipts then takings, the oldest first.</summary>
    private async Task<IReadOnlyList<WaitingMoney>> Money(RemittanceDraft draft)
    {
        var (receipts, takings) = (draft.Receipts.Distinct().ToList(), (draft.Takings ?? []).Distinct().ToList());
        var money = (await Waiting(db, draft.Entity, draft.Method).Where(r => receipts.Contains(r.Id)).OrderBy(r => r.Date).ThenBy(r => r.Id).ToListAsync()).ConvertAll(WaitingMoney.Of);
        if (takings.Count > 0)
            money.AddRange((await WaitingTakings(db, draft.Entity, draft.Method).Where(t => takings.Contains(t.Id)).OrderBy(t => t.Date).ThenBy(t => t.Id).ToListAsync())
                .Select(t => WaitingMoney.Of(t, draft.Method)));
        return money;
    }

    private async Task<Result> Need(Id<LegalEntity> entity)
    {
        var resource = new Resource(Entity: entity.Value);
        return await access.Can(SalesModule.Read, resource) ? await access.Need(SalesModule.RecordReceipts, resource) : Refusal.NotFound;
    }

    private List<Refusal> Check(RemittanceDraft draft, int asked, IReadOnlyList<WaitingMoney> receipts)
    {
        var refusals = new List<Refusal>();
        if (asked == 0) refusals.Add(new("sales.remittance.empty", "Cochez au moins un encaissement.", "Receipts"));
        else if (asked > Most) refusals.Add(new("sales.remittance.many", $"Une remise a au plus {Most} encaissements : faites-en plusieurs.", "Receipts"));
        else if (receipts.Count < asked) refusals.Add(new("sales.remittance.taken", "Un des encaissements cochés a été annulé ou déjà remis : rouvrez la page.", "Receipts"));
        else if (!receipts.Sum(r => r.Amount).IsPositive) refusals.Add(new("sales.remittance.total", "Le total doit être positif.", "Receipts"));
        else if (draft.Fee.IsNegative || draft.Fee >= receipts.Sum(r => r.Amount)) refusals.Add(new("sales.remittance.fee", "Les frais sont positifs, et plus petits que le total.", nameof(draft.Fee)));
        if (draft.Method != PaymentMethod.Card && !draft.Fee.IsZero) refusals.Add(new("sales.remittance.fee", "Une remise de chèques n’a pas de frais retenus.", nameof(draft.Fee)));
        if (draft.Date > clock.Today) refusals.Add(new("sales.remittance.date", "Donnez le jour de la remise : il ne peut pas être dans le futur.", nameof(draft.Date)));
        if (receipts.Any(r => r.Date > draft.Date)) refusals.Add(new("sales.remittance.date", "Un des encaissements cochés est arrivé après ce jour.", nameof(draft.Date)));
        return refusals;
    }
}
