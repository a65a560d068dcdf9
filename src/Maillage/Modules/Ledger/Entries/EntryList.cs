using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Entries;

/// <summary>One row of the journal; the amounts are those of the lines asked for.</summary>
public sealed record EntryRow(Id<Entry> Id, string Journal, DateOnly? YearStart, int? Number, DateOnly Date, string Document, string Label, Money Debit, Money Credit)
{
    public bool IsDraft => Number is null;
    /// <summary>« VE-2026-12 » or « brouillon ».</summary>
    public string Reference => Number is { } n ? $"{Journal}-{YearStart!.Value.Year}-{n}" : "brouillon";
}

/// <summary>A page of the journal, its count and totals.</summary>
/// <param name="Count">As far as lists are counted.</param>
/// <param name="Debit">Zero, as <paramref name="Credit"/>, unless <paramref name="IsWhole"/>.</param>
public sealed record EntryPage(IReadOnlyList<EntryRow> Rows, int Count, int Drafts, Money Debit, Money Credit)
{
    public bool IsWhole => Count <= Paging.Counted;
}

/// <summary>Reads the journal.</summary>
public sealed class EntryList(Db db)
{
    public const int Size = 50;

    /// <param name="page">From one.</param>
    public async Task<EntryPage> Read(Book book, EntryFilter filter, int page)
    {
        var entries = filter.Entries(db, book);
        var lines = filter.Lines(db, book);
        var count = await entries.Take(Paging.Counted + 1).CountAsync();
        if (count == 0) return new EntryPage([], 0, 0, Money.Zero, Money.Zero);
        var drafts = await entries.CountAsync(e => e.ValidatedOn == null);
        var sums = count > Paging.Counted ? null : await entries.Join(lines, e => e.Id, l => l.EntryId, (_, l) => l).GroupBy(_ => 1)
            .Select(g => new { Debit = g.Sum(l => l.Debit.Cents), Credit = g.Sum(l => l.Credit.Cents) }).SingleOrDefaultAsync();
        var rows = await entries.OrderByDescending(e => e.Date).ThenByDescending(e => e.Id).Skip((Math.Max(page, 1) - 1) * Size).Take(Size)
            .Select(e => new
            {
                e.Id,
                e.Journal,
                e.YearStart,
                e.Number,
                e.Date,
                e.Document,
                e.Label,
                Debit = lines.Where(l => l.EntryId == e.Id).Sum(l => l.Debit.Cents),
                Credit = lines.Where(l => l.EntryId == e.Id).Sum(l => l.Credit.Cents),
            }).ToListAsync();
        return new EntryPage(
            [.. rows.Select(r => new EntryRow(r.Id, r.Journal, r.YearStart, r.Number, r.Date, r.Document, r.Label, new Money(r.Debit), new Money(r.Credit)))],
            count, drafts, new Money(sums?.Debit ?? 0), new Money(sums?.Credit ?? 0));
    }
}
