using System.Globalization;
using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Platform.Data;

namespace Maillage.Modules.Ledger.Balances;

/// <summary>Keeps the monthly balances in the transaction of the entries, rows in the order of their keys so that two calls never wait for each other in a ring; a transaction of several calls may, and is then tried again.</summary>
public sealed class BalanceBook(Db db)
{
    private const int RowsPerCommand = 100;

    /// <summary>Adds the movements of entries (<paramref name="sign"/> +1) or takes those of drafts back (−1).</summary>
    public Task Add(IReadOnlyCollection<Entry> entries, int sign) => Apply(entries, (entry, l) =>
    {
        var (debit, credit) = (l.Debit.Cents * sign, l.Credit.Cents * sign);
        return entry.IsValidated ? new(debit, credit, 0, 0) : new(debit, credit, debit, credit);
    });

    /// <summary>A draft became final: its movements leave the draft part.</summary>
    public Task Promote(Entry entry) => Apply([entry], (_, l) => new(0, 0, -l.Debit.Cents, -l.Credit.Cents));

    private async Task Apply(IReadOnlyCollection<Entry> entries, Func<Entry, EntryLine, Movement> movement)
    {
        var deltas = entries.SelectMany(e => e.Lines, (e, l) => (Key: new BalanceKey(e.EntityId, l.ActivityId, l.Account, Month.Of(e.Date)), Movement: movement(e, l)))
            .GroupBy(d => d.Key, d => d.Movement)
            .OrderBy(g => g.Key.Entity).ThenBy(g => g.Key.Activity).ThenBy(g => g.Key.Account, StringComparer.Ordinal).ThenBy(g => g.Key.Month)
            .Select(g => (g.Key, Sum: g.Aggregate((a, b) => a + b)));
        foreach (var part in deltas.Chunk(RowsPerCommand))
        {
            var rows = part.Select((d, i) => string.Create(CultureInfo.InvariantCulture,
                $"(@p0, {d.Key.Entity.Value}, {d.Key.Activity.Value}, @p{i + 1}, {d.Key.Month.Index}, {d.Sum.Debit}, {d.Sum.Credit}, {d.Sum.DraftDebit}, {d.Sum.DraftCredit})"));
            await using var command = db.Command($"""
                INSERT INTO "MonthBalances" ("CooperativeId", "EntityId", "ActivityId", "Account", "Month", "Debit", "Credit", "DraftDebit", "DraftCredit") VALUES
                {string.Join(", ", rows)}
                ON CONFLICT ("CooperativeId", "EntityId", "ActivityId", "Account", "Month") DO UPDATE SET
                "Debit" = "MonthBalances"."Debit" + excluded."Debit", "Credit" = "MonthBalances"."Credit" + excluded."Credit",
                "DraftDebit" = "MonthBalances"."DraftDebit" + excluded."DraftDebit", "DraftCredit" = "MonthBalances"."DraftCredit" + excluded."DraftCredit"
                """, [db.Cooperative.Value, .. part.Select(d => d.Key.Account)]);
            await command.ExecuteNonQueryAsync();
        }
    }
}
