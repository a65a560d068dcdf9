using System.Data.Common;
using Maillage.Platform.Data;
using Microsoft.Data.Sqlite;

namespace Maillage.Bench.Large;

/// <summary>One prepared statement for each table, in one transaction without a journal: the file is thrown away when it fails.</summary>
public sealed class SqliteBulk(string file) : BulkStore
{
    private readonly SqliteConnection connection = new($"Data Source={file};Foreign Keys=False;Pooling=False");
    private readonly Dictionary<RowShape, SqliteCommand> commands = [];

    protected override DbConnection Connection => connection;

    public override Task Write(RowShape shape, IReadOnlyList<object> rows)
    {
        var command = CommandFor(shape);
        foreach (var row in rows)
        {
            for (var i = 0; i < shape.Columns.Count; i++) command.Parameters[i].Value = shape.Columns[i].Stored(row);
            command.ExecuteNonQuery();
        }
        return Task.CompletedTask;
    }

    protected override Task Prepare()
    {
        SqliteConnection.ClearAllPools();
        return Run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-1000000; PRAGMA temp_store=MEMORY; BEGIN");
    }

    protected override Task<IReadOnlyList<(string Drop, string Make)>> Aside() =>
        Pairs("""SELECT 'DROP INDEX "' || name || '"', sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL""");

    protected override async Task Settle()
    {
        foreach (var command in commands.Values) await command.DisposeAsync();
        await Run("COMMIT");
    }

    private SqliteCommand CommandFor(RowShape shape)
    {
        if (commands.TryGetValue(shape, out var known)) return known;
        var command = connection.CreateCommand();
        command.CommandText = $"{shape.Insert} ({string.Join(", ", shape.Columns.Select((_, i) => $"@p{i}"))})";
        for (var i = 0; i < shape.Columns.Count; i++) command.Parameters.Add(new SqliteParameter($"@p{i}", DBNull.Value));
        return commands[shape] = command;
    }
}
