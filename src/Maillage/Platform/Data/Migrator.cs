using Maillage.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Maillage.Platform.Data;

/// <summary>Brings a database to this program's schema, alone: SQLite under our file lock, PostgreSQL under an advisory lock as its owner.</summary>
public sealed class Migrator(Settings settings, FrozenTriggers triggers)
{
    private const long MigrationLock = 7305_2026;

    public async Task Migrate()
    {
        if (settings.PostgresOwner is { } connection) await MigratePostgres(connection);
        else await MigrateSqlite();
    }

    private async Task MigrateSqlite()
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        DbSetup.Sqlite(options, settings.SqliteFile);
        await using var db = new SqliteDb(options.Options);
        await RefuseNewer(db);
        // A kill during Migrate leaves EF's own lock row, which would block for ever; our file lock already keeps others out.
        await db.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock" """);
        await db.Database.MigrateAsync();
        await triggers.Make(db);
    }

    private async Task MigratePostgres(string connection)
    {
        await using var gate = new NpgsqlConnection(connection);
        await gate.OpenAsync();
        await Run(gate, $"SELECT pg_advisory_lock({MigrationLock})");
        try
        {
            var options = new DbContextOptionsBuilder<PostgresDb>();
            DbSetup.Postgres(options, connection);
            await using var db = new PostgresDb(options.Options);
            await RefuseNewer(db);
            await db.Database.MigrateAsync();
            await triggers.Make(db);
            await Run(gate, RoleSql);
            foreach (var table in OwnedTables(db)) await Run(gate, PolicySql(table, table == "Jobs"));
        }
        finally
        {
            await Run(gate, $"SELECT pg_advisory_unlock({MigrationLock})");
        }
    }

    /// <summary>Tables that carry a cooperative.</summary>
    public static IEnumerable<string> OwnedTables(Db db) => db.Model.GetEntityTypes()
        .Where(t => typeof(IOwned).IsAssignableFrom(t.ClrType)).Select(t => t.GetTableName()!).Distinct();

    private static async Task RefuseNewer(Db db)
    {
        var known = db.Database.GetMigrations().ToHashSet();
        var applied = await db.Database.CanConnectAsync() ? await db.Database.GetAppliedMigrationsAsync() : [];
        if (applied.FirstOrDefault(m => !known.Contains(m)) is { } unknown)
            throw new SettingsException($"La base a été faite par une version plus récente de Maillage ({unknown}) : installez cette version.");
    }

    private const string RoleSql = $"""
        DO $$ BEGIN
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{DbSetup.AppRole}') THEN CREATE ROLE {DbSetup.AppRole} NOLOGIN; END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
        GRANT {DbSetup.AppRole} TO CURRENT_USER;
        GRANT USAGE ON SCHEMA public TO {DbSetup.AppRole};
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {DbSetup.AppRole};
        GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {DbSetup.AppRole};
        """;

    /// <summary>The loop of jobs enters no cooperative and takes the jobs of all; every other table shows the rows of one.</summary>
    private static string PolicySql(string table, bool openWithout)
    {
        var own = "\"CooperativeId\" = current_setting('maillage.cooperative')::int" + (openWithout ? " OR current_setting('maillage.cooperative') = '0'" : "");
        return $"""
            ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY;
            DROP POLICY IF EXISTS one_cooperative ON "{table}";
            CREATE POLICY one_cooperative ON "{table}" TO {DbSetup.AppRole} USING ({own}) WITH CHECK ({own});
            """;
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
