namespace Maillage.Formats.Electronic.Rules;

/// <summary>What a VAT category asks of seller, buyer and delivery.</summary>
internal static class VatParties
{
    public static void Check(ElectronicInvoice invoice, string category, string rule, Findings findings)
    {
        var (seller, buyer, representative) = (invoice.Seller, invoice.Buyer, invoice.TaxRepresentative);
        var vat = seller.VatNumber is not null || representative?.VatNumber is not null;
        var any = vat || seller.TaxRegistration is not null;
        switch (category)
        {
            case VatCategories.Standard or VatCategories.Exempt or VatCategories.ZeroRated:
                findings.Unless(any, rule, "BT-31", $"La catégorie de TVA {category} demande le numéro de TVA du vendeur (BT-31). Renseignez-le.");
                break;
            case VatCategories.Export:
                findings.Unless(vat, rule, "BT-31", "Une exportation demande le numéro de TVA du vendeur (BT-31). Renseignez-le.");
                break;
            case VatCategories.ReverseCharge:
                findings.Unless(any && (buyer.VatNumber ?? buyer.LegalRegistration?.Value) is not null, rule, "BT-48",
                    "L’autoliquidation demande le numéro de TVA du vendeur (BT-31) et un identifiant de l’acheteur (BT-47 ou BT-48). Renseignez-les.");
                break;
            case VatCategories.IntraCommunity:
                findings.Unless(vat && buyer.VatNumber is not null, rule, "BT-48",
                    "Une livraison intracommunautaire demande les numéros de TVA du vendeur (BT-31) et de l’acheteur (BT-48). Renseignez-les.");
                findings.Unless(invoice.Delivery?.Date is not null || invoice.Period is { Start: not null } or { End: not null }, "BR-IC-11", "BT-72",
                    "Une livraison intracommunautaire demande sa date (BT-72) ou sa période (BG-14). Renseignez-la.");
                findings.Text(invoice.Delivery?.Address?.Country, "BR-IC-12", "BT-80", "le pays de livraison");
                break;
            case VatCategories.OutOfScope:
                findings.Unless(seller.VatNumber is null && representative?.VatNumber is null && buyer.VatNumber is null, rule, "BT-31",
                    "Hors champ de la TVA, aucun numéro de TVA ne figure sur la facture (BT-31, BT-48). Retirez-les.");
                break;
            default:
                break;
        }
    }
}
