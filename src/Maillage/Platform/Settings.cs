namespace Maillage.Platform;

/// <summary>Where the program keeps its data and how it serves, from options, environment (<c>Maillage__…</c>) and <c>appsettings.json</c>.</summary>
/// <param name="DataFolder">Folder of the SQLite file, its lock and the program's files.</param>
/// <param name="PostgresOwner">Connection string of the owner of the PostgreSQL database; null for embedded SQLite.</param>
/// <param name="Demo">True when the demonstration cooperative is served: personas are open to whoever reaches the address.</param>
public sealed record Settings(string DataFolder, string? PostgresOwner, bool Demo)
{
    public string SqliteFile => Path.Combine(DataFolder, "maillage.db");
    public string LockFile => Path.Combine(DataFolder, "maillage.lock");

    /// <summary>Reads and verifies; a wrong setting is said in one line.</summary>
    /// <exception cref="SettingsException">When a setting cannot be used.</exception>
    public static Settings Read(IConfiguration configuration, bool demo)
    {
        var folder = configuration["data"] ?? configuration["Maillage:Data"] ?? (demo ? "data/demo" : "data");
        var postgres = configuration["Maillage:Postgres"];
        try
        {
            folder = Path.GetFullPath(folder);
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SettingsException($"Le dossier de données « {folder} » ne peut pas être créé : {e.Message}");
        }
        if (string.IsNullOrWhiteSpace(postgres)) return new Settings(folder, null, demo);
        try
        {
            _ = new Npgsql.NpgsqlConnectionStringBuilder(postgres);
        }
        catch (ArgumentException e)
        {
            throw new SettingsException($"La chaîne de connexion Maillage:Postgres n’est pas valable : {e.Message}");
        }
        return new Settings(folder, postgres, demo);
    }
}

/// <summary>A setting is wrong; the message says which and why, in one line.</summary>
public sealed class SettingsException(string message) : Exception(message);
