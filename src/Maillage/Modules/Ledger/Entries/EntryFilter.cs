using System.Globalization;
using System.Text.RegularExpressions;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Entries;

/// <summary>Which entries are asked for; each property is a question of the address, so that a list can be shared.</summary>
public sealed partial class EntryFilter
{
    [FromQuery(Name = "journal")] public string? Journal { get; set; }
    [FromQuery(Name = "mois")] public Month? Month { get; set; }
    /// <summary>Beginning of the account's number.</summary>
    [FromQuery(Name = "compte")] public string? Account { get; set; }
    [FromQuery(Name = "activite")] public long? Activity { get; set; }
    [FromQuery(Name = "brouillons")] public string? Drafts { get; set; }
    /// <summary>Reference, amount or words of the document and label.</summary>
    [FromQuery(Name = "q")] public string? Text { get; set; }

    public bool IsEmpty => Journal is null && Month is null && Account is null && Activity is null && Drafts is null && string.IsNullOrWhiteSpace(Text);

    /// <summary>The lines the person reaches on the account and activity asked for.</summary>
    public IQueryable<EntryLine> Lines(Db db, Book book)
    {
        var lines = db.Set<EntryLine>().AsNoTracking().Where(l => l.EntityId == book.Id);
        if (!string.IsNullOrEmpty(Account)) lines = lines.Where(l => l.Account.StartsWith(Account));
        if (Activity is { } one) lines = lines.Where(l => l.ActivityId == new Id<Activity>(one));
        if (!book.Whole)
        {
            var own = book.Activities.Select(a => a.Id).ToList();
            lines = lines.Where(l => own.Contains(l.ActivityId));
        }
        return lines;
    }

    /// <summary>The entries asked for, as far as the person reaches them.</summary>
    public IQueryable<Entry> Entries(Db db, Book book)
    {
        var entries = db.Set<Entry>().IgnoreAutoIncludes().AsNoTracking().Where(e => e.EntityId == book.Id);
        if (!string.IsNullOrEmpty(Journal)) entries = entries.Where(e => e.Journal == Journal);
        if (Month is { } month) entries = entries.Where(e => e.Date >= month.First && e.Date <= month.Last);
        if (!string.IsNullOrEmpty(Drafts)) entries = entries.Where(e => e.ValidatedOn == null);
        if (!string.IsNullOrWhiteSpace(Text)) entries = Saying(entries, Text.Trim());
        if (!string.IsNullOrEmpty(Account) || Activity is not null || !book.Whole)
        {
            var lines = Lines(db, book);
            entries = entries.Where(e => lines.Any(l => l.EntryId == e.Id));
        }
        return entries;
    }

    private static IQueryable<Entry> Saying(IQueryable<Entry> entries, string text)
    {
        if (Reference().Match(text) is { Success: true } m && int.TryParse(m.Groups["n"].Value, CultureInfo.InvariantCulture, out var number))
        {
            var year = int.Parse(m.Groups["y"].Value, CultureInfo.InvariantCulture);
            var journal = m.Groups["j"].Value.ToUpperInvariant();
            return entries.Where(e => e.Journal == journal && e.Number == number && e.YearStart!.Value.Year == year);
        }
        var words = French.Fold(text);
        if (French.ParseNumber(text) is not { } amount || Math.Abs(amount) > 1_000_000_000m) return entries.Where(e => e.Search.Contains(words));
        var cents = Math.Abs(Money.FromEuros(amount).Cents);
        return entries.Where(e => e.Search.Contains(words) || e.Lines.Any(l => l.Debit.Cents == cents || l.Credit.Cents == cents));
    }

    [GeneratedRegex(@"^(?<j>[A-Za-z]{2})-(?<y>[0-9]{4})-(?<n>[0-9]{1,9})$")]
    private static partial Regex Reference();
}
