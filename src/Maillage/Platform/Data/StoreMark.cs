using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Platform.Data;

/// <summary>A mark of all that is committed in the store: two equal marks, and nothing was written in between, by this program or another.</summary>
public sealed class StoreMark(Settings settings) : IDisposable
{
    private readonly Lock gate = new();
    private SqliteCommand? command;

    public async Task<string> Read(Db db) => db.IsPostgres ? await OfServer(db) : OfFile();

    public void Dispose()
    {
        command?.Connection?.Dispose();
        command?.Dispose();
    }

    /// <summary>By hand: every request asks, and EF takes four times as long to ask as the server to answer.</summary>
    private static async Task<string> OfServer(Db db)
    {
        await db.Database.OpenConnectionAsync();
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "SELECT pg_current_snapshot()::text";
            return (string)(await command.ExecuteScalarAsync())!;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>SQLite counts the commits of others for each connection: this one writes nothing, so all commits are of others.</summary>
    private string OfFile()
    {
        lock (gate)
        {
            if (command is null)
            {
                var connection = new SqliteConnection($"Data Source={settings.SqliteFile};Mode=ReadOnly;Pooling=False");
                connection.Open();
                command = connection.CreateCommand();
                command.CommandText = "PRAGMA data_version";
            }
            return command.ExecuteScalar()!.ToString()!;
        }
    }
}
