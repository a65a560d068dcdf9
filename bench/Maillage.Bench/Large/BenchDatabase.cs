using Npgsql;

namespace Maillage.Bench.Large;

/// <summary>Databases on the server of <c>scripts/postgres.sh</c>.</summary>
public static class BenchDatabase
{
    private const string Server = "MAILLAGE_TEST_POSTGRES";

    /// <summary>Connection string of an empty database of that name, made anew.</summary>
    public static async Task<string> Empty(string name)
    {
        var server = Environment.GetEnvironmentVariable(Server) ?? throw new InvalidOperationException($"{Server} is not set: eval \"$(scripts/postgres.sh start)\".");
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        foreach (var sql in (string[])[$"DROP DATABASE IF EXISTS {name} WITH (FORCE)", $"CREATE DATABASE {name}"])
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
        return new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ConnectionString;
    }
}
