using System.Globalization;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace Maillage.Formats.Paper;

/// <summary>Draws a document as a PDF/A-3b, which lasts and may carry attachments. The same document always gives the same bytes.</summary>
public static class PdfDrawing
{
    private const string Program = "Maillage";
    internal const string Language = "fr-FR";

    public static byte[] Draw(PaperDocument document)
    {
        using var stream = new MemoryStream();
        var metadata = new Xmp(document.Title, document.Author, document.Subject, document.Date, Language);
        using var builder = new PdfDocumentBuilder(stream, disposeStream: false, PdfWriterType.Default, 1.7, new StableTokenWriter(Language, metadata.ToBytes()));
        builder.ArchiveStandard = PdfAStandard.A3B;
        var stamp = "D:" + document.Date.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "000000Z";
        var information = builder.DocumentInformation;
        (information.Title, information.Author, information.Subject) = (Plain(document.Title), Plain(document.Author), Plain(document.Subject));
        (information.Creator, information.Producer) = (Program, Program);
        (information.CreationDate, information.ModifiedDate) = (stamp, stamp);

        var fonts = new PdfFonts(builder);
        var images = new PdfImages();
        foreach (var sheet in document.Sheets)
        {
            var page = builder.AddPage(sheet.Width, sheet.Height);
            foreach (var element in sheet.Elements) Draw(element, page, sheet.Height, fonts, images);
        }
        return builder.Build();
    }

    private static void Draw(Placed element, PdfPageBuilder page, double height, PdfFonts fonts, PdfImages images)
    {
        switch (element)
        {
            case PlacedText text:
                fonts.Draw(text, page, height);
                break;
            case PlacedLine line:
                page.SetStrokeColor(line.Ink.Red, line.Ink.Green, line.Ink.Blue);
                page.DrawLine(new PdfPoint(Round(line.X1), Round(height - line.Y1)), new PdfPoint(Round(line.X2), Round(height - line.Y2)), line.Thickness);
                page.ResetColor();
                break;
            case PlacedBox box:
                page.SetTextAndFillColor(box.Fill.Red, box.Fill.Green, box.Fill.Blue);
                page.SetStrokeColor(box.Fill.Red, box.Fill.Green, box.Fill.Blue);
                page.DrawRectangle(new PdfPoint(Round(box.X), Round(height - box.Y - box.Height)), Round(box.Width), Round(box.Height), 0.1, true);
                page.ResetColor();
                page.ResetColor();
                break;
            case PlacedImage image:
                images.Draw(image, page, height);
                break;
            default:
                throw new InvalidOperationException($"No drawing for {element.GetType().Name}.");
        }
    }

    // In the eight-bit encoding of these entries the code of the no-break space means the euro sign.
    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace("\u00ad", "");

    /// <summary>A thousandth of a point is finer than any printer, and short to write.</summary>
    internal static double Round(double points) => Math.Round(points, 3);
}
