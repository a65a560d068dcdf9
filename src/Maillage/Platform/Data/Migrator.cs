using Maillage.Domain.Kernel;
using Maillage.Platform.Data.Copies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Maillage.Platform.Data;

/// <summary>Brings a database to this program’s schema, alone: SQLite under our file lock, PostgreSQL under an advisory lock as its owner.</summary>
public class Migrator(Settings settings, FrozenTriggers triggers, TimeProvider time)
{
    private const long MigrationLock = 7305_2026;

    /// <summary>Migrates. What the database holds is first copied beside it, when a migration is about to change it.</summary>
    /// <returns>The copy made before, or null.</returns>
    /// <exception cref="SettingsException">When the database is newer, or the copy cannot be made.</exception>
    public Task<string?> Migrate() => Alone(async db =>
    {
        var applied = await Applied(db);
        var before = applied.Count > 0 && applied.Count < db.Database.GetMigrations().Count() ? await CopyBefore(db, applied[^1]) : null;
        await db.Database.MigrateAsync();
        await Protect(db);
        return before;
    });

    /// <summary>Puts a copy of this version or of an older one into an empty database, and brings it to this version.</summary>
    /// <exception cref="SettingsException">When the copy or the database cannot be used; nothing is then restored.</exception>
    public Task<CopyManifest> Restore(string file) => Alone(async db =>
    {
        var manifest = await CopyReader.ManifestOf(file);
        var migration = CopyReader.MigrationOf(db, manifest);
        var applied = await Applied(db);
        if (applied.Count > 0 && applied[^1] != migration)
            throw new SettingsException($"La base a déjà les tables d’une autre version que celle de la sauvegarde ({manifest.Program}) : restaurez dans une base neuve.");
        await db.GetService<IMigrator>().MigrateAsync(migration);
        await CopyReader.Read(db, file);
        await db.Database.MigrateAsync();
        await Protect(db);
        return manifest;
    });

    /// <summary>The database as its owner.</summary>
    protected virtual Db Open() => Db.OfOwner(settings);

    private async Task<T> Alone<T>(Func<Db, Task<T>> work)
    {
        await using var db = Open();
        if (settings.PostgresOwner is not { } owner)
        {
            await RefuseNewer(db);
            // A kill during Migrate leaves EF's own lock row, which would block for ever; our file lock already keeps others out.
            await db.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock" """);
            return await work(db);
        }
        await using var gate = new NpgsqlConnection(owner);
        await gate.OpenAsync();
        await Run(gate, $"SELECT pg_advisory_lock({MigrationLock})");
        try
        {
            await RefuseNewer(db);
            return await work(db);
        }
        finally
        {
            await Run(gate, $"SELECT pg_advisory_unlock({MigrationLock})");
        }
    }

    private async Task<string> CopyBefore(Db db, string migration)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var folder = Path.Combine(settings.DataFolder, "sauvegardes");
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"La sauvegarde d’avant la mise à jour ne peut pas être écrite dans « {folder} » : {e.Message}");
        }
        var file = Path.Combine(folder, FormattableString.Invariant($"avant-{CopyManifest.NameOf(db.Database.GetMigrations().Last())}-{now:yyyyMMdd-HHmmss}.zip"));
        await CopyWriter.Write(db, file, now, migration);
        return file;
    }

    /// <summary>The triggers of frozen rows, and on PostgreSQL the role of every day with its walls.</summary>
    private async Task Protect(Db db)
    {
        await triggers.Make(db);
        if (!db.IsPostgres) return;
        await db.Database.ExecuteSqlRawAsync(RoleSql);
        foreach (var table in OwnedTables(db)) await db.Database.ExecuteSqlRawAsync(PolicySql(table, table == "Jobs"));
    }

    private static async Task<IReadOnlyList<string>> Applied(Db db) => await db.Database.CanConnectAsync() ? [.. await db.Database.GetAppliedMigrationsAsync()] : [];

    /// <summary>Tables that carry a cooperative.</summary>
    public static IEnumerable<string> OwnedTables(Db db) => db.Model.GetEntityTypes()
        .Where(t => typeof(IOwned).IsAssignableFrom(t.ClrType)).Select(t => t.GetTableName()!).Distinct();

    private static async Task RefuseNewer(Db db)
    {
        var known = db.Database.GetMigrations().ToHashSet();
        if ((await Applied(db)).FirstOrDefault(m => !known.Contains(m)) is { } unknown)
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
