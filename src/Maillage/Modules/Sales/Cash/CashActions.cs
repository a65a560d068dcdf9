using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales;
using Maillage.Domain.Sales.Cash;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Entries;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Cash;

/// <summary>Cash that leaves a till for the bank, and the count of a till.</summary>
public sealed class CashActions(Db db, Access access, Clock clock, Current current, Posting posting, SalesAccounts accounts, CashBook book)
{
    /// <summary>Says that cash was brought to the bank: it leaves the till at once. The same form sent twice records it once.</summary>
    public Task<Result<CashDeposit>> Deposit(Id<CashDeposit> id, Id<Activity> of, DateOnly date, Money amount, string note) => db.Write<CashDeposit>(async () =>
    {
        var activity = await Find(of, SalesModule.RecordTakings);
        if (!activity.Ok) return Result<CashDeposit>.Refused(activity.Refusals);
        await book.Hold(of, activity.Value.EntityId);
        if (await db.Set<CashDeposit>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id) is { } before)
            // The right is over the activity asked for: of another one, nothing is said.
            return before.ActivityId != of ? Refusal.NotFound : (before.Amount, before.Date) == (amount, date) ? before : new Refusal("sales.cash.key", $"Cette saisie a déjà enregistré un dépôt de {before.Amount}. Rouvrez la page.");
        if (Check(date, amount, note) is { Count: > 0 } wrong) return Result<CashDeposit>.Refused(wrong);
        if (CashRules.OfLeaving(amount, await book.Available(of, activity.Value.EntityId, date)) is { } tooMuch) return tooMuch;
        var deposit = new CashDeposit(id, activity.Value, date, amount, note, clock.Now, current.Account);
        var entry = await posting.Post(deposit.Entry(accounts));
        if (!entry.Ok) return Result<CashDeposit>.Refused(entry.Refusals);
        deposit.BookedAs(entry.Value.Id);
        db.Add(deposit);
        return deposit;
    });

    /// <summary>The bank has it, on the day of its statement. Doing it again changes nothing.</summary>
    public Task<Result<CashDeposit>> Confirm(Id<CashDeposit> id, DateOnly day) => End(id, SalesModule.RecordReceipts, true, async deposit =>
    {
        if (day < deposit.Date || day > clock.Today)
            return new Refusal("sales.cash.date", $"Donnez le jour du relevé, entre le {French.LongDate(deposit.Date)} et aujourd’hui.", "Date");
        var entry = await posting.Post(deposit.BankEntry(day, accounts));
        return entry.Ok ? new CashDepositEnd(deposit, true, day, entry.Value.Id, clock.Now, current.Account) : Result<CashDepositEnd>.Refused(entry.Refusals);
    });

    /// <summary>It never reached the bank: the cash is in the till again. Doing it again changes nothing.</summary>
    public Task<Result<CashDeposit>> Cancel(Id<CashDeposit> id) => End(id, SalesModule.RecordTakings, false, async deposit =>
    {
        var entry = await posting.Reverse(deposit.EntryId, clock.Today, "dépôt annulé");
        return entry.Ok ? new CashDepositEnd(deposit, false, clock.Today, entry.Value.Id, clock.Now, current.Account) : Result<CashDepositEnd>.Refused(entry.Refusals);
    });

    /// <summary>Records what was counted in the till at the end of a day and books the difference with the book. The same form sent twice records it once.</summary>
    public Task<Result<CashCount>> Count(Id<CashCount> id, Id<Activity> of, DateOnly date, Money counted, string note) => db.Write<CashCount>(async () =>
    {
        var activity = await Find(of, SalesModule.RecordReceipts);
        if (!activity.Ok) return Result<CashCount>.Refused(activity.Refusals);
        await book.Hold(of, activity.Value.EntityId);
        if (await db.Set<CashCount>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id) is { } before)
            return before.ActivityId != of ? Refusal.NotFound : (before.Counted, before.Date) == (counted, date) ? before : new Refusal("sales.cash.key", $"Cette saisie a déjà enregistré un comptage de {before.Counted}. Rouvrez la page.");
        if (counted.IsNegative) return new Refusal("sales.cash.counted", "Ce qui est compté est positif, ou nul.", "Counted");
        if (date > clock.Today) return new Refusal("sales.cash.date", "Un comptage se date du jour où il est fait.", "Date");
        // The later count has booked the difference: counted again before it, it would be booked twice.
        if (await db.Set<CashCount>().Where(c => c.ActivityId == of && c.Date > date).OrderByDescending(c => c.Date).Select(c => (DateOnly?)c.Date).FirstOrDefaultAsync() is { } last)
            return new Refusal("sales.cash.counted-later", $"Cette caisse a été comptée le {French.LongDate(last)} : un comptage ne se date pas avant le dernier.", "Date");
        if (note.Trim().Length > CashCount.LongestNote) return TooLong();
        var count = new CashCount(id, activity.Value, date, counted, await book.At(of, activity.Value.EntityId, date), note, clock.Now, current.Account);
        if (count.Difference.IsNegative && CashRules.OfLeaving(-count.Difference, await book.Available(of, activity.Value.EntityId, date), "Counted") is { } tooMuch) return tooMuch;
        if (!count.Difference.IsZero)
        {
            var entry = await posting.Post(count.Entry(accounts));
            if (!entry.Ok) return Result<CashCount>.Refused(entry.Refusals);
            count.BookedAs(entry.Value.Id);
        }
        db.Add(count);
        return count;
    });

    private Task<Result<CashDeposit>> End(Id<CashDeposit> id, string right, bool isInBank, Func<CashDeposit, Task<Result<CashDepositEnd>>> make) => db.Write<CashDeposit>(async () =>
    {
        if (await db.Set<CashDeposit>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id) is not { } deposit) return Refusal.NotFound;
        if (await access.NeedOver(right, deposit) is { Ok: false } refused) return Result<CashDeposit>.Refused(refused.Refusals);
        await book.Hold(deposit.ActivityId, deposit.EntityId);
        if (await db.Set<CashDepositEnd>().AsNoTracking().SingleOrDefaultAsync(e => e.DepositId == id) is { } end)
            return end.IsInBank == isInBank ? deposit : new Refusal("sales.cash.ended", end.IsInBank ? "La banque a déjà reçu ce dépôt : il ne s’annule plus." : "Ce dépôt est annulé : les espèces sont revenues en caisse.");
        var made = await make(deposit);
        if (!made.Ok) return Result<CashDeposit>.Refused(made.Refusals);
        db.Add(made.Value);
        return deposit;
    });

    private async Task<Result<Activity>> Find(Id<Activity> id, string right)
    {
        if (await db.Set<Activity>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id) is not { } activity) return Refusal.NotFound;
        return await access.NeedOver(right, activity.Id, activity.EntityId) is { Ok: false } refused ? Result<Activity>.Refused(refused.Refusals) : activity;
    }

    private List<Refusal> Check(DateOnly date, Money amount, string note)
    {
        var refusals = new List<Refusal>();
        if (!amount.IsPositive) refusals.Add(new("sales.cash.amount", "Donnez ce qui part à la banque.", "Amount"));
        if (date > clock.Today) refusals.Add(new("sales.cash.date", "Un dépôt se déclare le jour même ou après : cette date est dans le futur.", "Date"));
        if (note.Trim().Length > CashDeposit.LongestNote) refusals.Add(TooLong());
        return refusals;
    }

    private static Refusal TooLong() => new("sales.cash.note", $"La note a plus de {CashDeposit.LongestNote} caractères : raccourcissez-la.", "Note");
}
