using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Ledger.Balances;
using Maillage.Modules.Ledger.Items;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Entries;

/// <summary>
/// The one door of the ledger. Everything runs inside the transaction of what caused it: a balanced entry in an open period is booked,
/// anything else is refused; the same source twice gives the first entry back.
/// </summary>
public sealed class Posting(Db db, Chart chart, Booking booking, BalanceBook balances, ItemBook items)
{
    /// <summary>Books and validates at once: number, date of validation, hash.</summary>
    public Task<Result<Entry>> Post(EntryDraft draft) => Book(draft, validate: true);

    /// <summary>Books and validates many entries, numbered in their order, all or none. Far faster than one by one.</summary>
    public Task<Result<Entry[]>> PostAll(IReadOnlyList<EntryDraft> drafts) => booking.Book(drafts, validate: true);

    /// <summary>Books a draft: counted in every figure and marked as such, until validated.</summary>
    public Task<Result<Entry>> Draft(EntryDraft draft) => Book(draft, validate: false);

    /// <summary>Books many drafts, all or none.</summary>
    public Task<Result<Entry[]>> DraftAll(IReadOnlyList<EntryDraft> drafts) => booking.Book(drafts, validate: false);

    /// <summary>Rewrites a draft.</summary>
    public Task<Result<Entry>> Rewrite(Id<Entry> id, int version, EntryDraft draft) => db.Write<Entry>(async () =>
    {
        var entry = await db.Set<Entry>().SingleOrDefaultAsync(e => e.Id == id);
        if (entry is null) return Refusal.NotFound;
        if (entry.Version != version) return Refusal.Stale;
        draft = draft with { Entity = entry.EntityId };
        if (EntryRules.Check(draft, chart.IsPostable) is { Count: > 0 } refusals) return Result<Entry>.Refused(refusals);
        var calendar = await booking.Calendar(entry.EntityId, entry.Date, draft.Date);
        if ((await calendar.Refuse(draft.Date) ?? await calendar.Refuse(entry.Date)) is { } closed) return closed;
        await balances.Add([entry], -1);
        if (entry.Rewrite(draft) is { Ok: false } refused) return Result<Entry>.Refused(refused.Refusals);
        db.Touch(entry);
        foreach (var line in entry.Lines) db.Entry(line).State = EntityState.Added;
        await balances.Add([entry], +1);
        return entry;
    });

    /// <summary>Removes a draft.</summary>
    public Task<Result> Remove(Id<Entry> id) => db.Write(async () =>
    {
        var entry = await db.Set<Entry>().SingleOrDefaultAsync(e => e.Id == id);
        if (entry is null) return Refusal.NotFound;
        if (entry.IsValidated) return new Refusal("ledger.entry.validated", "Cette écriture est validée : elle ne s’efface pas. Passez une contrepassation.");
        if (await (await booking.Calendar(entry.EntityId, entry.Date, entry.Date)).Refuse(entry.Date) is { } closed) return closed;
        await balances.Add([entry], -1);
        db.Remove(entry);
        return Result.Done;
    });

    /// <summary>Validates a draft: from here on it only changes by reversal.</summary>
    public Task<Result<Entry>> Validate(Id<Entry> id) => db.Write<Entry>(async () =>
    {
        var entry = await db.Set<Entry>().SingleOrDefaultAsync(e => e.Id == id);
        if (entry is null) return Refusal.NotFound;
        if (entry.IsValidated) return entry;
        var calendar = await booking.Calendar(entry.EntityId, entry.Date, entry.Date);
        if (await calendar.Refuse(entry.Date) is { } closed) return closed;
        await booking.Number([entry], _ => calendar);
        await FreezeLines(entry);
        await balances.Promote(entry);
        await db.Insert(ItemBook.Opened(entry));
        var settled = await items.Settle(entry);
        return settled.Ok ? entry : Result<Entry>.Refused(settled.Refusals);
    });

    /// <summary>All lines at once: EF would write them one by one.</summary>
    private async Task FreezeLines(Entry entry)
    {
        await using var command = db.Command("""UPDATE "LedgerLines" SET "Validated" = @p0 WHERE "EntryId" = @p1""", true, entry.Id.Value);
        await command.ExecuteNonQueryAsync();
        foreach (var line in entry.Lines) db.Entry(line).State = EntityState.Unchanged;
    }

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
        var draft = new EntryDraft(entry.EntityId, entry.Journal, date, French.Cut($"Contrepassation {entry.Reference} : {reason}", 200), entry.Document, entry.DocumentDate,
            new EntrySource("reversal", id.Value),
            [.. entry.Lines.OrderBy(l => l.Rank).Select(l => new LineDraft(l.ActivityId, l.Account, -l.Amount, l.ThirdPartyId, l.VatCode,
                Settles: l.Settles ?? own.Find(i => i.LineId == l.Id)?.Id))]);
        return await Book(draft, validate: true, reverses: id);
    });

    private async Task<Result<Entry>> Book(EntryDraft draft, bool validate, Id<Entry>? reverses = null)
    {
        var booked = await booking.Book([draft], validate, reverses);
        return booked.Ok ? booked.Value[0] : Result<Entry>.Refused(booked.Refusals);
    }
}
