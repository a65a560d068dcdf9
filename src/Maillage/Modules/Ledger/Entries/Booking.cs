using Maillage.Domain.Cooperative;
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
/// Books new entries, one or many, by the same few commands: periods are read once, numbers taken once per journal, rows and balances written
/// together. An entry is in the store as soon as it is booked, so that whatever comes next in the transaction reads it.
/// </summary>
public sealed class Booking(Db db, Clock clock, Current current, Chart chart, OpenPeriods periods, BalanceBook balances, ItemBook items, Events events)
{
    /// <summary>Books the drafts in their order, all or none; a source already booked gives its entry back.</summary>
    public Task<Result<Entry[]>> Book(IReadOnlyList<EntryDraft> drafts, bool validate, Id<Entry>? reverses = null) => db.Write<Entry[]>(async () =>
    {
        var entries = await Booked([.. drafts.Select(d => d.Source.ToString()).Distinct()]);
        var added = new List<(EntryDraft Draft, Entry Entry)>();
        foreach (var draft in drafts)
        {
            if (entries.ContainsKey(draft.Source.ToString())) continue;
            if (EntryRules.Check(draft, chart.IsPostable) is { Count: > 0 } refusals) return Result<Entry[]>.Refused([.. refusals.Select(r => Of(draft, r))]);
            var entry = new Entry(db.Cooperative, draft, clock.Now, current.Account, reverses);
            entries.Add(entry.Source, entry);
            added.Add((draft, entry));
        }
        if (added.Count > 0 && await Add(added) is { } refusal) return refusal;
        return drafts.Select(d => entries[d.Source.ToString()]).ToArray();

        Refusal Of(EntryDraft draft, Refusal refusal) => drafts.Count == 1 ? refusal : refusal with { Message = $"{draft.Document} : {refusal.Message}", Field = null };

        async Task<Refusal?> Add(IReadOnlyList<(EntryDraft Draft, Entry Entry)> added)
        {
            Entry[] booked = [.. added.Select(a => a.Entry)];
            var calendars = await Calendars(booked);
            foreach (var (draft, entry) in added)
                if (await calendars[entry.EntityId].Refuse(entry.Date) is { } closed) return Of(draft, closed);
            if (validate) await Number(booked, e => calendars[e]);
            await db.Insert([.. booked, .. booked.SelectMany(e => e.Lines), .. validate ? booked.SelectMany(ItemBook.Opened) : []]);
            await balances.Add(booked, +1);
            if (validate)
                foreach (var (draft, entry) in added)
                    if (await items.Settle(entry) is { Refusal: { } wrong }) return Of(draft, wrong);
            foreach (var entry in booked) await events.Tell(new EntryPosted(entry));
            if (validate)
                foreach (var entry in booked) await events.Tell(new EntryValidated(entry));
            db.AfterCommit(() => Meters.EntriesBooked.Add(booked.Length));
            return null;
        }
    });

    /// <summary>Gives drafts their number, date of validation and hash, in their order.</summary>
    public async Task Number(IReadOnlyList<Entry> entries, Func<Id<LegalEntity>, Calendar> calendarOf)
    {
        var sequences = entries.GroupBy(e => (e.EntityId, e.Journal, Year: calendarOf(e.EntityId).YearOf(e.Date)))
            .Select(g => (Name: $"entry:{g.Key.EntityId}:{g.Key.Journal}:{g.Key.Year:yyyy-MM-dd}", g.Key.Year, Entries: g.ToList()));
        // In the order of their names: two that take from the same sequences never wait for each other in a ring.
        foreach (var (name, year, numbered) in sequences.OrderBy(s => s.Name, StringComparer.Ordinal))
        {
            var number = (int)await db.NextNumber(name, numbered.Count);
            foreach (var entry in numbered) entry.Validate(year, number++, clock.Today, clock.Now, current.Account);
        }
    }

    /// <summary>Of each entity, for the days of its entries.</summary>
    public async Task<IReadOnlyDictionary<Id<LegalEntity>, Calendar>> Calendars(IEnumerable<Entry> entries)
    {
        var calendars = new Dictionary<Id<LegalEntity>, Calendar>();
        foreach (var entity in entries.GroupBy(e => e.EntityId).OrderBy(g => g.Key)) calendars[entity.Key] = await Calendar(entity.Key, entity.Min(e => e.Date), entity.Max(e => e.Date));
        return calendars;
    }

    /// <summary>Keeps the periods of an entity as they are to the end of the transaction, and reads which days between two take entries.</summary>
    public async Task<Calendar> Calendar(Id<LegalEntity> entity, DateOnly one, DateOnly other)
    {
        await db.Lock($"ledger:{entity}", shared: true);
        return one <= other ? await periods.Read(entity, one, other) : await periods.Read(entity, other, one);
    }

    private async Task<Dictionary<string, Entry>> Booked(IReadOnlyCollection<string> sources)
    {
        var booked = new Dictionary<string, Entry>();
        foreach (var part in sources.Chunk(100))
        {
            await using var command = db.Command($"""
                SELECT "Id" FROM "LedgerEntries" WHERE "CooperativeId" = @p0 AND "Source" IN ({string.Join(", ", part.Select((_, i) => $"@p{i + 1}"))}) LIMIT 1
                """, [db.Cooperative.Value, .. part]);
            if (await command.ExecuteScalarAsync() is null) continue;
            foreach (var entry in await db.Set<Entry>().Where(e => part.Contains(e.Source)).ToListAsync()) booked.Add(entry.Source, entry);
        }
        return booked;
    }
}
