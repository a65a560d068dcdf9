using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Ledger.Balances;
using Maillage.Modules.Ledger.Items;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Entries;

/// <summary>
/// The one door of the ledger. Everything runs inside the transaction of what caused it: a balanced entry in an open period is booked,
/// anything else is refused; the same source twice gives the first entry back.
/// </summary>
public sealed class Posting(Db db, Chart chart, Booking booking, BalanceBook balances, ItemBook items, Events events)
{
    private const int PartSize = 100;

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
    public async Task<Result<Entry>> Validate(Id<Entry> id)
    {
        var done = await ValidateAll([id], (_, refusal) => refusal);
        return done.Ok ? done.Value[0] : Result<Entry>.Refused(done.Refusals);
    }

    /// <summary>Validates drafts, numbered in their order, all or none with the reason of the first refused. Far faster than one by one.</summary>
    public Task<Result<Entry[]>> ValidateAll(IReadOnlyCollection<Id<Entry>> ids) => ValidateAll(ids, (entry, refusal) => refusal with { Message = $"{entry.Document} : {refusal.Message}", Field = null });

    private Task<Result<Entry[]>> ValidateAll(IReadOnlyCollection<Id<Entry>> ids, Func<Entry, Refusal, Refusal> of) => db.Write<Entry[]>(async () =>
    {
        var found = new Dictionary<Id<Entry>, Entry>();
        foreach (var part in ids.Distinct().Chunk(PartSize))
            foreach (var entry in await db.Set<Entry>().Where(e => part.Contains(e.Id)).ToListAsync()) found.Add(entry.Id, entry);
        if (!ids.All(found.ContainsKey)) return Refusal.NotFound;
        Entry[] all = [.. ids.Distinct().Select(i => found[i])], drafts = [.. all.Where(e => !e.IsValidated)];
        var calendars = await booking.Calendars(drafts);
        foreach (var entry in drafts)
            if (await calendars[entry.EntityId].Refuse(entry.Date) is { } closed) return of(entry, closed);
        await booking.Number(drafts, e => calendars[e]);
        await FreezeLines(drafts);
        await balances.Promote(drafts);
        await db.Insert(drafts.SelectMany(ItemBook.Opened));
        foreach (var entry in drafts)
            if (await items.Settle(entry) is { Refusal: { } wrong }) return of(entry, wrong);
        foreach (var entry in drafts) await events.Tell(new EntryValidated(entry));
        return all;
    });

    /// <summary>All lines at once: EF would write them one by one.</summary>
    private async Task FreezeLines(IReadOnlyCollection<Entry> entries)
    {
        foreach (var part in entries.Chunk(PartSize))
        {
            await using var command = db.Command($"""UPDATE "LedgerLines" SET "Validated" = @p0 WHERE "EntryId" IN ({string.Join(", ", part.Select((_, i) => $"@p{i + 1}"))})""", [true, .. part.Select(e => e.Id.Value)]);
            await command.ExecuteNonQueryAsync();
        }
        foreach (var line in entries.SelectMany(e => e.Lines)) db.Entry(line).State = EntityState.Unchanged;
    }

    /// <summary>Takes an entry back by its mirror, dated <paramref name="date"/>; the two are linked. Taking back twice gives the first reversal.</summary>
    public Task<Result<Entry>> Reverse(Id<Entry> id, DateOnly date, string reason) => db.Write<Entry>(async () =>
    {
        var entry = await db.Set<Entry>().SingleOrDefaultAsync(e => e.Id == id);
        if (entry is null) return Refusal.NotFound;
        if (!entry.IsValidated) return new Refusal("ledger.entry.draft", "Une écriture en brouillon se corrige ou s’efface directement.");
        if (entry.Reverses is not null) return new Refusal("ledger.entry.reversal", "Une contrepassation ne se contrepasse pas : passez une nouvelle écriture.");
        // Only looked at: whoever settles one reads it again once they hold it.
        var own = await db.Set<OpenItem>().AsNoTracking().Where(i => i.EntryId == id).ToListAsync();
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
