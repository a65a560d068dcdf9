using Npgsql;

namespace Maillage.Platform.Data;

/// <summary>
/// One serving program for each number on a PostgreSQL database: two with the same would make the same identities. The server releases it when the program
/// dies, within a minute when the whole machine does.
/// </summary>
public sealed class InstanceLock : IAsyncDisposable
{
    private const int Key = 7305_2027;

    private readonly NpgsqlConnection connection;

    private InstanceLock(NpgsqlConnection connection) => this.connection = connection;

    /// <summary>Null on SQLite, where one program alone has the folder.</summary>
    /// <exception cref="SettingsException">When another program serves under this number.</exception>
    public static async Task<InstanceLock?> Take(Settings settings)
    {
        if (settings.PostgresOwner is not { } owner) return null;
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false, ApplicationName = $"maillage {settings.Instance}" }.ConnectionString);
        try
        {
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand($"SET tcp_keepalives_idle = 20; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3; SELECT pg_try_advisory_lock({Key}, {settings.Instance})", connection);
            if (await command.ExecuteScalarAsync() is true) return new InstanceLock(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
        await connection.DisposeAsync();
        throw new SettingsException($"Un autre Maillage sert déjà cette base sous le numéro {settings.Instance} : arrêtez-le, ou donnez à celui-ci un autre numéro avec Maillage__Instance.");
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
