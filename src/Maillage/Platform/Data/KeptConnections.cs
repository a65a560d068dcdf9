using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Maillage.Platform.Data;

/// <summary>
/// Open connections to the SQLite file, lent to one request, job or command after the other: what they prepared is ready for the next, where
/// closing a connection forgets it all.
/// </summary>
public sealed class KeptConnections(Settings settings) : IDisposable
{
    /// <summary>How many wait open; more are opened while many are asked for.</summary>
    private const int Most = 16;

    private readonly Stack<KeptConnection> free = [];
    private readonly Lock gate = new();
    private bool over;

    internal KeptConnection Take()
    {
        lock (gate)
        {
            if (free.TryPop(out var kept)) return kept;
        }
        var connection = new KeptConnection(DbSetup.SqliteString(settings.SqliteFile) + ";Pooling=False");
        connection.Open();
        (settings.Demo ? SqliteSession.Forgetful : SqliteSession.Durable).Set(connection);
        return connection;
    }

    internal void Give(KeptConnection connection)
    {
        lock (gate)
        {
            if (!over && free.Count < Most && connection.IsIdle)
            {
                free.Push(connection);
                return;
            }
        }
        connection.Dispose();
    }

    /// <summary>
    /// Has SQLite count its tables again where they changed much: it then knows which index leads to few rows. It looks at some rows of each only.
    /// PostgreSQL does it by itself.
    /// </summary>
    public void RefreshStatistics()
    {
        if (settings.PostgresOwner is not null) return;
        var connection = Take();
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA optimize=0x10002";
            command.ExecuteNonQuery();
        }
        finally
        {
            Give(connection);
        }
    }

    /// <summary>Closes those that wait: for who needs the file alone.</summary>
    public void Clear()
    {
        lock (gate)
        {
            while (free.TryPop(out var kept)) kept.Dispose();
        }
    }

    public void Dispose()
    {
        lock (gate) over = true;
        Clear();
    }
}

/// <summary>One of them, for as long as a scope lives.</summary>
internal sealed class KeptLease(KeptConnections connections) : IDisposable
{
    public KeptConnection Connection { get; } = connections.Take();

    public void Dispose() => connections.Give(Connection);
}

/// <summary>A connection that keeps its commands prepared.</summary>
internal sealed class KeptConnection(string connectionString) : SqliteConnection(connectionString)
{
    /// <summary>Beyond it all are forgotten: texts that never come back would crowd out those that do.</summary>
    private const int Most = 400;

    private readonly Dictionary<string, KeptCommand> kept = new(StringComparer.Ordinal);

    /// <summary>Whether it may be lent again.</summary>
    public bool IsIdle => State == System.Data.ConnectionState.Open && Transaction is null;

    /// <summary>A command of that text, prepared if it ever ran here. Disposing it gives it back.</summary>
    public KeptCommand Take(string sql) => kept.Remove(sql, out var command) ? command : new KeptCommand(sql, this);

    internal bool Keep(KeptCommand command)
    {
        if (State != System.Data.ConnectionState.Open) return false;
        if (kept.Count >= Most) Forget();
        return kept.TryAdd(command.CommandText, command);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) Forget();
        base.Dispose(disposing);
    }

    private void Forget()
    {
        foreach (var command in kept.Values) command.Forget();
        kept.Clear();
    }
}

/// <summary>A command that goes back to its connection instead of being forgotten.</summary>
internal sealed class KeptCommand(string sql, KeptConnection connection) : SqliteCommand(sql, connection)
{
    private bool forgotten;

    internal void Forget()
    {
        forgotten = true;
        Dispose();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !forgotten)
        {
            Parameters.Clear();
            Transaction = null;
            if (connection.Keep(this)) return;
        }
        base.Dispose(disposing);
    }
}

/// <summary>Runs the queries of EF on prepared commands.</summary>
internal sealed class KeptCommands : DbCommandInterceptor
{
    public static readonly KeptCommands Instance = new();

    public override DbCommand CommandInitialized(CommandEndEventData data, DbCommand made)
    {
        if (made.Connection is not KeptConnection connection) return made;
        var kept = connection.Take(made.CommandText);
        (kept.Transaction, kept.CommandTimeout) = ((SqliteTransaction?)made.Transaction, made.CommandTimeout);
        foreach (SqliteParameter parameter in made.Parameters) kept.Parameters.Add(parameter);
        made.Dispose();
        return kept;
    }
}
