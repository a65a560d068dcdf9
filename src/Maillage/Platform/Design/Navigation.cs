namespace Maillage.Platform.Design;

/// <summary>One entry of the menu.</summary>
/// <param name="Icon">Name of a drawing of <c>icons.svg</c>.</param>
/// <param name="Order">Small comes first; on a phone the first four stand in the bar, the others under « Plus ».</param>
/// <param name="Right">The right without which the entry is not shown; null for everybody.</param>
/// <param name="Unless">A right whose holders have another entry instead; null for none.</param>
public sealed record MenuEntry(string Label, string Href, string Icon, int Order, string? Right, string? Unless = null);

/// <summary>What the frame of every page shows of the person and the cooperative. Made once per request, filled by the sign-in.</summary>
public sealed class Navigation
{
    /// <summary>The entries this person may open, in order.</summary>
    public IReadOnlyList<MenuEntry> Entries { get; set; } = [];

    public string CooperativeName { get; set; } = "";
    public string PersonName { get; set; } = "";

    /// <summary>Keeps what one person types apart from another's on a shared device; not a secret.</summary>
    public string PersonKey { get; set; } = "";

    public bool SignedIn { get; set; }

    /// <summary>The person through whose eyes someone looks; null when nobody does.</summary>
    /// <summary>Whether the person proved to hold accounts in other cooperatives, and changes to them from the menu.</summary>
    public bool HasOthers { get; set; }
    public string? ViewedName { get; set; }

    /// <summary>Where the look ends.</summary>
    public const string StopViewingHref = "/voir-comme/fin";

    /// <summary>Fictitious data: a line above every page says so, with the day the demonstration believes it is.</summary>
    public bool Demo { get; set; }
    public DateOnly? Today { get; set; }

    /// <summary>Addresses of the frame; no search or account link when null.</summary>
    public string? SearchHref { get; set; }
    public string? AccountHref { get; set; }
    public string SignInHref { get; set; } = "/connexion";
    public string SignOutHref { get; set; } = "/deconnexion";

    /// <summary>The entry whose address is the longest beginning of the page's.</summary>
    public MenuEntry? Current(string path) => Entries
        .Where(e => path == e.Href || e.Href == "/" && path.Length == 0 || e.Href != "/" && path.StartsWith(e.Href + "/", StringComparison.Ordinal))
        .MaxBy(e => e.Href.Length);
}
