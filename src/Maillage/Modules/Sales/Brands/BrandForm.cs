using Maillage.Domain.Cooperative;
using Maillage.Domain.Sales.Documents;
using Maillage.Platform.Pages;

namespace Maillage.Modules.Sales.Brands;

/// <summary>A brand as it is typed.</summary>
public sealed class BrandForm
{
    public int Version { get; set; }
    public PaperTemplate Template { get; set; }
    public string? Accent { get; set; } = DocumentBrand.UsualAccent;
    public string? Tagline { get; set; }
    public IFormFile? Logo { get; set; }
    public bool WithoutLogo { get; set; }

    public static BrandForm Of(ActivityBrand? brand) => brand is null ? new()
        : new() { Version = brand.Version, Template = brand.Template, Accent = brand.Accent, Tagline = brand.Tagline };

    /// <param name="kept">Key of the logo kept so far, or null.</param>
    public DocumentBrand Look(string? kept) => new(Template, Accent ?? "", WithoutLogo ? null : kept, Tagline);

    /// <summary>The picture sent; null without any.</summary>
    public async Task<byte[]?> Sent() => WithoutLogo || Logo is not { Length: > 0 } ? null : await Uploads.Read(Logo, LegalIdentityRules.LogoMaxBytes);
}
