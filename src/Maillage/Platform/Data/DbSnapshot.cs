using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Maillage.Platform.Data;

public abstract partial class Db
{
    /// <summary>A transaction whose reads all see one same instant, while others go on writing. It locks nothing.</summary>
    public async Task<IDbContextTransaction> Snapshot()
    {
        if (IsPostgres) return await Database.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        await Database.OpenConnectionAsync();
        // Deferred: a reader of the write-ahead log, where the usual transaction would take the one place of writer.
        var transaction = ((SqliteConnection)Database.GetDbConnection()).BeginTransaction(deferred: true);
        return (await Database.UseTransactionAsync(transaction))!;
    }

    /// <summary>The whole database as its owner, every cooperative together: for copies and migrations only.</summary>
    public static Db OfOwner(Settings settings)
    {
        if (settings.PostgresOwner is { } connection)
        {
            var postgres = new DbContextOptionsBuilder<PostgresDb>();
            DbSetup.Postgres(postgres, connection);
            return new PostgresDb(postgres.Options);
        }
        var sqlite = new DbContextOptionsBuilder<SqliteDb>();
        DbSetup.Sqlite(sqlite, settings.SqliteFile);
        return new SqliteDb(sqlite.Options);
    }
}
