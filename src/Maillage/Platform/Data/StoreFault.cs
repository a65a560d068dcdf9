using Microsoft.Data.Sqlite;
using Npgsql;

namespace Maillage.Platform.Data;

/// <summary>What keeps the store from answering, whatever it is asked: it cannot be reached, or it has no room left.</summary>
public enum StoreFault { Away, Full }

/// <summary>Tells a fault of the store from a fault of ours.</summary>
public static class StoreFaults
{
    private const int SqliteBusy = 5, SqliteLocked = 6, SqliteReadOnly = 8, SqliteInOut = 10, SqliteFull = 13, SqliteCannotOpen = 14;

    /// <summary>Reads an exception and what it carries; null when the store itself is well.</summary>
    public static StoreFault? Of(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
            switch (error)
            {
                case SqliteException { SqliteErrorCode: SqliteFull } or PostgresException { SqlState: PostgresErrorCodes.DiskFull }:
                    return StoreFault.Full;
                case SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked or SqliteReadOnly or SqliteInOut or SqliteCannotOpen }:
                case PostgresException { SqlState: ['0', '8', ..] or ['5', '3', ..] or ['5', '7', 'P', ..] }:
                case NpgsqlException and not PostgresException:
                    return StoreFault.Away;
            }
        return null;
    }
}
