using System.Net;
using Maillage.Domain.Kernel;
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

    /// <summary>Whether people reach the program over TLS: then its cookies never travel without.</summary>
    public bool IsSecure => Public?.Scheme == Uri.UriSchemeHttps;

    /// <summary>A file of passwords known to have leaked, or null.</summary>
    public string? LeakedPasswords { get; init; }

    /// <summary>Where this machine opens the program.</summary>
    public Uri Served { get; init; } = new("http://localhost:5080");

    /// <summary>The proxies that are believed about who asks; none when people reach the program directly.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>Whether the log is written for people to read rather than as JSON.</summary>
    public bool TextLog { get; init; }

    /// <summary>The number of this program among those that serve one PostgreSQL database, below <see cref="Instances"/>: identities it makes are its own.</summary>
    public int Instance { get; init; }

    /// <summary>How many programs may serve one database.</summary>
    public const int Instances = IdSequence.Makers - 1;

    /// <summary>The mail server; null when none is configured.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>Whether calls to other programs may reach machines of the local network.</summary>
    public bool WebhooksReachPrivate { get; init; }

    /// <summary>How much room files that people send may take.</summary>
    public FileLimits Files { get; init; } = FileLimits.Usual;

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
        var settings = new Settings(folder, postgres, demo) { Mail = MailSettings.Read(configuration), Proxies = ReadProxies(configuration["Maillage:Proxies"]), TextLog = ReadTextLog(configuration["Maillage:Log"]), Instance = ReadInstance(configuration["Maillage:Instance"]), LeakedPasswords = ReadFile(configuration, "Maillage:LeakedPasswords"), WebhooksReachPrivate = ReadSwitch(configuration, "Maillage:Webhooks:PrivateAddresses"), Files = FileLimits.Read(configuration) };
        if (ReadAddress(configuration["Maillage:Address"]) is { } address) return settings with { Public = address };
        return settings.SendsMail
            ? throw new SettingsException("Maillage:Mail est réglé sans Maillage:Address : indiquez l’adresse publique de Maillage, que les courriels écrivent dans leurs liens (https://maillage.exemple.coop).")
            : settings;
    }

    /// <summary>Addresses and networks, separated by commas.</summary>
    private static IReadOnlyList<IPNetwork> ReadProxies(string? typed) =>
        [.. (typed ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ReadProxy)];

    private static IPNetwork ReadProxy(string typed)
    {
        if (IPNetwork.TryParse(typed, out var network)) return network;
        return IPAddress.TryParse(typed, out var address)
            ? new IPNetwork(address, address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? 128 : 32)
            : throw new SettingsException($"Maillage:Proxies « {typed} » n’est ni une adresse ni un réseau : écrivez par exemple 127.0.0.1, 10.0.0.0/8.");
    }

    private static bool ReadTextLog(string? typed) => typed switch
    {
        null or "" or "json" => false,
        "text" => true,
        _ => throw new SettingsException($"Maillage:Log « {typed} » n’existe pas : écrivez json ou text."),
    };

    private static int ReadInstance(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return 0;
        return int.TryParse(typed, System.Globalization.NumberStyles.None, null, out var number) && number < Instances
            ? number
            : throw new SettingsException($"Maillage:Instance « {typed} » n’est pas un numéro de programme : de 0 à {Instances - 1}.");
    }

    private static string? ReadFile(IConfiguration configuration, string name) => configuration[name] switch
    {
        null or "" => null,
        var file when File.Exists(file) => Path.GetFullPath(file),
        var file => throw new SettingsException($"Le fichier {name} « {file} » n’existe pas."),
    };

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
