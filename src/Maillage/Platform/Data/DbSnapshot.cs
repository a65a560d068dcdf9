using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Maillage.Platform.Data;

public abstract partial class Db
{
    /// <summary>A transaction whose reads all see one same instant, while others go on writing. It locks nothing.</summary>
    public Task<IDbContextTransaction> Snapshot() =>
        // To SQLite's driver the weaker level means « deferred »: a reader of the write-ahead log, where the usual transaction would take the one place of writer.
        Database.BeginTransactionAsync(IsPostgres ? IsolationLevel.RepeatableRead : IsolationLevel.ReadUncommitted);

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
