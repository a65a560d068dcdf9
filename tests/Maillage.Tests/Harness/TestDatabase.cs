using Maillage.House;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Maillage.Tests.Harness;

/// <summary>
/// A fresh database for one test: a copy of one migrated once per run (a file for SQLite, a template for PostgreSQL), so that it costs milliseconds.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly string Root = Directory.CreateTempSubdirectory("maillage-tests-").FullName;
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqliteTemplate);
    private static readonly Lazy<Task<string>> PostgresTemplate = new(MakePostgresTemplate);
    private static int count;

    private TestDatabase(Settings settings, string? postgresName) => (Settings, PostgresName) = (settings, postgresName);

    public Settings Settings { get; }
    private string? PostgresName { get; }

    /// <summary>The PostgreSQL server of the tests, as its owner.</summary>
    public static string Server => Environment.GetEnvironmentVariable("MAILLAGE_TEST_POSTGRES")
        ?? throw new InvalidOperationException("MAILLAGE_TEST_POSTGRES is not set: run ./test.sh, or eval \"$(scripts/postgres.sh start)\".");

    /// <param name="with">Other settings of the program, beside its database.</param>
    public static async Task<TestDatabase> New(Engine engine, bool demo = false, Func<Settings, Settings>? with = null)
    {
        with ??= settings => settings;
        var number = Interlocked.Increment(ref count);
        var folder = Directory.CreateDirectory(Path.Combine(Root, $"t{number}")).FullName;
        if (engine == Engine.Sqlite)
        {
            var settings = with(new Settings(folder, null, demo));
            File.Copy(await SqliteTemplate.Value, settings.SqliteFile);
            return new TestDatabase(settings, null);
        }
        var name = $"maillage_{Environment.ProcessId}_{number}";
        await Administer($"""CREATE DATABASE "{name}" TEMPLATE "{await PostgresTemplate.Value}" """);
        return new TestDatabase(with(new Settings(folder, On(name), demo)), name);
    }

    /// <summary>The database of a server of one's own, empty before.</summary>
    public static async Task<TestDatabase> On(Settings settings)
    {
        await Migrate(settings);
        return new TestDatabase(settings, null);
    }

    public async ValueTask DisposeAsync()
    {
        if (PostgresName is not null)
        {
            NpgsqlConnection.ClearPool(new NpgsqlConnection(Settings.PostgresOwner));
            await Administer($"""DROP DATABASE IF EXISTS "{PostgresName}" WITH (FORCE)""");
        }
        else
        {
            SqliteConnection.ClearPool(new SqliteConnection(DbSetup.SqliteString(Settings.SqliteFile)));
        }
        try
        {
            Directory.Delete(Settings.DataFolder, recursive: true);
        }
        catch (IOException)
        {
            // A connection was given back to its pool in between, and left its log behind.
            SqliteConnection.ClearAllPools();
            Directory.Delete(Settings.DataFolder, recursive: true);
        }
    }

    private static async Task<string> MakeSqliteTemplate()
    {
        var settings = new Settings(Directory.CreateDirectory(Path.Combine(Root, "template")).FullName, null, false);
        await Migrate(settings);
        SqliteConnection.ClearAllPools();
        return settings.SqliteFile;
    }

    private static async Task<string> MakePostgresTemplate()
    {
        var name = $"maillage_template_{Environment.ProcessId}";
        await Administer($"""DROP DATABASE IF EXISTS "{name}" """);
        await Administer($"""CREATE DATABASE "{name}" """);
        var settings = new Settings(Root, On(name), false);
        await Migrate(settings);
        NpgsqlConnection.ClearAllPools();
        return name;
    }

    private static async Task Migrate(Settings settings)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        App.AddServices(services, settings, TimeProvider.System);
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<Migrator>().Migrate();
    }

    private static string On(string database) => new NpgsqlConnectionStringBuilder(Server) { Database = database, MaxPoolSize = 20 }.ConnectionString;

    private static readonly SemaphoreSlim AdminGate = new(1);

    private static async Task Administer(string sql)
    {
        await AdminGate.WaitAsync();
        try
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
        finally
        {
            AdminGate.Release();
        }
    }
}
