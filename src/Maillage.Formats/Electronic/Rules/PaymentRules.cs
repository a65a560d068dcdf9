namespace Maillage.Formats.Electronic.Rules;

/// <summary>Payment instructions and terms.</summary>
internal static class PaymentRules
{
    public static void Check(ElectronicInvoice invoice, Findings findings)
    {
        findings.Unless(invoice.Totals.Due is not > 0 || invoice.DueDate is not null || invoice.PaymentTerms is not null, "BR-CO-25", "BT-9",
            "Il reste un montant à payer, mais ni échéance (BT-9) ni conditions de paiement (BT-20). Indiquez l’échéance.");
        if (invoice.Payment is not { } payment) return;
        findings.Text(payment.MeansCode, "BR-49", "BT-81", "le moyen de paiement");
        findings.Code(XmlText.Clean(payment.MeansCode), "payment-means", "BR-CL-16", "BT-81", "un moyen de paiement");
        if (payment.MeansCode is "30" or "58")
            findings.Unless(payment.Transfers.Count > 0, "BR-61", "BT-84", "Un virement est demandé sans compte à créditer (BT-84). Indiquez l’IBAN.");
        foreach (var transfer in payment.Transfers) findings.Text(transfer.Account, "BR-50", "BT-84", "le numéro du compte à créditer");
        if (payment.Card is { } card)
            findings.Unless(XmlText.Clean(card.LastDigits) is { Length: <= 10 }, "BR-51", "BT-87",
                "Seuls les derniers chiffres de la carte peuvent figurer sur la facture (BT-87). Gardez-en dix au plus.");
    }
}
