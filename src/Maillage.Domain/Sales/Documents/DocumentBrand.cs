using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Documents;

/// <summary>How the sheets of a document are laid out.</summary>
public enum PaperTemplate
{
    /// <summary>Hairlines, title across the sheet.</summary>
    Classic,
    /// <summary>A band of colour, the title in the corner, what is to be paid on a coloured ground.</summary>
    Modern,
}

/// <summary>How an activity presents itself on its documents, frozen with them.</summary>
/// <param name="Accent">Six hexadecimal digits, with or without <c>#</c>; darkened on paper when too clear to be read.</param>
/// <param name="LogoSha256">Key of the picture (<see cref="FrozenImages"/>), or null.</param>
/// <param name="Tagline">A line under the name, or null.</param>
public sealed record DocumentBrand(PaperTemplate Template, string Accent, string? LogoSha256 = null, string? Tagline = null)
{
    /// <summary>The colour of who chose none.</summary>
    public const string UsualAccent = "#0e5a5a";
    public const int LongestTagline = 100;

    /// <summary>Spaces trimmed, an empty line left out.</summary>
    public DocumentBrand Clean() => this with { Accent = Accent.Trim().ToLowerInvariant(), Tagline = string.IsNullOrWhiteSpace(Tagline) ? null : Tagline.Trim() };

    /// <summary>The reasons to refuse a cleaned brand.</summary>
    public IReadOnlyList<Refusal> Check()
    {
        var refusals = new List<Refusal>();
        if (!IsColour(Accent)) refusals.Add(new("sales.brand.accent", "Donnez la couleur par six chiffres hexadécimaux, comme #0e5a5a.", nameof(Accent)));
        if (Tagline?.Length > LongestTagline) refusals.Add(new("sales.brand.tagline", $"Cette ligne a plus de {LongestTagline} caractères : raccourcissez-la.", nameof(Tagline)));
        return refusals;
    }

    private static bool IsColour(string text) => text.TrimStart('#') is { Length: 6 } digits && digits.All(char.IsAsciiHexDigit);
}
