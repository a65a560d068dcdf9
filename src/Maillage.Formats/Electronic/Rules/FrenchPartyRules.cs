using System.Text.RegularExpressions;

namespace Maillage.Formats.Electronic.Rules;

/// <summary>XP Z12-012: SIREN, SIRET and electronic addresses.</summary>
internal static partial class FrenchPartyRules
{
    private const string Siren = "0002";
    private const string Siret = "0009";
    private const string RoutingCode = "0224";
    private const string French = "0225";
    private const string VatGroup = "0231";

    public static void Check(ElectronicInvoice invoice, Findings findings)
    {
        var (seller, buyer) = (invoice.Seller, invoice.Buyer);
        var exchange = invoice.Notes.FirstOrDefault(n => n.Subject == NoteSubjects.Exchange)?.Text;
        findings.Unless(SirenOf(seller) is not null, "BR-FR-10", "BT-30", "Il manque le SIREN du vendeur, neuf chiffres (BT-30). Renseignez-le.");
        findings.Unless(exchange != "B2B" || SirenOf(buyer) is not null, "BR-FR-11", "BT-47", "Entre entreprises françaises, le SIREN de l’acheteur est obligatoire (BT-47). Renseignez-le.");
        findings.Text(buyer.ElectronicAddress?.Value, "BR-FR-12", "BT-49", "l’adresse électronique de l’acheteur");
        findings.Text(seller.ElectronicAddress?.Value, "BR-FR-13", "BT-34", "l’adresse électronique du vendeur");
        Party(seller, "BT-29", "BT-30", findings);
        Party(buyer, "BT-46", "BT-47", findings);
        if (invoice.Payee is { } payee) Party(payee, "BT-60", "BT-61", findings, own: false);
        if (invoice.Delivery?.Location is { Scheme: Siret } place)
            findings.Unless(Digits14().IsMatch(place.Value), "BR-FR-09", "BT-71", "Le SIRET du lieu de livraison a quatorze chiffres (BT-71). Corrigez-le.");

        var byBuyer = InvoiceTypes.MadeByBuyer.Contains(invoice.TypeCode);
        if (exchange == "B2B" && !byBuyer) Reachable(buyer, "BR-FR-21", "BT-49", findings);
        if (exchange is not null && byBuyer) Reachable(seller, "BR-FR-22", "BT-34", findings);
        Address(seller.ElectronicAddress, "BT-34", findings);
        Address(buyer.ElectronicAddress, "BT-49", findings);
        if (!seller.Identifiers.Any(i => i.Scheme == VatGroup)) return;
        findings.Unless(invoice.Notes.Any(n => n is { Subject: NoteSubjects.Tax, Text: "MEMBRE_ASSUJETTI_UNIQUE" }), "BR-FR-CO-14", "BT-22",
            "Un membre d’assujetti unique l’indique par la note TXD « MEMBRE_ASSUJETTI_UNIQUE » (BT-22). Ajoutez-la.");
        findings.Unless(invoice.TaxRepresentative?.VatNumber is not null, "BR-FR-CO-15", "BT-63", "Un membre d’assujetti unique nomme celui-ci comme représentant fiscal, avec son numéro de TVA (BT-63). Renseignez-le.");
    }

    private static void Party(TradeParty party, string term, string registration, Findings findings, bool own = true)
    {
        var identifiers = party.Identifiers.Where(i => i.Scheme is not null).ToList();
        findings.Unless(identifiers.DistinctBy(i => i.Scheme).Count() == identifiers.Count, "BR-FR-CO-10", term, $"Deux identifiants viennent du même registre ({term}). Gardez-en un.");
        if (party.LegalRegistration is { Scheme: Siren } legal)
            findings.Unless(Digits9().IsMatch(legal.Value), "BR-FR-32", registration, $"Le SIREN « {legal.Value} » n’a pas neuf chiffres ({registration}). Corrigez-le.");
        foreach (var id in identifiers)
        {
            if (id.Scheme == Siret)
            {
                var siren = party.LegalRegistration is { Scheme: Siren } known ? known.Value : own || id.Value.Length < 9 ? null : id.Value[..9];
                findings.Unless(siren is not null && Digits14().IsMatch(id.Value) && id.Value.StartsWith(siren, StringComparison.Ordinal) && siren.Length == 9, "BR-FR-09", term,
                    $"Le SIRET « {id.Value} » a quatorze chiffres et commence par le SIREN ({term}). Corrigez l’un ou l’autre.");
            }
            if (id.Scheme is Siren or VatGroup) findings.Unless(Digits9().IsMatch(id.Value), "BR-FR-32", term, $"L’identifiant « {id.Value} » a neuf chiffres ({term}). Corrigez-le.");
            if (id.Scheme != RoutingCode) continue;
            findings.Unless(Addressable().IsMatch(id.Value), "BR-FR-24", term, $"Le code de routage « {id.Value} » contient un caractère refusé ({term}). Corrigez-le.");
            findings.Unless(id.Value.Length <= 100, "BR-FR-26", term, $"Le code de routage a plus de 100 caractères ({term}). Corrigez-le.");
        }
    }

    private static void Reachable(TradeParty party, string rule, string term, Findings findings) =>
        findings.Unless(party.ElectronicAddress is { Scheme: French } address && address.Value.StartsWith(SirenOf(party) ?? " ", StringComparison.Ordinal), rule, term,
            $"L’adresse électronique est du type 0225 et commence par le SIREN ({term}). Prenez celle de l’annuaire.");

    private static void Address(SchemedId? address, string term, Findings findings)
    {
        if (address is null || XmlText.Clean(address.Value) is not { } value) return;
        findings.Unless(address.Scheme != French || Addressable().IsMatch(value), "BR-FR-23", term, $"L’adresse électronique « {value} » contient un caractère refusé ({term}). Prenez celle de l’annuaire.");
        findings.Unless(value.Length <= 125, "BR-FR-25", term, $"L’adresse électronique a plus de 125 caractères ({term}). Prenez celle de l’annuaire.");
    }

    private static string? SirenOf(TradeParty party) => party.LegalRegistration is { Scheme: Siren } legal && Digits9().IsMatch(legal.Value) ? legal.Value : null;

    [GeneratedRegex("^[0-9]{9}$")]
    private static partial Regex Digits9();

    [GeneratedRegex("^[0-9]{14}$")]
    private static partial Regex Digits14();

    [GeneratedRegex("^[A-Za-z0-9+_.-]+$")]
    private static partial Regex Addressable();
}
