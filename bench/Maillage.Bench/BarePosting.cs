using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Maillage.Bench;

/// <summary>The least a program could do to write the rows of one posting: prepared inserts into a copy of the same schema, one transaction each.</summary>
public sealed class BarePosting : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteCommand[] commands;
    private long id = 1L << 52;

    public BarePosting(string schemaFrom, string file)
    {
        using (var source = new SqliteConnection($"Data Source={schemaFrom}"))
        {
            source.Open();
            using var copy = source.CreateCommand();
            copy.CommandText = $"VACUUM INTO '{file}'";
            copy.ExecuteNonQuery();
        }
        connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        using (var pragmas = connection.CreateCommand())
        {
            pragmas.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;";
            pragmas.ExecuteNonQuery();
        }
        const string line = """
            INSERT INTO "LedgerLines" ("Id","CooperativeId","EntryId","EntityId","Date","Rank","ActivityId","Account","VatCode","Label","Debit","Credit","DueOn","Validated")
            VALUES ($id + {0},1,$id,1,'2026-11-24',{0},1,'{1}',{2},'Facture',{3},{4},{5},1)
            """;
        // Table, its key after the cooperative and the entity, its values.
        const string balance = """
            INSERT INTO "{3}" ("CooperativeId","EntityId","Account",{4},"Debit","Credit","DraftDebit","DraftCredit","Lines") VALUES (1,1,'{0}',{5},{1},{2},0,0,1)
            ON CONFLICT DO UPDATE SET "Debit"="Debit"+excluded."Debit", "Credit"="Credit"+excluded."Credit", "Lines"="Lines"+excluded."Lines"
            """;
        (string, string, string)[] kept = [("MonthBalances", "\"ActivityId\",\"Month\"", "1,24322"), ("ActivityBalances", "\"ActivityId\"", "1"), ("EntityBalances", "\"Month\"", "24322")];
        (string, int, int)[] moved = [("411", 120000, 0), ("4457420", 0, 20000), ("706000", 0, 100000)];
        commands =
        [
            Prepare("""INSERT INTO "Counters" ("CooperativeId","Name","Value") VALUES (1,'bare',1) ON CONFLICT DO UPDATE SET "Value"="Value"+1"""),
            Prepare("""
                INSERT INTO "LedgerEntries" ("Id","CooperativeId","EntityId","Journal","Date","Label","Document","DocumentDate","Search","Source","CreatedAt","YearStart","Number","ValidatedOn","ValidatedAt","HashFormat","Hash","Version")
                VALUES ($id,1,1,'VE','2026-11-24','Facture','F1','2026-11-24','f1 facture','bare:' || $id,'2026-11-24 10:00:00','2026-01-01',$id,'2026-11-24','2026-11-24 10:00:00',1,'0000000000000000000000000000000000000000000000000000000000000000',1)
                """),
            Prepare(string.Format(System.Globalization.CultureInfo.InvariantCulture, line, 1, "411", "NULL", 120000, 0, "'2026-12-24'")),
            Prepare(string.Format(System.Globalization.CultureInfo.InvariantCulture, line, 2, "706000", "'FR200'", 0, 100000, "NULL")),
            Prepare(string.Format(System.Globalization.CultureInfo.InvariantCulture, line, 3, "4457420", "'FR200'", 0, 20000, "NULL")),
            .. kept.SelectMany(k => moved, (k, m) => Prepare(string.Format(System.Globalization.CultureInfo.InvariantCulture, balance, m.Item1, m.Item2, m.Item3, k.Item1, k.Item2, k.Item3))),
            Prepare("""
                INSERT INTO "OpenItems" ("Id","CooperativeId","EntityId","ActivityId","Account","EntryId","LineId","Document","DueOn","Amount","Settled")
                VALUES ($id,1,1,1,'411',$id,$id + 1,'F1','2026-12-24',120000,0)
                """),
        ];
    }

    /// <summary>One transaction each.</summary>
    public TimeSpan Post(int count)
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < count; i++) Write(1);
        return clock.Elapsed;
    }

    /// <summary>All in one transaction.</summary>
    public TimeSpan PostTogether(int count)
    {
        var clock = Stopwatch.StartNew();
        Write(count);
        return clock.Elapsed;
    }

    private void Write(int count)
    {
        using var transaction = connection.BeginTransaction();
        foreach (var command in commands) command.Transaction = transaction;
        for (var i = 0; i < count; i++)
        {
            id += 8;
            foreach (var command in commands)
            {
                command.Parameters["$id"].Value = id;
                command.ExecuteNonQuery();
            }
        }
        transaction.Commit();
    }

    public void Dispose()
    {
        foreach (var command in commands) command.Dispose();
        connection.Dispose();
    }

    private SqliteCommand Prepare(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$id", 0L);
        command.Prepare();
        return command;
    }
}
