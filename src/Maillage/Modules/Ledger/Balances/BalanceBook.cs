using System.Globalization;
using System.Text;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Ledger.Balances;

/// <summary>Keeps the monthly balances in the transaction of the entries, rows in the order of their keys so that two postings never wait for each other in a ring.</summary>
public sealed class BalanceBook(Db db)
{
    /// <summary>Adds an entry's movements (<paramref name="sign"/> +1) or takes a draft's back (−1).</summary>
    public Task Add(Entry entry, int sign) => Apply(entry, l =>
        entry.IsValidated ? (l.Debit.Cents * sign, l.Credit.Cents * sign, 0, 0) : (l.Debit.Cents * sign, l.Credit.Cents * sign, l.Debit.Cents * sign, l.Credit.Cents * sign));

    /// <summary>A draft became final: its movements leave the draft part.</summary>
    public Task Promote(Entry entry) => Apply(entry, l => (0, 0, -l.Debit.Cents, -l.Credit.Cents));

    private async Task Apply(Entry entry, Func<EntryLine, (long Debit, long Credit, long DraftDebit, long DraftCredit)> movement)
    {
        var deltas = entry.Lines
            .GroupBy(l => (Activity: l.ActivityId.Value, l.Account))
            .OrderBy(g => g.Key.Activity).ThenBy(g => g.Key.Account, StringComparer.Ordinal)
            .Select(g => (g.Key, Sums: g.Select(movement).Aggregate((a, b) => (a.Debit + b.Debit, a.Credit + b.Credit, a.DraftDebit + b.DraftDebit, a.DraftCredit + b.DraftCredit))));
        var sql = new StringBuilder("""INSERT INTO "MonthBalances" ("CooperativeId", "EntityId", "ActivityId", "Account", "Month", "Debit", "Credit", "DraftDebit", "DraftCredit") VALUES """);
        var accounts = new List<object>();
        foreach (var (key, sums) in deltas)
        {
            sql.Append(accounts.Count == 0 ? "" : ", ").Append(CultureInfo.InvariantCulture,
                $"({db.Cooperative.Value}, {entry.EntityId.Value}, {key.Activity}, {{{accounts.Count}}}, {Month.Of(entry.Date).Index}, {sums.Debit}, {sums.Credit}, {sums.DraftDebit}, {sums.DraftCredit})");
            accounts.Add(key.Account);
        }
        sql.Append("""
             ON CONFLICT ("CooperativeId", "EntityId", "ActivityId", "Account", "Month") DO UPDATE SET
            "Debit" = "MonthBalances"."Debit" + excluded."Debit", "Credit" = "MonthBalances"."Credit" + excluded."Credit",
            "DraftDebit" = "MonthBalances"."DraftDebit" + excluded."DraftDebit", "DraftCredit" = "MonthBalances"."DraftCredit" + excluded."DraftCredit"
            """);
        await db.Database.ExecuteSqlRawAsync(sql.ToString(), accounts);
    }
}
