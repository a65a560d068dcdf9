using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Documents;

/// <summary>What a document is.</summary>
public enum DocumentKind
{
    /// <summary>An offer, not yet a sale.</summary>
    Quote,
    /// <summary>A sale (UNTDID 1001: 380).</summary>
    Invoice,
    /// <summary>Asks for money before the sale (386).</summary>
    Deposit,
    /// <summary>Bills a part of a quote that is done, or a step of its plan (380).</summary>
    Interim,
    /// <summary>Takes an invoice back, wholly or partly (381; 503 for that of a deposit).</summary>
    CreditNote,
}

/// <summary>Words of each kind.</summary>
public static class DocumentKinds
{
    /// <summary>« Facture d’acompte », as titles begin.</summary>
    public static string Word(this DocumentKind kind) => kind switch
    {
        DocumentKind.Quote => "Devis",
        DocumentKind.Deposit => "Facture d’acompte",
        DocumentKind.Interim => "Facture intermédiaire",
        DocumentKind.CreditNote => "Avoir",
        _ => "Facture",
    };

    /// <summary>« La facture d’acompte », as sentences begin.</summary>
    public static string The(this DocumentKind kind) => kind switch
    {
        DocumentKind.CreditNote => "L’avoir",
        DocumentKind.Quote => "Le devis",
        _ => $"La {kind.Word().ToLowerInvariant()}",
    };

    /// <summary>The one amount that the customer looks for, in words, on paper and on screens alike.</summary>
    /// <param name="deducts">Whether earlier invoices billed a part.</param>
    public static (string Label, Money Amount) Asked(this DocumentKind kind, Money toPay, bool deducts) => (kind, deducts) switch
    {
        (DocumentKind.CreditNote, _) => ("Net à votre crédit", toPay),
        (_, false) => ("Total TTC", toPay),
        _ when toPay.IsNegative => ("Solde en votre faveur", toPay.Abs),
        _ => ("Reste à payer", toPay),
    };
}
