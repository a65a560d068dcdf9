using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Platform.Data;

namespace Maillage.Modules.Ledger.Balances;

/// <summary>Keeps the balances in the transaction of the entries, rows in the order of their keys so that two calls never wait for each other in a ring; a transaction of several calls may, and is then tried again.</summary>
public sealed class BalanceBook(Db db)
{
    /// <summary>Few enough that the same commands come back, prepared.</summary>
    private const int RowsPerCommand = 10;

    private static readonly Upsert OfMonths = new("MonthBalances", ["EntityId", "ActivityId", "Account", "Month"], k => [k.Entity.Value, k.Activity.Value, k.Account, k.Month.Index]);
    private static readonly Upsert OfActivities = new("ActivityBalances", ["EntityId", "ActivityId", "Account"], k => [k.Entity.Value, k.Activity.Value, k.Account]);
    private static readonly Upsert OfEntities = new("EntityBalances", ["EntityId", "Account", "Month"], k => [k.Entity.Value, k.Account, k.Month.Index]);

    /// <summary>Adds the movements of entries (<paramref name="sign"/> +1) or takes those of drafts back (−1).</summary>
    public Task Add(IReadOnlyCollection<Entry> entries, int sign) => Apply(entries, (entry, l) =>
    {
        var (debit, credit) = (l.Debit.Cents * sign, l.Credit.Cents * sign);
        return entry.IsValidated ? new(debit, credit, 0, 0, sign) : new(debit, credit, debit, credit, sign);
    });

    /// <summary>Drafts became final: their movements leave the draft part.</summary>
    public Task Promote(IReadOnlyCollection<Entry> entries) => Apply(entries, (_, l) => new(0, 0, -l.Debit.Cents, -l.Credit.Cents, 0));

    private async Task Apply(IReadOnlyCollection<Entry> entries, Func<Entry, EntryLine, Movement> movement)
    {
        var months = Sum(entries.SelectMany(e => e.Lines, (e, l) => (new BalanceKey(e.EntityId, l.ActivityId, l.Account, Month.Of(e.Date)), movement(e, l))));
        await Write(OfMonths, months);
        await Write(OfActivities, Sum(months.Select(d => (d.Key with { Month = default }, d.Movement))));
        // Last, for these few rows are everyone's: they are held no longer than it takes to commit.
        await Write(OfEntities, Sum(months.Select(d => (d.Key with { Activity = default }, d.Movement))));
    }

    private static List<(BalanceKey Key, Movement Movement)> Sum(IEnumerable<(BalanceKey Key, Movement Movement)> movements) =>
    [
        .. movements.GroupBy(d => d.Key, d => d.Movement)
            .OrderBy(g => g.Key.Entity).ThenBy(g => g.Key.Activity).ThenBy(g => g.Key.Account, StringComparer.Ordinal).ThenBy(g => g.Key.Month)
            .Select(g => (g.Key, g.Aggregate((a, b) => a + b))),
    ];

    private async Task Write(Upsert to, IEnumerable<(BalanceKey Key, Movement Movement)> rows)
    {
        foreach (var part in rows.Chunk(RowsPerCommand))
        {
            await using var command = db.Command(to.Sql(part.Length), [db.Cooperative.Value, .. part.SelectMany(to.Values)]);
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Adds to the rows of a table, or makes them.</summary>
    private sealed class Upsert
    {
        private static readonly string[] Added = ["Debit", "Credit", "DraftDebit", "DraftCredit", "Lines"];

        private readonly string[] texts;
        private readonly Func<BalanceKey, object[]> keyOf;

        /// <param name="key">Its key after the cooperative.</param>
        /// <param name="keyOf">Its values, in their order.</param>
        public Upsert(string table, string[] key, Func<BalanceKey, object[]> keyOf)
        {
            this.keyOf = keyOf;
            var width = key.Length + Added.Length;
            string Row(int rank) => $"(@p0, {string.Join(", ", Enumerable.Range(1 + rank * width, width).Select(p => $"@p{p}"))})";
            texts = [.. Enumerable.Range(1, RowsPerCommand).Select(count => $"""
                INSERT INTO "{table}" ({Names(["CooperativeId", .. key, .. Added])}) VALUES {string.Join(", ", Enumerable.Range(0, count).Select(Row))}
                ON CONFLICT ({Names(["CooperativeId", .. key])}) DO UPDATE SET {string.Join(", ", Added.Select(c => $"\"{c}\" = \"{table}\".\"{c}\" + excluded.\"{c}\""))}
                """)];
        }

        public string Sql(int rows) => texts[rows - 1];

        public IEnumerable<object> Values((BalanceKey Key, Movement Movement) row) =>
            [.. keyOf(row.Key), row.Movement.Debit, row.Movement.Credit, row.Movement.DraftDebit, row.Movement.DraftCredit, row.Movement.Lines];

        private static string Names(IEnumerable<string> columns) => string.Join(", ", columns.Select(c => $"\"{c}\""));
    }
}
