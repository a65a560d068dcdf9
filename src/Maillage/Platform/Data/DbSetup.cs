using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Maillage.Platform.Data;

/// <summary>Which engine, with which session settings.</summary>
public static class DbSetup
{
    /// <summary>The role that owns nothing and does the daily work on PostgreSQL.</summary>
    public const string AppRole = "maillage_app";

    public static IServiceCollection AddMaillageDb(this IServiceCollection services, Settings settings)
    {
        services.AddScoped<Current>();
        services.AddScoped<Clock>();
        services.AddSingleton(_ => new StoreMark(settings)).AddSingleton<Memory>().AddScoped<Remembered>();
        if (settings.PostgresOwner is { } connection)
            services.AddPooledDbContextFactory<PostgresDb>((root, options) => Postgres(options, connection).AddInterceptors(CooperativeSession.Instance).AddInterceptors(root.GetServices<IInterceptor>()))
                .AddScoped<Db>(Lend<PostgresDb>);
        else
            services.AddPooledDbContextFactory<SqliteDb>((root, options) => Sqlite(options, settings.SqliteFile).AddInterceptors(root.GetServices<IInterceptor>()))
                .AddScoped<Db>(Lend<SqliteDb>);
        return services;
    }

    private static T Lend<T>(IServiceProvider scope) where T : Db
    {
        var db = scope.GetRequiredService<IDbContextFactory<T>>().CreateDbContext();
        db.LendTo(scope.GetRequiredService<Current>());
        return db;
    }

    public static DbContextOptionsBuilder Sqlite(DbContextOptionsBuilder options, string file) =>
        options.UseSqlite($"Data Source={file};Foreign Keys=True;Default Timeout=30").AddInterceptors(SqliteSession.Instance);

    public static DbContextOptionsBuilder Postgres(DbContextOptionsBuilder options, string connection) => options.UseNpgsql(connection);
}

/// <summary>Full durability and a write-ahead log on every SQLite connection.</summary>
internal sealed class SqliteSession : DbConnectionInterceptor
{
    public static readonly SqliteSession Instance = new();
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000;";

    /// <summary>Handles already set: the pool gives the same ones back, with their settings.</summary>
    private readonly ConditionalWeakTable<object, object> ready = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData data) => Set(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData data, CancellationToken cancel = default)
    {
        Set(connection);
        return Task.CompletedTask;
    }

    private void Set(DbConnection connection)
    {
        if (!ready.TryAdd(((SqliteConnection)connection).Handle!, connection.DataSource)) return;
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}

/// <summary>
/// Every PostgreSQL connection works as the role that owns nothing, inside one cooperative: row-level security shows it no other row even
/// when a query forgets its filter.
/// </summary>
internal sealed class CooperativeSession : DbConnectionInterceptor
{
    public static readonly CooperativeSession Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData data)
    {
        using var command = Command(connection, data);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData data, CancellationToken cancel = default)
    {
        await using var command = Command(connection, data);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static DbCommand Command(DbConnection connection, ConnectionEndEventData data)
    {
        var command = connection.CreateCommand();
        // The job loop serves every cooperative: it enters none, and the policies let it see the jobs' table alone.
        command.CommandText = $"SET ROLE {DbSetup.AppRole}; SELECT set_config('maillage.cooperative', '{((Db)data.Context!).Cooperative.Value}', false)";
        return command;
    }
}
