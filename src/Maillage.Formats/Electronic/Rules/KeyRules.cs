using Maillage.Domain.Kernel;

namespace Maillage.Formats.Electronic.Rules;

/// <summary>Keys of identifiers, which the official rules do not check.</summary>
internal static class KeyRules
{
    public static void Check(ElectronicInvoice invoice, Findings findings)
    {
        Party(invoice.Seller, "BT-29", "BT-30", "BT-31", findings);
        Party(invoice.Buyer, "BT-46", "BT-47", "BT-48", findings);
        if (invoice.Payee is { } payee) Party(payee, "BT-60", "BT-61", "BT-59", findings);
        if (invoice.TaxRepresentative is { } representative) Party(representative, "BT-62", "BT-62", "BT-63", findings);
        foreach (var transfer in invoice.Payment?.Transfers ?? [])
            findings.Unless(!LooksLikeIban(transfer.Account) || Identifiers.IsIban(transfer.Account), "MA-IBAN", "BT-84",
                $"L’IBAN « {transfer.Account} » est faux : sa clé ne correspond pas (BT-84). Recopiez-le du relevé de la banque, sans espaces.");
    }

    private static void Party(TradeParty party, string term, string registration, string vat, Findings findings)
    {
        if (party.LegalRegistration is { Scheme: "0002" } siren)
            findings.Unless(Identifiers.IsSiren(siren.Value), "MA-SIREN", registration, $"Le SIREN « {siren.Value} » est faux : sa clé ne correspond pas ({registration}). Vérifiez-le auprès du client ou de l’INSEE.");
        foreach (var id in party.Identifiers.Where(i => i.Scheme == "0009"))
            findings.Unless(Identifiers.IsSiret(id.Value), "MA-SIRET", term, $"Le SIRET « {id.Value} » est faux : sa clé ne correspond pas ({term}). Vérifiez-le auprès du client ou de l’INSEE.");
        if (party.VatNumber is not { } number || !number.StartsWith("FR", StringComparison.Ordinal)) return;
        findings.Unless(IsFrenchVat(number), "MA-TVA", vat, $"Le numéro de TVA « {number} » est faux : sa clé ne correspond pas ({vat}). Vérifiez-le.");
    }

    // Keys with letters are given to those without French registration: they cannot be computed here.
    private static bool IsFrenchVat(string number)
    {
        if (number.Length != 13 || !number.All(char.IsAsciiLetterOrDigit)) return false;
        if (!number[4..].All(char.IsAsciiDigit)) return false;
        return !number[2..4].All(char.IsAsciiDigit) || number == Identifiers.FrenchVatNumber(number[4..]);
    }

    private static bool LooksLikeIban(string account) => account.Length > 3 && char.IsAsciiLetter(account[0]) && char.IsAsciiLetter(account[1]) && char.IsAsciiDigit(account[2]) && char.IsAsciiDigit(account[3]);
}
