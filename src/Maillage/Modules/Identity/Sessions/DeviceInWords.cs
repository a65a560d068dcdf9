namespace Maillage.Modules.Identity.Sessions;

/// <summary>Says a browser and its system from what the browser says of itself: for a person to recognise their own device, never to decide anything.</summary>
public static class DeviceInWords
{
    // The first that matches: most browsers also pretend to be those that come after.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "un iPhone"), ("iPad", "un iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Mac OS X", "un Mac"), ("Linux", "Linux"),
    ];

    /// <summary>« Firefox sur Windows ».</summary>
    public static string Of(string userAgent)
    {
        var browser = Named(Browsers, userAgent) ?? "Un navigateur";
        return Named(Systems, userAgent) is { } system ? $"{browser} sur {system}" : $"{browser} sur un appareil inconnu";
    }

    private static string? Named((string Mark, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(k => userAgent.Contains(k.Mark, StringComparison.Ordinal)).Name;
}
