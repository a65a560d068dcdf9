using Maillage.Domain.Kernel;

namespace Maillage.Modules.Leaving;

/// <summary>Sizes as people read them.</summary>
public static class ArchiveSize
{
    /// <summary>« 12,4 Mo ».</summary>
    public static string InWords(long bytes) => bytes switch
    {
        >= 1_000_000_000 => $"{French.Number(bytes / 1_000_000_000m, 1, 1)}{French.NoBreak}Go",
        >= 1_000_000 => $"{French.Number(bytes / 1_000_000m, 0, 1)}{French.NoBreak}Mo",
        _ => $"{French.Number(Math.Ceiling(bytes / 1_000m), 0, 0)}{French.NoBreak}ko",
    };
}
