using System.Text.RegularExpressions;

namespace Maillage.Formats.Electronic.Rules;

/// <summary>XP Z12-012: number, dates, type, case of billing, notes, references.</summary>
internal static partial class FrenchHeaderRules
{
    private static readonly string[] Processes = ["B1", "S1", "M1", "B2", "S2", "M2", "S3", "B4", "S4", "M4", "S5", "S6", "B7", "S7", "B8", "S8", "M8", "B9", "S9", "M9"];
    private static readonly string[] Exchanges = ["B2B", "B2BINT", "B2C", "B2CINT", "OUTOFSCOPE", "ARCHIVEONLY"];
    private static readonly string[] Attachments =
    [
        "RIB", "LISIBLE", "FEUILLE_DE_STYLE", "PJA", "BORDEREAU_SUIVI", "DOCUMENT_ANNEXE", "BON_LIVRAISON", "BON_COMMANDE",
        "BORDEREAU_SUIVI_VALIDATION", "ETAT_ACOMPTE", "FACTURE_PAIEMENT_DIRECT", "RECAPITULATIF_COTRAITANCE",
    ];

    public static void Check(ElectronicInvoice invoice, Findings findings)
    {
        Number(invoice.Number, "BT-1", "Le numéro de la facture", findings);
        foreach (var preceding in invoice.PrecedingInvoices) Number(preceding.Number, "BT-25", "Le numéro de la facture d’origine", findings);
        Dates(invoice, findings);
        findings.Unless(InvoiceTypes.French.Contains(invoice.TypeCode), "BR-FR-04", "BT-3", $"Le type « {invoice.TypeCode} » n’est pas admis en France (BT-3). Choisissez 380 pour une facture, 381 pour un avoir.");
        Notes(invoice, findings);
        Process(invoice, findings);
        References(invoice, findings);
        foreach (var document in invoice.SupportingDocuments)
            findings.Unless(document.Description is null || Attachments.Contains(document.Description), "BR-FR-17", "BT-123",
                $"« {document.Description} » n’est pas un nom de pièce jointe admis (BT-123). Choisissez par exemple BON_COMMANDE ou DOCUMENT_ANNEXE.");
        findings.Unless(invoice.SupportingDocuments.Count(d => d.Description == "LISIBLE") <= 1, "BR-FR-18", "BT-123", "Une seule pièce peut être le LISIBLE de la facture (BT-123). Retirez les autres.");
        findings.Unless(invoice.Currency == "EUR" || (invoice.VatCurrency == "EUR" && invoice.Totals.TaxInVatCurrency is not null), "BR-FR-CO-12", "BT-6",
            "Une facture en devise indique aussi sa TVA en euros (BT-6, BT-111). Renseignez-la.");
    }

    private static void Number(string number, string term, string what, Findings findings)
    {
        if (XmlText.Clean(number) is not { } given) return;
        findings.Unless(given.Length <= 35, "BR-FR-01", term, $"{what} a plus de 35 caractères ({term}). Raccourcissez-le.");
        findings.Unless(Plain().IsMatch(given), "BR-FR-02", term, $"{what} « {given} » ne peut contenir que des lettres sans accent, des chiffres et + - _ / ({term}). Retirez le reste.");
    }

    private static void Dates(ElectronicInvoice invoice, Findings findings)
    {
        Date(invoice.IssueDate, "BT-2", findings);
        Date(invoice.VatPointDate, "BT-7", findings);
        Date(invoice.DueDate, "BT-9", findings);
        foreach (var preceding in invoice.PrecedingInvoices) Date(preceding.IssueDate, "BT-26", findings);
        Date(invoice.Delivery?.Date, "BT-72", findings);
        Date(invoice.Period?.Start, "BT-73", findings);
        Date(invoice.Period?.End, "BT-74", findings);
        foreach (var line in invoice.Lines)
        {
            Date(line.Period?.Start, LineRules.Term("BT-134", line), findings);
            Date(line.Period?.End, LineRules.Term("BT-135", line), findings);
        }
        var early = invoice.DueDate is { } due && invoice.IssueDate is { } issued && due < issued;
        findings.Unless(!early || InvoiceTypes.Deposits.Contains(invoice.TypeCode) || IsPaid(invoice), "BR-FR-CO-07", "BT-9",
            "L’échéance précède la date de la facture (BT-9). Corrigez l’une des deux.");
    }

    private static void Date(DateOnly? date, string term, Findings findings) =>
        findings.Unless(date is null or { Year: >= 2000 and <= 2099 }, "BR-FR-03", term, $"La date {term} n’est pas entre 2000 et 2099. Corrigez-la.");

