using System.Globalization;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Ledger.Entries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Harness;

/// <summary>
/// Ledger text: the readable form in which tests give and expect entries.
/// <code>
/// 2026-11-24 VE Facture 2026-00001
///   411      Atelier   1200.00
///   706      Atelier  -1000.00
///   4457420  Atelier   -200.00
/// </code>
/// Debits are positive, credits negative.
/// </summary>
public static class LedgerText
{
    /// <summary>Books and validates what the text says.</summary>
    public static Task<Result<Entry>> Post(this TestHouse house, string text, string? source = null) =>
        house.Do(s => s.GetRequiredService<Posting>().Post(house.Draft(text, source)));

    /// <summary>What the text asks for.</summary>
    public static EntryDraft Draft(this TestHouse house, string text, string? source = null)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !string.IsNullOrWhiteSpace(l)).ToList();
        var head = lines[0].Trim().Split(' ', 3);
        var date = DateOnly.ParseExact(head[0], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new EntryDraft(house.Entity, head[1], date, head[2], head[2], date, new EntrySource("text", source is null ? IdSequence.Next() : 0, source ?? ""),
        [
            .. lines.Skip(1).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(p => new LineDraft(house.Named(p[1]), p[0], Money.FromEuros(decimal.Parse(p[2], CultureInfo.InvariantCulture)))),
        ]);
    }

    /// <summary>The entry as text, dates and lines in order.</summary>
    public static string Write(this TestHouse house, Entry entry) =>
        string.Join('\n',
            entry.Lines.OrderBy(l => l.Rank).Select(l => string.Create(CultureInfo.InvariantCulture, $"  {l.Account} {house.NameOf(l.ActivityId)} {l.Amount.Euros:0.00}"))
                .Prepend($"{entry.Date:yyyy-MM-dd} {entry.Journal} {entry.Label}"));

    /// <summary>The last entries of a source kind, as text.</summary>
    public static async Task<string> Written(this TestHouse house, string sourcePrefix) =>
        string.Join('\n', (await house.Read(db => db.Set<Entry>().AsNoTracking().Where(e => e.Source.StartsWith(sourcePrefix)).OrderBy(e => e.Id).ToListAsync())).Select(house.Write));

    /// <summary>Drops indentation and doubled spaces, so that tests may align their columns.</summary>
    public static string Plain(string text) =>
        string.Join('\n', text.Split('\n').Select(l => string.Join(' ', l.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Where(l => l.Length > 0));

    private static Id<Activity> Named(this TestHouse house, string name) => name switch
    {
        "Structure" => house.Structure,
        "Atelier" => house.Atelier,
        "Bois" => house.Bois,
        _ => throw new ArgumentException($"No activity is called {name}."),
    };

    private static string NameOf(this TestHouse house, Id<Activity> id) =>
        id == house.Structure ? "Structure" : id == house.Atelier ? "Atelier" : id == house.Bois ? "Bois" : id.ToString();
}
