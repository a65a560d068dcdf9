using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace Maillage.Formats.Paper;

/// <summary>The pictures of one PDF, each stored once however often it is drawn.</summary>
internal sealed class PdfImages
{
    private readonly Dictionary<byte[], PdfPageBuilder.AddedImage?> added = [];

    /// <summary>Draws a picture. One that cannot be unpacked is left out: a document is worth more than its ornament.</summary>
    public void Draw(PlacedImage image, PdfPageBuilder page, double height)
    {
        var place = new PdfRectangle(
            PdfDrawing.Round(image.X), PdfDrawing.Round(height - image.Y - image.Height),
            PdfDrawing.Round(image.X + image.Width), PdfDrawing.Round(height - image.Y));
        if (!added.TryGetValue(image.Png, out var known)) added[image.Png] = TryAdd(image.Png, page, place);
        else if (known is not null) page.AddImage(known, place);
    }

    private static PdfPageBuilder.AddedImage? TryAdd(byte[] png, PdfPageBuilder page, PdfRectangle place)
    {
        try
        {
            return page.AddPng(png, place);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }
}
