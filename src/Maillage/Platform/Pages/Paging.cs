using Maillage.Domain.Kernel;

namespace Maillage.Platform.Pages;

/// <summary>Page numbers as addresses give them, and how far long lists are counted.</summary>
public static class Paging
{
    /// <summary>Long lists are counted and added up this far: beyond, nobody reads the figure and the whole history would be read for it.</summary>
    public const int Counted = 1_000;

    /// <summary>From 1 to a million: what anyone types can be counted with.</summary>
    public static int Clamp(int page) => Math.Clamp(page, 1, 1_000_000);

    /// <summary>« 312 », « plus de 1 000 ».</summary>
    public static string Figure(int count) => count > Counted ? $"plus de {French.Number(Counted, 0, 0)}" : French.Number(count, 0, 0);

    /// <summary>« 1 facture », « 312 factures », « plus de 1 000 factures ».</summary>
    public static string Count(int count, string one, string many) =>
        count == 1 ? $"1 {one}" : $"{Figure(count)} {many}";
}
