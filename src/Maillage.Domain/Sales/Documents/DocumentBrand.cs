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
public sealed record DocumentBrand(PaperTemplate Template, string Accent, string? LogoSha256 = null, string? Tagline = null);
