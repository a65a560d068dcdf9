using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Entries;

/// <summary>An entry as far as one person reaches it.</summary>
/// <param name="Lines">Those within reach, in order.</param>
public sealed record ReachedEntry(Entry Entry, Book Book, IReadOnlyList<EntryLine> Lines);

/// <summary>Reads one entry.</summary>
public sealed class EntryReader(Db db, Books books)
{
    /// <summary>Null when it does not exist or no line of it is within reach.</summary>
    public async Task<ReachedEntry?> Find(Id<Entry> id)
    {
        if (await db.Set<Entry>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id) is not { } entry) return null;
        if (await books.Choose(LedgerModule.Read, entry.EntityId.Value) is not { } book) return null;
        IReadOnlyList<EntryLine> lines = [.. entry.Lines.Where(l => book.Find(l.ActivityId.Value) is not null).OrderBy(l => l.Rank)];
        return lines.Count == 0 ? null : new(entry, book, lines);
    }
}
