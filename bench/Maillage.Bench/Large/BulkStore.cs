using System.Data.Common;
using Maillage.Platform;
using Maillage.Platform.Data;

namespace Maillage.Bench.Large;

/// <summary>Writes rows faster than the program does: no transaction of their own, indexes and foreign keys made again at the end, which verifies them.</summary>
public abstract class BulkStore : IAsyncDisposable
{
    private readonly List<string> again = [];

    protected abstract DbConnection Connection { get; }

    /// <summary>A store of an empty database at this program's schema.</summary>
    public static async Task<BulkStore> Open(Settings settings)
    {
        BulkStore store = settings.PostgresOwner is { } connection ? new PostgresBulk(connection) : new SqliteBulk(settings.SqliteFile);
        await store.Connection.OpenAsync();
        await store.Prepare();
        foreach (var (drop, make) in await store.Aside())
        {
            await store.Run(drop);
            store.again.Add(make);
        }
        return store;
    }

    /// <summary>Writes rows of one shape.</summary>
    public abstract Task Write(RowShape shape, IReadOnlyList<object> rows);

    /// <summary>Makes the indexes and foreign keys again, and measures the tables for the planner.</summary>
    public async Task Finish()
    {
        await Settle();
        foreach (var make in again) await Run(make);
        await Run("ANALYZE");
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task Prepare();

    /// <summary>What to drop first, and how to make it again.</summary>
    protected abstract Task<IReadOnlyList<(string Drop, string Make)>> Aside();

    protected abstract Task Settle();

    protected async Task Run(string sql)
    {
        await using var command = Connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 0);
        await command.ExecuteNonQueryAsync();
    }

    protected async Task<IReadOnlyList<(string Drop, string Make)>> Pairs(string sql)
    {
        await using var command = Connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var pairs = new List<(string, string)>();
        while (await reader.ReadAsync()) pairs.Add((reader.GetString(0), reader.GetString(1)));
        return pairs;
    }
}
