namespace Maillage.Platform.Design;

/// <summary>An entry of the main menu.</summary>
/// <param name="Right">Shown to those who have this right somewhere; null for everyone signed in.</param>
public sealed record MenuEntry(string Label, string Href, string Icon, int Order, string? Right);

/// <summary>What the frame of a page shows around it, filled once per request.</summary>
public sealed class Navigation
{
    public IReadOnlyList<MenuEntry> Entries { get; set; } = [];
    public string CooperativeName { get; set; } = "";
    public string PersonName { get; set; } = "";
    public bool SignedIn { get; set; }
    public bool Demo { get; set; }
}
