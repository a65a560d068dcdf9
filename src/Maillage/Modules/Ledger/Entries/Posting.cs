using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Ledger.Balances;
using Maillage.Modules.Ledger.Items;
using Maillage.Modules.Ledger.Periods;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Entries;

/// <summary>
/// The one door of the ledger. Everything runs inside the transaction of what caused it: a balanced entry in an open period is booked,
/// anything else is refused; the same source twice gives the first entry back.
/// </summary>
public sealed class Posting(Db db, Clock clock, Current current, Chart chart, OpenPeriods periods, BalanceBook balances, ItemBook items, Events events)
{
    /// <summary>Books and validates at once: number, date of validation, hash.</summary>
    public Task<Result<Entry>> Post(EntryDraft draft) => Book(draft, validate: true, reverses: null);

    /// <summary>Books a draft: counted in every figure and marked as such, until validated.</summary>
    public Task<Result<Entry>> Draft(EntryDraft draft) => Book(draft, validate: false, reverses: null);

    /// <summary>Rewrites a draft.</summary>
    public Task<Result<Entry>> Rewrite(Id<Entry> id, int version, EntryDraft draft) => db.Write<Entry>(async () =>
    {
        var entry = await db.Set<Entry>().SingleOrDefaultAsync(e => e.Id == id);
        if (entry is null) return Refusal.NotFound;
        if (entry.Version != version) return Refusal.Stale;
        draft = draft with { Entity = entry.EntityId };
        if (await Refusals(draft) is { Count: > 0 } refusals) return Result<Entry>.Refused(refusals);
        if (await periods.Refuse(entry.EntityId, entry.Date) is { } closed) return closed;
        await balances.Add(entry, -1);
        if (entry.Rewrite(draft) is { Ok: false } refused) return Result<Entry>.Refused(refused.Refusals);
        db.Touch(entry);
        foreach (var line in entry.Lines) db.Entry(line).State = EntityState.Added;
        await balances.Add(entry, +1);
        return entry;
    });

    /// <summary>Removes a draft.</summary>
    public Task<Result> Remove(Id<Entry> id) => db.Write(async () =>
    {
        var entry = await db.Set<Entry>().SingleOrDefaultAsync(e => e.Id == id);
        if (entry is null) return Refusal.NotFound;
        if (entry.IsValidated) return new Refusal("ledger.entry.validated", "Cette écriture est validée : elle ne s’efface pas. Passez une contrepassation.");
        if (await periods.Refuse(entry.EntityId, entry.Date) is { } closed) return closed;
        await balances.Add(entry, -1);
        db.Remove(entry);
        return Result.Done;
    });

    /// <summary>Validates a draft: from here on it only changes by reversal.</summary>
    public Task<Result<Entry>> Validate(Id<Entry> id) => db.Write<Entry>(async () =>
    {
        var entry = await db.Set<Entry>().SingleOrDefaultAsync(e => e.Id == id);
        if (entry is null) return Refusal.NotFound;
        if (entry.IsValidated) return entry;
        await db.Lock($"ledger:{entry.EntityId}", shared: true);
        if (await periods.Refuse(entry.EntityId, entry.Date) is { } closed) return closed;
        if (await Number(entry) is { Ok: false } refused) return Result<Entry>.Refused(refused.Refusals);
        await balances.Promote(entry);
        var opened = await items.Record(entry);
        return opened.Ok ? entry : Result<Entry>.Refused(opened.Refusals);
    });

    /// <summary>Takes an entry back by its mirror, dated <paramref name="date"/>; the two are linked. Taking back twice gives the first reversal.</summary>
    public Task<Result<Entry>> Reverse(Id<Entry> id, DateOnly date, string reason) => db.Write<Entry>(async () =>
    {
        var entry = await db.Set<Entry>().SingleOrDefaultAsync(e => e.Id == id);
        if (entry is null) return Refusal.NotFound;
        if (!entry.IsValidated) return new Refusal("ledger.entry.draft", "Une écriture en brouillon se corrige ou s’efface directement.");
        if (entry.Reverses is not null) return new Refusal("ledger.entry.reversal", "Une contrepassation ne se contrepasse pas : passez une nouvelle écriture.");
        var own = await db.Set<OpenItem>().Where(i => i.EntryId == id).ToListAsync();
        if (own.Find(i => !i.Settled.IsZero) is { } settled)
            return new Refusal("ledger.entry.settled", $"{settled.Document} a déjà été réglé : reprenez d’abord le règlement.");
        var draft = new EntryDraft(entry.EntityId, entry.Journal, date, Cut($"Contrepassation {entry.Reference} : {reason}", 200), entry.Document, entry.DocumentDate,
            new EntrySource("reversal", id.Value),
            [.. entry.Lines.OrderBy(l => l.Rank).Select(l => new LineDraft(l.ActivityId, l.Account, -l.Amount, l.ThirdPartyId, l.VatCode,
                Settles: l.Settles ?? own.Find(i => i.LineId == l.Id)?.Id))]);
        return await Book(draft, validate: true, reverses: id);
    });

    private Task<Result<Entry>> Book(EntryDraft draft, bool validate, Id<Entry>? reverses) => db.Write<Entry>(async () =>
    {
        var source = draft.Source.ToString();
        if (await db.Set<Entry>().SingleOrDefaultAsync(e => e.Source == source) is { } booked) return booked;
        if (await Refusals(draft) is { Count: > 0 } refusals) return Result<Entry>.Refused(refusals);

        var entry = new Entry(db.Cooperative, draft, clock.Now, current.Account, reverses);
        if (validate && await Number(entry) is { Ok: false } refused) return Result<Entry>.Refused(refused.Refusals);
        db.Add(entry);
        await balances.Add(entry, +1);
        if (validate && await items.Record(entry) is { Ok: false } wrong) return Result<Entry>.Refused(wrong.Refusals);
        await events.Tell(new EntryPosted(entry));
        return entry;
    });

    private async Task<IReadOnlyList<Refusal>> Refusals(EntryDraft draft)
    {
        var refusals = EntryRules.Check(draft, chart.IsPostable);
        if (refusals.Count > 0) return refusals;
        await db.Lock($"ledger:{draft.Entity}", shared: true);
        return await periods.Refuse(draft.Entity, draft.Date) is { } closed ? [closed] : [];
    }

    private async Task<Result> Number(Entry entry)
    {
        if (await periods.YearOf(entry.EntityId, entry.Date) is not { } year) return periods.NoYear(entry.Date);
        var number = await db.NextNumber($"entry:{entry.EntityId}:{entry.Journal}:{year.Start:yyyy-MM-dd}");
        entry.Validate(year.Start, (int)number, clock.Today, clock.Now, current.Account);
        return Result.Done;
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
