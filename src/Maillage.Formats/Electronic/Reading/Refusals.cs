using Maillage.Domain.Kernel;

namespace Maillage.Formats.Electronic.Reading;

/// <summary>Why a file is not read as an invoice.</summary>
internal static class Refusals
{
    private const string AskAgain = "Demandez au fournisseur de renvoyer la facture, ou saisissez-la à la main.";

    public static readonly Refusal Empty = new("einvoice.file.empty", $"Ce fichier est vide. {AskAgain}");
    public static readonly Refusal TooLarge = new("einvoice.file.too-large", "Ce fichier dépasse 50 Mo. Demandez une facture plus légère, sans pièces jointes volumineuses.");

    public static readonly Refusal XmlTooLarge = new("einvoice.file.too-large",
        "La partie structurée de cette facture dépasse 20 Mo. Demandez une facture plus légère, sans pièces jointes volumineuses.");

    public static readonly Refusal TooDeep = new("einvoice.file.too-complex",
        $"Ce fichier emboîte ou répète bien plus d’éléments qu’une facture n’en contient. Par sécurité, il n’est pas lu. {AskAgain}");

    public static readonly Refusal ForbiddenDeclaration = new("einvoice.file.dtd",
        $"Ce fichier contient une déclaration de type (DTD), interdite dans une facture électronique. Par sécurité, il n’est pas lu. {AskAgain}");

    public static readonly Refusal BrokenPdf = new("einvoice.file.broken-pdf", $"Ce PDF est endommagé ou protégé : rien n’a pu en être lu. {AskAgain}");

    public static readonly Refusal PlainPdf = new("einvoice.file.plain-pdf",
        "Ce PDF ne contient pas de facture structurée (Factur-X). Demandez une facture électronique au fournisseur, ou saisissez celle-ci à la main.");

    public static Refusal NotXml(int line) => new("einvoice.file.not-xml", line > 0
        ? $"Ce fichier n’est pas un XML lisible : l’erreur est à la ligne {line}. {AskAgain}"
        : $"Ce fichier n’est ni un PDF ni un XML lisible. {AskAgain}");

    public static Refusal NotAnInvoice(XmlIn root) => root switch
    {
        { Name: "CrossIndustryDocument" } => new("einvoice.file.old-zugferd",
            "Cette facture est au format ZUGFeRD 1, abandonné. Demandez au fournisseur une facture Factur-X, ou saisissez celle-ci à la main."),
        { Name: "CrossDomainAcknowledgementAndResponse" } => new("einvoice.file.status",
            "Ce fichier est un message de statut de facture, pas une facture. Déposez-le parmi les statuts reçus."),
        _ => new("einvoice.file.not-invoice",
            $"Ce fichier XML n’est pas une facture (il commence par « {Short(root.Name)} »). Les formats lus sont Factur-X, CII et UBL."),
    };

    public static Refusal Value(string kind, string term, string what, string value) => new($"einvoice.value.{kind}",
        $"La donnée {term} n’est pas {what} : « {Short(value)} ». Demandez au fournisseur de corriger sa facture, ou saisissez-la à la main.", term);

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
