namespace Maillage.Platform.Mail;

/// <summary>How the connection to the mail server is protected: from its first byte (465), raised by STARTTLS (587), or not at all.</summary>
public enum MailTls { None, StartTls, Tls }

/// <summary>The mail server of the house, from <c>Maillage:Mail:…</c>.</summary>
/// <param name="Sender">The address every mail leaves from; who writes is its name and the reply address.</param>
/// <param name="User">Null, with the password, for a server that asks for none.</param>
public sealed record MailSettings(string Host, int Port, MailTls Tls, string Sender, string? User, string? Password)
{
    private const string Root = "Maillage:Mail";

    /// <summary>Reads and verifies; null when no server is named.</summary>
    /// <exception cref="SettingsException">When a setting is missing or cannot be used.</exception>
    public static MailSettings? Read(IConfiguration configuration)
    {
        var mail = configuration.GetSection(Root);
        string? Of(string name) => mail[name] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
        if (Of("Host") is not { } host)
            return mail.GetChildren().FirstOrDefault(c => !string.IsNullOrWhiteSpace(c.Value)) is { } alone
                ? throw new SettingsException($"{Root}:{alone.Key} est réglé sans {Root}:Host : indiquez le serveur de courriel, ou retirez ce réglage.")
                : null;
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
            throw new SettingsException($"{Root}:Host « {host} » n’est pas un nom de serveur : écrivez par exemple smtp.exemple.coop, sans port.");
        if (!Enum.TryParse<MailTls>(Of("Tls") ?? nameof(MailTls.StartTls), ignoreCase: true, out var tls) || !Enum.IsDefined(tls))
            throw new SettingsException($"{Root}:Tls « {Of("Tls")} » n’existe pas : écrivez none, starttls ou tls.");
        var port = tls switch { MailTls.None => 25, MailTls.StartTls => 587, _ => 465 };
        if (Of("Port") is { } typed && (!int.TryParse(typed, System.Globalization.NumberStyles.None, null, out port) || port is < 1 or > 65535))
            throw new SettingsException($"{Root}:Port « {typed} » n’est pas un port : un nombre de 1 à 65535.");
        if (EmailAddress.Normalize(Of("Sender") ?? "") is not { } sender)
            throw new SettingsException($"{Root}:Sender « {Of("Sender")} » n’est pas une adresse de courriel : indiquez celle d’où partent les courriels.");
        var (user, password) = (Of("User"), ReadPassword(mail["Password"], Of("PasswordFile")));
        if (user is null != password is null)
            throw new SettingsException($"{Root}:User et {Root}:Password (ou PasswordFile) vont ensemble : il manque l’un des deux.");
        if (password is not null && tls == MailTls.None && !IsThisMachine(host))
            throw new SettingsException($"{Root}:Tls est « none » : le mot de passe partirait en clair vers {host}. Choisissez starttls ou tls.");
        return new MailSettings(host, port, tls, sender, user, password);
    }

    private static string? ReadPassword(string? given, string? file)
    {
        if (string.IsNullOrEmpty(given)) given = null;
        if (file is null) return given;
        if (given is not null) throw new SettingsException($"{Root}:Password et {Root}:PasswordFile sont réglés tous les deux : gardez l’un des deux.");
        try
        {
            return File.ReadAllText(file).TrimEnd('\r', '\n') is { Length: > 0 } read ? read : throw new SettingsException($"Le fichier {Root}:PasswordFile « {file} » est vide.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"Le fichier {Root}:PasswordFile « {file} » ne peut pas être lu : {e.Message}");
        }
    }

    private static bool IsThisMachine(string host) => host == "localhost" || (System.Net.IPAddress.TryParse(host.Trim('[', ']'), out var address) && System.Net.IPAddress.IsLoopback(address));

    /// <summary>Without the password, so that no log holds it.</summary>
    public override string ToString() => $"{Host}:{Port}";
}
