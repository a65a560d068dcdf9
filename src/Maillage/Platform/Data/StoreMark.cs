using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Platform.Data;

/// <summary>A mark of all that is committed in the store: two equal marks, and nothing was written in between, by this program or another.</summary>
public sealed class StoreMark(Settings settings) : IDisposable
{
    private readonly Lock gate = new();
    private SqliteCommand? command;

    public async Task<string> Read(Db db) =>
        db.IsPostgres ? await db.Database.SqlQuery<string>($"""SELECT pg_current_snapshot()::text AS "Value" """).SingleAsync() : OfFile();

    public void Dispose()
    {
        command?.Connection?.Dispose();
        command?.Dispose();
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
