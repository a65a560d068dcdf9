using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Ledger.Entries;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Transfers;

/// <summary>Moves a validated line to its right activity: one entry, the same account on both sides, net zero.</summary>
public sealed class LineTransfers(Db db, Access access, Posting posting, Chart chart)
{
    /// <summary>
    /// Books and validates the move. The same line to the same activity twice gives the first entry back; a line already moved is moved on
    /// from where it went.
    /// </summary>
    public Task<Result<Entry>> Move(Id<EntryLine> id, Id<Activity> to, DateOnly date, string? reason) => db.Write<Entry>(async () =>
    {
        var line = await db.Set<EntryLine>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id);
        if (line is null || !await access.Can(LedgerModule.Read, new Resource(Entity: line.EntityId.Value))) return Refusal.NotFound;
        if (await access.Need(LedgerModule.Validate, new Resource(Entity: line.EntityId.Value)) is { Refusal: { } no }) return no;
        var entry = await db.Set<Entry>().AsNoTracking().SingleAsync(e => e.Id == line.EntryId);
        if (await Refuse(line, entry, to, reason) is { } refused) return refused;

        var prefix = new EntrySource("transfer", id.Value, "").ToString() + ":";
        var moves = await db.Set<Entry>().Where(e => e.Source.StartsWith(prefix)).ToListAsync();
        var undone = (await db.Set<Entry>().IgnoreAutoIncludes().Where(e => e.Reverses != null && db.Set<Entry>().Any(m => m.Id == e.Reverses && m.Source.StartsWith(prefix))).Select(e => e.Reverses).ToListAsync()).ToHashSet();
        if (moves.Find(m => !undone.Contains(m.Id)) is { } standing)
            return standing.Lines.Any(l => l.ActivityId == to && l.Account == line.Account) ? standing
                : new Refusal("ledger.transfer.moved", $"Cette ligne a déjà changé d’activité par {standing.Reference} : changez la ligne de cette écriture-là.");

        var label = $"Changement d’activité {entry.Reference} : {reason!.Trim()}";
        var draft = new EntryDraft(line.EntityId, JournalCodes.General, date, French.Cut(label, EntryRules.LongestLabel), entry.Document, entry.DocumentDate,
            new EntrySource("transfer", id.Value, $"{moves.Count + 1}"),
            [
                new LineDraft(line.ActivityId, line.Account, -line.Amount, line.ThirdPartyId, line.VatCode),
                new LineDraft(to, line.Account, line.Amount, line.ThirdPartyId, line.VatCode),
            ]);
        return await posting.Post(draft.WithLiaison());
    });

    private async Task<Refusal?> Refuse(EntryLine line, Entry entry, Id<Activity> to, string? reason)
    {
        if (!line.Validated) return new("ledger.transfer.draft", "Cette écriture est en brouillon : modifiez directement l’activité de la ligne.");
        if (line.Account == EntryRules.Liaison) return new("ledger.transfer.liaison", "Une ligne de liaison suit les autres lignes : elle ne change pas d’activité seule.");
        if (chart.CheckFree(line.Account).Refusal is { } reserved) return reserved;
        if (line.DueOn is not null || line.Settles is not null)
            return new("ledger.transfer.item", $"Cette ligne porte une créance ou une dette suivie, {entry.Document} : contrepassez l’écriture, puis ressaisissez-la dans la bonne activité.");
        if (await db.Set<Entry>().AnyAsync(e => e.Reverses == entry.Id)) return new("ledger.transfer.reversed", "Cette écriture est contrepassée : il n’y a plus rien à déplacer.");
        if (to == line.ActivityId) return new("ledger.transfer.same", "La ligne est déjà dans cette activité : choisissez-en une autre.", "Activity");
        if (!await db.Set<Activity>().AnyAsync(a => a.Id == to && a.EntityId == line.EntityId)) return new("ledger.transfer.activity", "Choisissez une activité de la même entité.", "Activity");
        return string.IsNullOrWhiteSpace(reason) ? new("ledger.transfer.reason", "Dites pourquoi la ligne change d’activité.", "Reason") : null;
    }
}
