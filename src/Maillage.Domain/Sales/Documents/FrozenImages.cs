using System.Security.Cryptography;

namespace Maillage.Domain.Sales.Documents;

/// <summary>The pictures of issued documents: a snapshot names them by their content, so that they cannot change under it.</summary>
public static class FrozenImages
{
    /// <summary>Finds no picture.</summary>
    public static readonly Func<string, byte[]?> None = _ => null;

    /// <summary>SHA-256 of a picture in lower hexadecimal; null when there is none.</summary>
    public static string? Key(byte[]? png) => png is null ? null : Convert.ToHexStringLower(SHA256.HashData(png));

    /// <summary>Finds the given pictures by their keys.</summary>
    public static Func<string, byte[]?> Among(IEnumerable<byte[]> pngs)
    {
        var byKey = pngs.DistinctBy(Key).ToDictionary(png => Key(png)!);
        return byKey.GetValueOrDefault;
    }
}
