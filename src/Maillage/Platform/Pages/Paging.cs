namespace Maillage.Platform.Pages;

/// <summary>Page numbers as addresses give them.</summary>
public static class Paging
{
    /// <summary>From 1 to a million: what anyone types can be counted with.</summary>
    public static int Clamp(int page) => Math.Clamp(page, 1, 1_000_000);
}
