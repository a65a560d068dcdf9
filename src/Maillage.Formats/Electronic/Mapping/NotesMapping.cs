using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;

namespace Maillage.Formats.Electronic.Mapping;

/// <summary>BG-1: the kind of exchange, the mentions of the document, what it is about and what was added to it.</summary>
internal static class NotesMapping
{
    private const string General = "AAI";

    // BR-FR-05 asks for three notes on every invoice; consumers are shown none of those mentions.
    private static readonly InvoiceNote[] WhenAbsent =
    [
        new("Pas d’indemnité forfaitaire de recouvrement pour un particulier.", NoteSubjects.Recovery),
        new("Pas de pénalité de retard pour un particulier.", NoteSubjects.Penalties),
        new("Pas d’escompte pour paiement anticipé.", NoteSubjects.EarlyPayment),
    ];

    public static Items<InvoiceNote> Of(DocumentSnapshot snapshot, VatTerms terms)
    {
        var mentions = snapshot.Mentions.Select(m => new InvoiceNote(m.Text.Trim(), m.Subject ?? General)).ToList();
        var free = new[] { snapshot.Subject, snapshot.Note }.Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => new InvoiceNote(t!.Trim(), General));
        return [new(Exchange(snapshot, terms), NoteSubjects.Exchange), .. mentions, .. WhenAbsent.Where(n => mentions.TrueForAll(m => m.Subject != n.Subject)), .. free];
    }

    /// <summary>BAR. A public body is reached as a company is: its SIREN leads to the public portal.</summary>
    private static string Exchange(DocumentSnapshot snapshot, VatTerms terms) => snapshot.Buyer.Kind switch
    {
        _ when terms.AllExempt => "OUTOFSCOPE",
        CustomerKind.Foreign => "B2BINT",
        _ when terms.Has(VatCategories.OutOfScope) => "OUTOFSCOPE",
        CustomerKind.Private => "B2C",
        _ => "B2B",
    };
}
