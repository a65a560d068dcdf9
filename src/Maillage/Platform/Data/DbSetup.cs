using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Maillage.Platform.Audit;
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
        services.AddSingleton<AuditPen>().AddSingleton(RandomNumberGenerator.Create());
        services.AddSingleton(_ => new KeptConnections(settings)).AddScoped<KeptLease>();
        services.AddSingleton(_ => new StoreMark(settings)).AddSingleton<Memory>().AddScoped<Remembered>();
        if (settings.PostgresOwner is { } connection)
            services.AddPooledDbContextFactory<PostgresDb>((root, options) => Postgres(options, connection).AddInterceptors(CooperativeSession.Instance).AddInterceptors(root.GetServices<IInterceptor>()))
                .AddScoped<Db>(Lend<PostgresDb>);
        else
            services.AddPooledDbContextFactory<SqliteDb>((root, options) => Sqlite(options, settings.SqliteFile).AddInterceptors(KeptCommands.Instance).AddInterceptors(root.GetServices<IInterceptor>()))
                .AddScoped<Db>(scope =>
                {
                    var db = Lend<SqliteDb>(scope);
                    db.Database.SetDbConnection(scope.GetRequiredService<KeptLease>().Connection);
                    return db;
                });
        return services;
    }

    private static T Lend<T>(IServiceProvider scope) where T : Db
    {
        var db = scope.GetRequiredService<IDbContextFactory<T>>().CreateDbContext();
        db.LendTo(scope.GetRequiredService<Current>(), scope.GetRequiredService<AuditPen>());
        return db;
    }

    public static string SqliteString(string file) => $"Data Source={file};Foreign Keys=True;Default Timeout=30";

    // A record is read in one statement, hence at one instant, unless a query says otherwise.
    public static DbContextOptionsBuilder Sqlite(DbContextOptionsBuilder options, string file) =>
        options.UseSqlite(SqliteString(file), o => o.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery)).AddInterceptors(SqliteSession.Durable);

    public static DbContextOptionsBuilder Postgres(DbContextOptionsBuilder options, string connection) => options.UseNpgsql(Preparing(connection), o => o.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery));

    /// <summary>Queries that come back are kept prepared, unless the operator chose otherwise.</summary>
    private static string Preparing(string connection)
    {
        var read = new NpgsqlConnectionStringBuilder(connection);
        if (read.MaxAutoPrepare == 0) read.MaxAutoPrepare = 200;
        return read.ConnectionString;
    }
}

/// <summary>A write-ahead log on every SQLite connection.</summary>
internal sealed class SqliteSession : DbConnectionInterceptor
{
    /// <summary>What is committed stays, power cut or not.</summary>
    public static readonly SqliteSession Durable = new("PRAGMA synchronous=FULL;");

    /// <summary>For a demonstration, whose thousands of commits then wait for no disk: a power cut may break it, and its folder is deleted to make it again.</summary>
    public static readonly SqliteSession Forgetful = new("PRAGMA synchronous=OFF; PRAGMA wal_autocheckpoint=16000;");

    private readonly string pragmas;

    private SqliteSession(string durability) => pragmas = $"PRAGMA journal_mode=WAL; {durability} PRAGMA busy_timeout=30000;";

    /// <summary>Handles already set: the pool gives the same ones back, with their settings.</summary>
    private readonly ConditionalWeakTable<object, object> ready = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData data) => Set(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData data, CancellationToken cancel = default)
    {
        Set(connection);
        return Task.CompletedTask;
    }

    internal void Set(DbConnection connection)
    {
        if (!ready.TryAdd(((SqliteConnection)connection).Handle!, connection.DataSource)) return;
        using var command = connection.CreateCommand();
        command.CommandText = pragmas;
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
