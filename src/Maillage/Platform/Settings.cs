using Maillage.Platform.Mail;

namespace Maillage.Platform;

/// <summary>Where the program keeps its data and how it serves, from options, environment (<c>Maillage__…</c>) and <c>appsettings.json</c>.</summary>
/// <param name="DataFolder">Folder of the SQLite file, its lock and the program's files.</param>
/// <param name="PostgresOwner">Connection string of the owner of the PostgreSQL database; null for embedded SQLite.</param>
/// <param name="Demo">True when the demonstration cooperative is served: personas are open to whoever reaches the address.</param>
public sealed record Settings(string DataFolder, string? PostgresOwner, bool Demo)
{
    public string SqliteFile => Path.Combine(DataFolder, "maillage.db");
    public string LockFile => Path.Combine(DataFolder, "maillage.lock");

    /// <summary>The address people open: what mails write before their links.</summary>
    public Uri Address => Public ?? Served;

    /// <summary>The address the operator configured, or null.</summary>
    public Uri? Public { get; init; }

    /// <summary>Where this machine opens the program.</summary>
    public Uri Served { get; init; } = new("http://localhost:5080");

    /// <summary>The mail server; null when none is configured.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>Whether calls to other programs may reach machines of the local network.</summary>
    public bool WebhooksReachPrivate { get; init; }

    /// <summary>Whether mails leave the outbox. Those of a demonstration never do.</summary>
    public bool SendsMail => Mail is not null && !Demo;

    /// <summary>The whole address of a page, for a text read elsewhere.</summary>
    /// <param name="path">Begins with a slash.</param>
    public string Absolute(string path) => Address.AbsoluteUri.TrimEnd('/') + path;

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
        if (string.IsNullOrWhiteSpace(postgres)) postgres = null;
        try
        {
            _ = new Npgsql.NpgsqlConnectionStringBuilder(postgres);
        }
        catch (ArgumentException e)
        {
            throw new SettingsException($"La chaîne de connexion Maillage:Postgres n’est pas valable : {e.Message}");
        }
        var settings = new Settings(folder, postgres, demo) { Mail = MailSettings.Read(configuration), WebhooksReachPrivate = ReadSwitch(configuration, "Maillage:Webhooks:PrivateAddresses") };
        if (ReadAddress(configuration["Maillage:Address"]) is { } address) return settings with { Public = address };
        return settings.SendsMail
            ? throw new SettingsException("Maillage:Mail est réglé sans Maillage:Address : indiquez l’adresse publique de Maillage, que les courriels écrivent dans leurs liens (https://maillage.exemple.coop).")
            : settings;
    }

    private static bool ReadSwitch(IConfiguration configuration, string name) => configuration[name] is not { Length: > 0 } typed ? false
        : bool.TryParse(typed, out var on) ? on : throw new SettingsException($"{name} « {typed} » n’est pas compris : écrivez true ou false.");

    private static Uri? ReadAddress(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        return Uri.TryCreate(typed.Trim(), UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" }
            ? address
            : throw new SettingsException($"Maillage:Address « {typed} » n’est pas une adresse publique : écrivez par exemple https://maillage.exemple.coop.");
    }
}

/// <summary>A setting is wrong; the message says which and why, in one line.</summary>
public sealed class SettingsException(string message) : Exception(message);
