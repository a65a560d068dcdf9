using Microsoft.EntityFrameworkCore;

namespace Maillage.Platform.Data;

/// <summary>A table whose rows, once they meet a condition, refuse update and delete in the store itself.</summary>
/// <param name="Table">Table name.</param>
/// <param name="When">SQL over <c>OLD</c>, the same on both engines: <c>OLD."Validated"</c>.</param>
/// <param name="ButFor">The only update that passes, as SQL over <c>OLD</c> and <c>NEW</c>: what the law makes forget. Null for none.</param>
public sealed record FrozenTable(string Table, string When, string? ButFor = null)
{
    /// <summary>What a row is refused for.</summary>
    /// <param name="verb">« update » or « delete ».</param>
    public string Refusing(string verb) => ButFor is null || verb != "update" ? When : $"({When}) AND NOT ({ButFor})";
}

/// <summary>
/// Makes and verifies the triggers of the frozen tables. EF drops SQLite's triggers when a migration rebuilds a table, so they are made
/// again after every migration, and the program does not serve without them.
/// </summary>
public sealed class FrozenTriggers(IEnumerable<FrozenTable> tables)
{
    private const string Message = "maillage: this row is final";

    public async Task Make(Db db)
    {
        foreach (var table in tables)
            foreach (var sql in db.IsPostgres ? Postgres(table) : Sqlite(table))
                await db.Database.ExecuteSqlRawAsync(sql);
    }

    /// <summary>The frozen tables without both their triggers; none when all is well.</summary>
    public async Task<IReadOnlyList<string>> Missing(Db db)
    {
        var names = await db.Database.SqlQueryRaw<string>(db.IsPostgres
            ? """SELECT tgname::text AS "Value" FROM pg_trigger WHERE tgname LIKE 'frozen\_%' AND tgenabled <> 'D'"""
            : """SELECT name AS "Value" FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'frozen_%'""").ToListAsync();
        return [.. tables.Where(t => !names.Contains($"frozen_{t.Table}_update") || !names.Contains($"frozen_{t.Table}_delete")).Select(t => t.Table)];
    }

    private static IEnumerable<string> Sqlite(FrozenTable table)
    {
        foreach (var verb in (string[])["update", "delete"])
        {
            yield return $"""DROP TRIGGER IF EXISTS "frozen_{table.Table}_{verb}";""";
            yield return $"""
                CREATE TRIGGER "frozen_{table.Table}_{verb}" BEFORE {verb.ToUpperInvariant()} ON "{table.Table}" WHEN {table.Refusing(verb)}
                BEGIN SELECT RAISE(ABORT, '{Message}'); END;
                """;
        }
    }

    private static IEnumerable<string> Postgres(FrozenTable table)
    {
        yield return $"""
            CREATE OR REPLACE FUNCTION maillage_frozen() RETURNS trigger LANGUAGE plpgsql AS
            $body$ BEGIN RAISE EXCEPTION '{Message}' USING ERRCODE = 'raise_exception'; END $body$;
            """;
        foreach (var verb in (string[])["update", "delete"])
        {
            yield return $"""DROP TRIGGER IF EXISTS "frozen_{table.Table}_{verb}" ON "{table.Table}";""";
            yield return $"""
                CREATE TRIGGER "frozen_{table.Table}_{verb}" BEFORE {verb.ToUpperInvariant()} ON "{table.Table}"
                FOR EACH ROW WHEN ({table.Refusing(verb)}) EXECUTE FUNCTION maillage_frozen();
                """;
        }
        yield return $"""DROP TRIGGER IF EXISTS "frozen_{table.Table}_truncate" ON "{table.Table}";""";
        yield return $"""
            CREATE TRIGGER "frozen_{table.Table}_truncate" BEFORE TRUNCATE ON "{table.Table}" EXECUTE FUNCTION maillage_frozen();
            """;
    }
}
