using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Formats.Paper;
using static Maillage.Formats.Invoices.InvoiceLook;
using static Maillage.Formats.Invoices.InvoiceWords;

namespace Maillage.Formats.Invoices;

/// <summary>Legal identity of the seller and page number, at the foot of every sheet.</summary>
internal static class InvoiceFooter
{
    private const int MostLines = 3;
    private const double PageWidth = 70;

    public static void Draw(DocumentSnapshot invoice, PaperDocument document)
    {
        for (var i = 0; i < document.Sheets.Count; i++)
        {
            var sheet = document.Sheets[i];
            var (left, right) = (Edges.Left, sheet.Width - Edges.Right);
            var top = sheet.Height - Edges.Bottom + 12;
            sheet.Rule(left, right, top, 0.4, Hairline);
            top += 5;
            sheet.Lines(Identity(invoice.Seller, right - left - PageWidth), left, top, Foot);
            sheet.Text($"Page {i + 1}/{document.Sheets.Count}", right, top, Foot, Side.Right);
        }
    }

    private static IEnumerable<string> Identity(DocumentSeller seller, double width)
    {
        string[] lines =
        [
            Joined(", ", seller.Name, seller.LegalForm),
            Joined(" · ", Joined(", ", seller.Address.Lines), Labelled("SIREN", Siren(seller.Siren)), seller.Registry, Labelled("TVA", seller.VatNumber)),
        ];
        return lines.SelectMany(line => TextWrap.Lines(line, Foot, width)).Take(MostLines);
    }
}
