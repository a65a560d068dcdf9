using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Identity.Duties;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Entries;

/// <summary>What people do with entries: write drafts, validate, take back.</summary>
public sealed class EntryActions(Db db, Access access, Posting posting, Clock clock, Chart chart, DutyBook duties, IEnumerable<EntryOwner> owners)
{
    /// <summary>The source of an entry that someone types.</summary>
    /// <param name="key">Made with the form, so that sending it twice makes one entry.</param>
    public static EntrySource TypedBySomeone(long key) => new("manual", key);

    /// <summary>Saves a new draft; the same form sent twice gives the first one back, sent with other content it is refused.</summary>
    public Task<Result<Entry>> Write(EntryDraft draft) => db.Write<Entry>(async () =>
    {
        if (await Need(LedgerModule.Write, draft.Entity.Value) is { } no) return no;
        if (Reserved(draft) is { } reserved) return reserved;
        var written = await posting.Draft(draft);
        return !written.Ok || written.Value.Says(draft) ? written
            : new Refusal("ledger.entry.key", $"Cette saisie a déjà été enregistrée avec un autre contenu, pièce {written.Value.Document}. Ouvrez cette écriture pour la modifier, ou commencez une nouvelle saisie.");
    });

    /// <summary>Rewrites a draft that nobody changed since <paramref name="version"/>.</summary>
    public Task<Result<Entry>> Rewrite(Id<Entry> id, int version, EntryDraft draft) => db.Write<Entry>(async () =>
        (await NeedOver(id, LedgerModule.Write) ?? Reserved(draft)) is { } no ? no : await posting.Rewrite(id, version, draft));

    public Task<Result> Remove(Id<Entry> id) => db.Write(async () =>
        await NeedOver(id, LedgerModule.Write) is { } no ? no : await posting.Remove(id));

    public Task<Result<Entry>> Validate(Id<Entry> id) => db.Write<Entry>(async () =>
        (await NeedOver(id, LedgerModule.Validate) ?? await Separated([id])) is { } no ? no : await posting.Validate(id));

    /// <summary>Validates several drafts in the order of their dates: all, or none with the reason of the first refused.</summary>
    public Task<Result<int>> ValidateAll(IReadOnlyCollection<Id<Entry>> ids) => db.Write<int>(async () =>
    {
        var ordered = await db.Set<Entry>().IgnoreAutoIncludes().Where(e => ids.Contains(e.Id) && e.ValidatedOn == null).OrderBy(e => e.Date).ThenBy(e => e.Id)
            .Select(e => new { e.Id, e.EntityId }).ToListAsync();
        if (ordered.Count == 0) return new Refusal("ledger.entry.none", "Cochez au moins une écriture en brouillon.");
        foreach (var entity in ordered.Select(e => e.EntityId).Distinct())
            if (await Need(LedgerModule.Validate, entity.Value) is { } no) return no;
        if (await Separated([.. ordered.Select(e => e.Id)]) is { } both) return both;
        if (await posting.ValidateAll([.. ordered.Select(e => e.Id)]) is { Refusal: { } refusal }) return refusal with { Message = $"{refusal.Message} Aucune écriture n’a été validée." };
        return ordered.Count;
    });

    /// <summary>Takes a validated entry back by its mirror, with the reason on it.</summary>
    public Task<Result<Entry>> Reverse(Id<Entry> id, DateOnly date, string? reason) => db.Write<Entry>(async () =>
    {
        if (await NeedOver(id, LedgerModule.Validate) is { } no) return no;
        var entry = await db.Set<Entry>().IgnoreAutoIncludes().Where(e => e.Id == id).Select(e => new { e.Source, e.Date }).SingleAsync();
        if (owners.FirstOrDefault(o => o.Owns(entry.Source)) is { } owner) return new Refusal("ledger.reversal.owned", owner.Message);
        if (string.IsNullOrWhiteSpace(reason)) return new Refusal("ledger.reversal.reason", "Dites pourquoi cette écriture est contrepassée.", "Reason");
        if (date < entry.Date || date > clock.Today)
            return new Refusal("ledger.reversal.date", $"Une contrepassation se date entre l’écriture, le {French.LongDate(entry.Date)}, et aujourd’hui.", "Date");
        if (await duties.IsAsked(LedgerModule.MoneyOut) && await duties.Refuse(LedgerModule.MoneyOut, nameof(Entry), Values(await Moving([id], sign: 1))) is { } both) return both;
        return await posting.Reverse(id, date, reason.Trim());
    });

    /// <summary>Refuses the accounts that the program alone keeps.</summary>
    private Refusal? Reserved(EntryDraft draft)
    {
        for (var i = 0; i < draft.Lines.Count; i++)
            if (chart.CheckFree(draft.Lines[i].Account, $"Lines[{i}].Account").Refusal is { } refusal) return refusal;
        return null;
    }

    /// <summary>Refuses who typed one of the entries, prepared one of the payments or lets money out by one, where the cooperative asks for another person.</summary>
    private async Task<Refusal?> Separated(IReadOnlyCollection<Id<Entry>> ids) =>
        await duties.Refuse(LedgerModule.Entries, nameof(Entry), [.. ids.Select(i => i.Value)])
        ?? (!await duties.IsAsked(LedgerModule.Payments) ? null : await duties.Refuse(LedgerModule.Payments, nameof(Entry), Values(await db.Set<Entry>().IgnoreAutoIncludes().Where(e => ids.Contains(e.Id) && e.Source.StartsWith("payment:")).Select(e => e.Id).ToListAsync())))
        ?? (!await duties.IsAsked(LedgerModule.MoneyOut) ? null : await duties.Refuse(LedgerModule.MoneyOut, nameof(Entry), Values(await Moving(ids, sign: -1))));

    /// <summary>The entries after which there is more, or less, on the accounts of banks and of cash: to reverse one that brought money is to let it out.</summary>
    /// <param name="sign">1 for more, -1 for less.</param>
    private Task<List<Id<Entry>>> Moving(IReadOnlyCollection<Id<Entry>> ids, int sign) => db.Set<EntryLine>()
        .Where(l => ids.Contains(l.EntryId) && (l.Account.StartsWith("512") || l.Account.StartsWith("53")))
        .GroupBy(l => l.EntryId).Where(g => sign * (g.Sum(l => l.Debit.Cents) - g.Sum(l => l.Credit.Cents)) > 0).Select(g => g.Key).ToListAsync();

    private static IReadOnlyCollection<long> Values(IEnumerable<Id<Entry>> ids) => [.. ids.Select(i => i.Value)];

    private async Task<Refusal?> NeedOver(Id<Entry> id, string right)
    {
        var entity = await db.Set<Entry>().IgnoreAutoIncludes().Where(e => e.Id == id).Select(e => e.EntityId).SingleOrDefaultAsync();
        return entity.IsEmpty ? Refusal.NotFound : await Need(right, entity.Value);
    }

    private async Task<Refusal?> Need(string right, long entity) =>
        !await access.Can(LedgerModule.Read, new Resource(Entity: entity)) ? Refusal.NotFound : (await access.Need(right, new Resource(Entity: entity))).Refusal;
}
