namespace Maillage.Formats.Electronic.Rules;

/// <summary>What the head of an invoice must hold.</summary>
internal static class HeaderRules
{
    private static readonly string[] MimeTypes =
    [
        "application/pdf", "image/png", "image/jpeg", "text/csv",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/vnd.oasis.opendocument.spreadsheet",
    ];

    public static void Check(ElectronicInvoice invoice, Findings findings)
    {
        findings.Text(invoice.Guideline, "BR-01", "BT-24", "l’identifiant du profil");
        findings.Text(invoice.Number, "BR-02", "BT-1", "le numéro de la facture");
        findings.Given(invoice.IssueDate is not null, "BR-03", "BT-2", "la date de la facture");
        findings.Text(invoice.TypeCode, "BR-04", "BT-3", "le type de document");
        findings.Text(invoice.Currency, "BR-05", "BT-5", "la devise");
        findings.Code(invoice.Currency, "currencies", "BR-CL-04", "BT-5", "un code de devise");
        findings.Code(invoice.VatCurrency, "currencies", "BR-CL-05", "BT-6", "un code de devise");
        findings.Unless(invoice.VatPointDate is null || invoice.VatPointCode is null, "BR-CO-03", "BT-8",
            "La date d’exigibilité de la TVA (BT-7) et sa règle (BT-8) s’excluent. Gardez l’une des deux.");
        findings.Unless(invoice.VatPointCode is null or VatPoints.Invoice or VatPoints.Delivery or VatPoints.Payment, "BR-CL-06", "BT-8",
            $"« {invoice.VatPointCode} » n’est pas une règle d’exigibilité de la TVA (BT-8). Choisissez débits (5), livraison (29) ou encaissements (72).");
        Currencies(invoice, findings);
        Period(invoice.Period, "BR-29", "BT-74", findings);
        if (invoice.InvoicedObject is { } item) findings.Code(item.Scheme, "object-schemes", "BR-CL-07", "BT-18", "un type d’objet facturé");
        foreach (var note in invoice.Notes) Note(note, findings);
        foreach (var preceding in invoice.PrecedingInvoices) findings.Text(preceding.Number, "BR-55", "BT-25", "le numéro de la facture d’origine");
        foreach (var document in invoice.SupportingDocuments) Document(document, findings);
        if (invoice.Delivery is { } delivery) Delivery(delivery, findings);
    }

    /// <summary>BR-29, BR-30: a period runs forward.</summary>
    public static void Period(InvoicePeriod? period, string rule, string term, Findings findings) =>
        findings.Unless(period is not { Start: { } start, End: { } end } || start <= end, rule, term,
            $"La période facturée finit avant d’avoir commencé ({term}). Corrigez ses dates.");

    private static void Currencies(ElectronicInvoice invoice, Findings findings)
    {
        if (invoice.VatCurrency is null && invoice.Totals.TaxInVatCurrency is null) return;
        findings.Unless(invoice.VatCurrency is not null && invoice.VatCurrency != invoice.Currency && invoice.Totals.TaxInVatCurrency is not null, "BR-53", "BT-111",
            "La TVA en devise de comptabilité (BT-111) va avec sa devise (BT-6), qui diffère de celle de la facture. Renseignez les deux ou aucune.");
        findings.Cents(invoice.Totals.TaxInVatCurrency, "BR-DEC-15", "BT-111");
    }

    private static void Note(InvoiceNote note, Findings findings)
    {
        if (note.Subject is not null) findings.Code(note.Subject, "note-subjects", "BR-CL-08", "BT-21", "un sujet de note");
        // UBL reads « #XYZ# » inside a note as a subject.
        else if (note.Text.Split('#') is { Length: > 2 } parts && parts[1].Length == 3)
            findings.Code(parts[1], "note-subjects", "BR-CL-08", "BT-22", "un sujet de note : retirez les dièses de la remarque. Ce mot");
    }

    private static void Document(SupportingDocument document, Findings findings)
    {
        findings.Text(document.Reference, "BR-52", "BT-122", "la référence du document joint");
        if (document.File is not { } file) return;
        findings.Text(file.Name, "UBL-DT-07", "BT-125", "le nom du fichier joint");
        findings.Unless(MimeTypes.Contains(file.MimeType), "BR-CL-24", "BT-125",
            $"Le fichier joint « {file.Name} » est d’un type refusé (BT-125). Joignez un PDF, une image PNG ou JPEG, un CSV ou un tableur.");
    }

    private static void Delivery(DeliveryDetails delivery, Findings findings)
    {
        if (delivery.Address is { } address)
        {
            findings.Text(address.Country, "BR-57", "BT-80", "le pays de livraison");
            findings.Code(XmlText.Clean(address.Country), "countries", "BR-CL-14", "BT-80", "un code de pays");
        }
        findings.Code(delivery.Location?.Scheme, "identifier-schemes", "BR-CL-26", "BT-71", "un registre d’identifiants");
    }
}
