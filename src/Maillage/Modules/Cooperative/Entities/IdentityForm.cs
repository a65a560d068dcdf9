using System.ComponentModel.DataAnnotations;
using Maillage.Domain.Cooperative;
using Maillage.Platform.Pages;

namespace Maillage.Modules.Cooperative.Entities;

/// <summary>A dated identity as it is typed.</summary>
public class IdentityForm
{
    private const string TooLong = "Ce texte est trop long : 200 caractères au plus.";

    [Required(ErrorMessage = "Indiquez le jour à partir duquel cette identité vaut.")]
    public DateOnly? From { get; set; }

    [StringLength(200, ErrorMessage = TooLong)] public string? Name { get; set; }
    [StringLength(200, ErrorMessage = TooLong)] public string? LegalForm { get; set; }
    [StringLength(200, ErrorMessage = TooLong)] public string? CapitalText { get; set; }
    [StringLength(40, ErrorMessage = TooLong)] public string? Siren { get; set; }
    [StringLength(40, ErrorMessage = TooLong)] public string? Siret { get; set; }
    [StringLength(40, ErrorMessage = TooLong)] public string? VatNumber { get; set; }
    [StringLength(200, ErrorMessage = TooLong)] public string? Registry { get; set; }
    [StringLength(200, ErrorMessage = TooLong)] public string? Street { get; set; }
    [StringLength(40, ErrorMessage = TooLong)] public string? PostCode { get; set; }
    [StringLength(200, ErrorMessage = TooLong)] public string? City { get; set; }
    [StringLength(200, ErrorMessage = TooLong)] public string? Email { get; set; }
    [StringLength(200, ErrorMessage = TooLong)] public string? Phone { get; set; }
    [StringLength(80, ErrorMessage = TooLong)] public string? Iban { get; set; }
    [StringLength(40, ErrorMessage = TooLong)] public string? Bic { get; set; }
    [StringLength(300, ErrorMessage = "Ce texte est trop long : 300 caractères au plus.")] public string? Mediator { get; set; }
    [StringLength(300, ErrorMessage = "Ce texte est trop long : 300 caractères au plus.")] public string? Insurance { get; set; }

    [StringLength(40, ErrorMessage = "Ce numéro est trop long : 40 caractères au plus.")] public string? SapNumber { get; set; }
    public DateOnly? SapSince { get; set; }

    /// <summary>A new logo; without one the last is kept.</summary>
    public IFormFile? Logo { get; set; }

    public bool WithoutLogo { get; set; }

    /// <summary>Filled from an earlier identity, to be changed where it changes.</summary>
    public static IdentityForm Of(LegalIdentity? last, DateOnly from) => last is null ? new IdentityForm { From = from } : new IdentityForm
    {
        From = from,
        Name = last.Name,
        LegalForm = last.LegalForm,
        CapitalText = last.CapitalText,
        Siren = last.Siren,
        Siret = last.Siret,
        VatNumber = last.VatNumber,
        Registry = last.Registry,
        Street = last.Street,
        PostCode = last.PostCode,
        City = last.City,
        Email = last.Email,
        Phone = last.Phone,
        Iban = last.Iban,
        Bic = last.Bic,
        Mediator = last.Mediator,
        Insurance = last.Insurance,
        SapNumber = last.SapNumber,
        SapSince = last.SapSince,
    };

    /// <param name="lastLogo">The logo to keep when none is sent.</param>
    public async Task<LegalIdentity> ToIdentity(byte[]? lastLogo) => new()
    {
        From = From!.Value,
        Name = Name ?? "",
        LegalForm = LegalForm ?? "",
        CapitalText = CapitalText ?? "",
        Siren = Siren ?? "",
        Siret = Siret ?? "",
        VatNumber = VatNumber ?? "",
        Registry = Registry ?? "",
        Street = Street ?? "",
        PostCode = PostCode ?? "",
        City = City ?? "",
        Email = Email ?? "",
        Phone = Phone ?? "",
        Iban = Iban ?? "",
        Bic = Bic ?? "",
        Mediator = Mediator ?? "",
        Insurance = Insurance ?? "",
        SapNumber = SapNumber ?? "",
        SapSince = SapSince,
        LogoPng = WithoutLogo ? null : Logo is { Length: > 0 } sent ? await Uploads.Read(sent, LegalIdentityRules.LogoMaxBytes) : lastLogo,
    };
}
