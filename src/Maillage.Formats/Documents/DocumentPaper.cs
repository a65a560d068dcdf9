using Maillage.Domain.Sales.Documents;
using Maillage.Formats.Paper;

namespace Maillage.Formats.Documents;

/// <summary>
/// A quote, an invoice or a credit note on paper. Everything comes from the snapshot and the pictures it names: the same always give the same bytes.
/// Mandatory particulars: CGI ann. II art. 242 nonies A, C. com. L441-9, R123-237 and R123-238.
/// </summary>
public static class DocumentPaper
{
    /// <summary>The document as a PDF file.</summary>
    /// <param name="images">Gives a picture by its key (<see cref="FrozenImages"/>), or null: the document is then drawn without it.</param>
    /// <param name="signed">The electronic signature of a quote, or null.</param>
    public static byte[] Draw(DocumentSnapshot snapshot, Func<string, byte[]?> images, SignedOffer? signed = null) => PdfDrawing.Draw(Layout(snapshot, images, signed));

    /// <summary>The document as sheets of placed elements, for any drawing.</summary>
    /// <inheritdoc cref="Draw"/>
    public static PaperDocument Layout(DocumentSnapshot snapshot, Func<string, byte[]?> images, SignedOffer? signed = null)
    {
        var look = DocumentLook.Of(snapshot.Brand);
        var document = new PaperDocument(DocumentTitle.Of(snapshot), snapshot.Seller.Name, snapshot.Subject, snapshot.IssueDate);
        var flow = new Flow(document, DocumentLook.Edges, sheet => DocumentTitle.DrawContinued(snapshot, look, sheet));
        var work = new DocumentWork(snapshot, look, flow);

        PartiesBlock.Draw(work, snapshot.Images.Select(images).FirstOrDefault(png => png is not null));
        DocumentTitle.Draw(work);
        DocumentFacts.Draw(work);
        LinesTable.Draw(work, tail: TotalsBlock.Height(work));
        TotalsBlock.Draw(work);
        DeductionsTable.Draw(work);
        OfferSteps.Draw(work);
        PaymentBox.Draw(work);
        ClosingWords.Draw(work, tail: SignatureBlock.Height(work, signed));
        SignatureBlock.Draw(work, signed);
        SheetFoot.Draw(snapshot.Seller, look, document);
        return document;
    }
}

/// <summary>A document being laid out.</summary>
internal sealed record DocumentWork(DocumentSnapshot Document, DocumentLook Look, Flow Flow);
