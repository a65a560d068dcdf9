using Maillage.Domain.Sales.Documents;
using Maillage.Formats.Paper;
using static Maillage.Formats.Documents.DocumentLook;
using static Maillage.Formats.Documents.DocumentWords;

namespace Maillage.Formats.Documents;

/// <summary>Legal identity of the seller and page number, at the foot of every sheet; the band of the modern template at its top.</summary>
internal static class SheetFoot
{
    private const int MostLines = 3;
    private const double PageWidth = 70;
    private const double BandHeight = 12;

    public static void Draw(DocumentSeller seller, DocumentLook look, PaperDocument document)
    {
        for (var i = 0; i < document.Sheets.Count; i++)
        {
            var sheet = document.Sheets[i];
            if (look.IsModern) sheet.Box(0, 0, sheet.Width, BandHeight, look.Accent);
            var (left, right) = (Edges.Left, sheet.Width - Edges.Right);
            var top = sheet.Height - Edges.Bottom + 12;
            sheet.Rule(left, right, top, 0.4, Hairline);
            top += 5;
            sheet.Lines(Identity(seller, right - left - PageWidth), left, top, Foot);
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