    private static void Notes(ElectronicInvoice invoice, Findings findings)
    {
        Mandatory(invoice, NoteSubjects.Recovery, "l’indemnité de 40 € pour frais de recouvrement", findings);
        Mandatory(invoice, NoteSubjects.Penalties, "les pénalités de retard", findings);
        Mandatory(invoice, NoteSubjects.EarlyPayment, "l’escompte, ou son absence", findings);
        findings.Unless(Count(invoice, NoteSubjects.Tax) <= 1, "BR-FR-06", "BT-21", "La note TXD figure deux fois (BT-21). Gardez-en une.");
        findings.Unless(Count(invoice, NoteSubjects.Exchange) <= 1, "BR-FR-31", "BT-21", "La note BAR figure deux fois (BT-21). Gardez-en une.");
        foreach (var note in invoice.Notes)
        {
            if (note.Subject == NoteSubjects.Exchange)
                findings.Unless(Exchanges.Contains(note.Text), "BR-FR-20", "BT-22", $"« {note.Text} » n’est pas un type d’échange (note BAR). Choisissez B2B, B2C, B2BINT ou OUTOFSCOPE.");
            // UBL joins all notes into one text, where a mark inside a note would count as another note.
            findings.Unless(!Mark().IsMatch(note.Text), "BR-FR-06", "BT-22", "Une note contient une marque réservée, comme #PMT# (BT-22). Retirez-la.");
        }
    }

    private static void Mandatory(ElectronicInvoice invoice, string subject, string what, Findings findings)
    {
        var count = Count(invoice, subject);
        findings.Unless(count > 0, "BR-FR-05", "BT-22", $"Il manque la note {subject} : {what} (BT-22). Ajoutez cette mention.");
        findings.Unless(count <= 1, "BR-FR-06", "BT-21", $"La note {subject} figure deux fois (BT-21). Gardez-en une.");
    }

    private static int Count(ElectronicInvoice invoice, string subject) => invoice.Notes.Count(n => n.Subject == subject && XmlText.Clean(n.Text) is not null);

    private static void Process(ElectronicInvoice invoice, Findings findings)
    {
        var process = invoice.Process ?? "";
        findings.Unless(Processes.Contains(process), "BR-FR-08", "BT-23", $"« {process} » n’est pas un cas de facturation (BT-23). Choisissez B1, S1 ou M1 pour une facture ordinaire.");
        findings.Unless(process is not ("B8" or "S8" or "M8"), "BR-FR-MV-02", "BT-23", "Une facture de plusieurs vendeurs (BT-23) demande des sous-lignes que ce profil n’a pas. Faites une facture par vendeur.");
        findings.Unless(process is not ("B9" or "S9" or "M9"), "BR-FR-BD-02", "BT-23", "Une facture à double sens (BT-23) demande des sous-lignes que ce profil n’a pas. Faites une facture par sens.");
        findings.Unless(process is not ("B4" or "S4" or "M4") || !InvoiceTypes.Deposits.Contains(invoice.TypeCode), "BR-FR-CO-08", "BT-23",
            "Une facture finale après acompte (BT-23) ne peut être elle-même un acompte. Corrigez le type ou le cas.");
        if (!IsPaid(invoice)) return;
        var totals = invoice.Totals;
        findings.Unless(totals.Paid is not null && totals.Paid == totals.TaxInclusive, "BR-FR-CO-09", "BT-113", "Une facture déjà payée (BT-23) est payée en entier : le payé (BT-113) égale le total (BT-112).");
        findings.Unless(totals.Due == 0, "BR-FR-CO-09", "BT-115", "Une facture déjà payée (BT-23) ne laisse rien à payer (BT-115). Corrigez le montant ou le cas.");
        findings.Given(invoice.DueDate is not null, "BR-FR-CO-09", "BT-9", "la date du paiement, à mettre en échéance");
    }

    private static bool IsPaid(ElectronicInvoice invoice) => invoice.Process is "B2" or "S2" or "M2";

    private static void References(ElectronicInvoice invoice, Findings findings)
    {
        var preceding = invoice.PrecedingInvoices;
        findings.Unless(!InvoiceTypes.Correctives.Contains(invoice.TypeCode) || preceding.Count == 1, "BR-FR-CO-04", "BT-25", "Une facture rectificative remplace une facture et une seule (BT-25). Indiquez laquelle.");
        findings.Unless(!InvoiceTypes.Credits.Contains(invoice.TypeCode) || preceding.Any(p => p.IssueDate is not null && XmlText.Clean(p.Number) is not null), "BR-FR-CO-05", "BT-25",
            "Un avoir nomme la facture qu’il corrige, avec sa date (BT-25, BT-26). Indiquez laquelle.");
        findings.Unless(invoice.TypeCode != "262" || (invoice.ContractReference is not null && invoice.Period is { Start: not null, End: not null }), "BR-FR-CO-03", "BT-12",
            "Une remise globale (262) indique son contrat (BT-12) et sa période (BT-73, BT-74). Renseignez-les.");
    }

    [GeneratedRegex("^[A-Za-z0-9+_/-]+$")]
    private static partial Regex Plain();

    [GeneratedRegex("#(PMT|PMD|AAB|TXD|BAR)#")]
    private static partial Regex Mark();
}
