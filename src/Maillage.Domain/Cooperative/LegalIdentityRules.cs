using Maillage.Domain.Kernel;

namespace Maillage.Domain.Cooperative;

/// <summary>What a legal identity needs before it can head a document (C. com. R123-237 and R123-238; CGI ann. II art. 242 nonies A).</summary>
public static class LegalIdentityRules
{
    private const string Mentions = "C. com. R123-237 et R123-238";

    /// <summary>Largest logo kept.</summary>
    public const int LogoMaxBytes = 200 * 1024;

    /// <summary>The identity of an entity as typed, with its identifiers compacted and, when left empty, its VAT number computed from the SIREN.</summary>
    public static LegalIdentity Tidy(this LegalIdentity typed, CooperativeId cooperative, Id<LegalEntity> entity)
    {
        var siren = Identifiers.Compact(typed.Siren);
        var vat = Identifiers.Compact(typed.VatNumber);
        return new LegalIdentity
        {
            CooperativeId = cooperative,
            EntityId = entity,
            From = typed.From,
            Name = typed.Name.Trim(),
            LegalForm = typed.LegalForm.Trim(),
            CapitalText = typed.CapitalText.Trim(),
            Siren = siren,
            Siret = Identifiers.Compact(typed.Siret),
            VatNumber = vat.Length == 0 && Identifiers.IsSiren(siren) ? Identifiers.FrenchVatNumber(siren) : vat,
            Registry = typed.Registry.Trim(),
            Street = typed.Street.Trim(),
            PostCode = typed.PostCode.Trim(),
            City = typed.City.Trim(),
            Email = typed.Email.Trim(),
            Phone = typed.Phone.Trim(),
            Iban = Identifiers.Compact(typed.Iban),
            Bic = Identifiers.Compact(typed.Bic),
            Mediator = typed.Mediator.Trim(),
            Insurance = typed.Insurance.Trim(),
            SapNumber = Identifiers.Compact(typed.SapNumber),
            SapSince = typed.SapSince,
            LogoPng = typed.LogoPng,
        };
    }

    /// <summary>Everything that is missing or wrong in a tidied identity; done when documents can carry it.</summary>
    public static Result Check(LegalIdentity identity)
    {
        var refusals = new List<Refusal>();
        void Need(string value, string field, string message)
        {
            if (value.Length == 0) refusals.Add(new Refusal("cooperative.identity.missing", message, field, Mentions));
        }
        void Refuse(bool wrong, string type, string field, string message)
        {
            if (wrong) refusals.Add(new Refusal($"cooperative.identity.{type}", message, field));
        }

        Need(identity.Name, "Name", "Indiquez la dénomination, telle que les statuts l’écrivent.");
        Need(identity.LegalForm, "LegalForm", "Indiquez la forme, par exemple Société coopérative de production à responsabilité limitée.");
        Need(identity.CapitalText, "CapitalText", "Indiquez le capital comme les documents l’écrivent, par exemple à capital variable.");
        Need(identity.Registry, "Registry", "Indiquez le registre, la ville du greffe et le SIREN, par exemple RCS Romans 732 829 320.");
        Need(identity.Street, "Street", "Indiquez la rue du siège.");
        Need(identity.City, "City", "Indiquez la ville du siège.");
        Refuse(identity.PostCode.Length != 5 || !identity.PostCode.All(char.IsAsciiDigit), "post-code", "PostCode", "Le code postal a 5 chiffres.");
        if (identity.Siren.Length != 9)
            Refuse(true, "siren", "Siren", $"Le SIREN a 9 chiffres{French.NoBreak}; celui-ci en a {identity.Siren.Length}.");
        else
            Refuse(!Identifiers.IsSiren(identity.Siren), "siren", "Siren", "Ce SIREN n’existe pas : sa clé de contrôle ne tombe pas juste. Vérifiez chaque chiffre.");
        if (identity.Siret.Length != 14)
            Refuse(true, "siret", "Siret", $"Le SIRET du siège a 14 chiffres{French.NoBreak}; celui-ci en a {identity.Siret.Length}.");
        else
            Refuse(!Identifiers.IsSiret(identity.Siret) || !identity.Siret.StartsWith(identity.Siren, StringComparison.Ordinal), "siret", "Siret",
                "Le SIRET commence par le SIREN et sa clé de contrôle doit tomber juste. Vérifiez chaque chiffre.");
        if (Identifiers.IsSiren(identity.Siren) && identity.VatNumber != Identifiers.FrenchVatNumber(identity.Siren))
            Refuse(true, "vat", "VatNumber", $"Le numéro de TVA de ce SIREN est {Identifiers.FrenchVatNumber(identity.Siren)}. Laissez vide : il sera calculé.");
        Refuse(identity.Email.Length > 0 && !identity.Email.Contains('@'), "email", "Email", "Cette adresse de courriel n’est pas valable.");
        Refuse(identity.Iban.Length > 0 && !Identifiers.IsIban(identity.Iban), "iban", "Iban", "Cet IBAN n’est pas valable : sa clé de contrôle ne tombe pas juste. Vérifiez chaque caractère.");
        Refuse(identity.Bic.Length is not (0 or 8 or 11), "bic", "Bic", "Le BIC a 8 ou 11 caractères.");
        Refuse(identity.SapNumber.Length > 0 && identity.SapSince is null, "sap", "SapSince", "Donnez le jour où la déclaration ou l’agrément a été enregistré : les factures l’écrivent.");
        Refuse(identity.SapNumber.Length == 0 && identity.SapSince is not null, "sap", "SapNumber", "Donnez le numéro de la déclaration ou de l’agrément, par exemple SAP732829320.");
        if (identity.LogoPng is { } logo) refusals.AddRange(CheckLogo(logo).Refusals);
        return Result.Of(refusals);
    }

    /// <summary>Accepts a PNG image of at most <see cref="LogoMaxBytes"/>, recognised by its first bytes, whatever its name.</summary>
    public static Result CheckLogo(ReadOnlySpan<byte> logo)
    {
        if (logo.Length > LogoMaxBytes) return new Refusal("cooperative.identity.logo", "Le logo dépasse 200 Ko : réduisez l’image.", "Logo");
        if (!Png.Is(logo)) return new Refusal("cooperative.identity.logo", "Le logo est une image PNG. Convertissez-la, puis recommencez.", "Logo");
        return Result.Done;
    }
}
