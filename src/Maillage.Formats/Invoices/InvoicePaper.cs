using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Formats.Paper;

namespace Maillage.Formats.Invoices;

/// <summary>
/// An issued invoice on paper. Everything comes from the snapshot: the same snapshot always gives the same bytes.
/// Mandatory particulars: CGI ann. II art. 242 nonies A, C. com. L441-9, R123-237 and R123-238.
/// </summary>
public static class InvoicePaper
{
    /// <summary>The invoice as a PDF file.</summary>
    public static byte[] Draw(DocumentSnapshot snapshot) => PdfDrawing.Draw(Layout(snapshot));

    /// <summary>The invoice as sheets of placed elements, for any drawing.</summary>
    public static PaperDocument Layout(DocumentSnapshot snapshot)
    {
        var title = InvoiceTitle.Of(snapshot);
        var document = new PaperDocument(title, snapshot.Seller.Name, snapshot.Subject, snapshot.IssueDate);
        var flow = new Flow(document, InvoiceLook.Edges, sheet => InvoiceTitle.DrawContinued(snapshot, sheet));

        InvoiceParties.Draw(snapshot, flow);
        InvoiceTitle.Draw(snapshot, flow);
        InvoiceFacts.Draw(snapshot, flow);
        InvoiceLinesTable.Draw(snapshot, flow);
        InvoiceTotalsBlock.Draw(snapshot, flow);
        InvoicePayment.Draw(snapshot, flow);
        InvoiceClosing.Draw(snapshot, flow);
        InvoiceFooter.Draw(snapshot, document);
        return document;
    }
}
