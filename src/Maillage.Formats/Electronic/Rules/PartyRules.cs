namespace Maillage.Formats.Electronic.Rules;

/// <summary>What the parties must hold.</summary>
internal static class PartyRules
{
    public static void Check(ElectronicInvoice invoice, Findings findings)
    {
        var (seller, buyer) = (invoice.Seller, invoice.Buyer);
        findings.Text(seller.Name, "BR-06", "BT-27", "le nom du vendeur");
        findings.Text(buyer.Name, "BR-07", "BT-44", "le nom de l’acheteur");
        Address(seller.Address, "BR-08", "BG-5", "BR-09", "BT-40", "du vendeur", findings);
        Address(buyer.Address, "BR-10", "BG-8", "BR-11", "BT-55", "de l’acheteur", findings);
        findings.Unless(seller.Identifiers.Count > 0 || seller.LegalRegistration is not null || seller.VatNumber is not null, "BR-CO-26", "BT-30",
            "Le vendeur n’a aucun identifiant. Renseignez son SIREN (BT-30) ou son numéro de TVA (BT-31).");
        Electronic(seller.ElectronicAddress, "BR-62", "BT-34", findings);
        Electronic(buyer.ElectronicAddress, "BR-63", "BT-49", findings);
        Identifiers(seller, "BT-29", "BT-30", findings);
        Identifiers(buyer, "BT-46", "BT-47", findings);
        findings.Unless(buyer.Identifiers.Count <= 1, "UBL-SR-16", "BT-46", "L’acheteur a plusieurs identifiants (BT-46). Gardez-en un seul.");
        Vat(seller.VatNumber, "BT-31", findings);
        Vat(buyer.VatNumber, "BT-48", findings);
        if (invoice.Payee is { } payee) Payee(payee, seller, findings);
        if (invoice.TaxRepresentative is { } representative) Representative(representative, findings);
    }

    private static void Address(TradeAddress? address, string rule, string group, string countryRule, string country, string whose, Findings findings)
    {
        findings.Given(address is not null, rule, group, $"l’adresse {whose}");
        findings.Text(address?.Country, countryRule, country, $"le pays {whose}");
        findings.Code(XmlText.Clean(address?.Country), "countries", "BR-CL-14", country, "un code de pays");
    }

    private static void Electronic(SchemedId? address, string rule, string term, Findings findings)
    {
        if (address is null) return;
        findings.Text(address.Scheme, rule, term, "le type de l’adresse électronique (0225 en France)");
        findings.Code(address.Scheme, "electronic-addresses", "BR-CL-25", term, "un type d’adresse électronique");
    }

    private static void Identifiers(TradeParty party, string term, string registration, Findings findings)
    {
        foreach (var id in party.Identifiers) findings.Code(id.Scheme, "identifier-schemes", "BR-CL-10", term, "un registre d’identifiants");
        findings.Code(party.LegalRegistration?.Scheme, "identifier-schemes", "BR-CL-11", registration, "un registre d’identifiants");
    }

    private static void Vat(string? number, string term, Findings findings) =>
        findings.Unless(number is null || number.Length > 2 && CodeLists.Has("vat-prefixes", number[..2]), "BR-CO-09", term,
            $"Le numéro de TVA « {number} » ne commence pas par un code de pays ({term}). Corrigez-le : FR puis 11 caractères en France.");

    private static void Payee(TradeParty payee, TradeParty seller, Findings findings)
    {
        var other = XmlText.Clean(payee.Name) is { } name && name != seller.Name && name != seller.TradingName
            && !payee.Identifiers.Any(i => seller.Identifiers.Any(s => s.Value == i.Value))
            && (payee.LegalRegistration is null || payee.LegalRegistration.Value != seller.LegalRegistration?.Value);
        findings.Unless(other, "BR-17", "BT-59", "Le bénéficiaire du paiement doit avoir un nom et différer du vendeur (BT-59). Retirez-le s’il s’agit du vendeur.");
        findings.Unless(payee.Identifiers.Count <= 1, "UBL-SR-20", "BT-60", "Le bénéficiaire a plusieurs identifiants (BT-60). Gardez-en un seul.");
        Identifiers(payee, "BT-60", "BT-61", findings);
    }

    private static void Representative(TradeParty representative, Findings findings)
    {
        findings.Text(representative.Name, "BR-18", "BT-62", "le nom du représentant fiscal");
        findings.Text(representative.VatNumber, "BR-56", "BT-63", "le numéro de TVA du représentant fiscal");
        Address(representative.Address, "BR-19", "BG-12", "BR-20", "BT-69", "du représentant fiscal", findings);
        Vat(representative.VatNumber, "BT-63", findings);
    }
}
