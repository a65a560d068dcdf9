using System.Text;

namespace Maillage.Formats.Paper;

/// <summary>A two-dimensional code alone, as a picture for a screen.</summary>
public static class QrPicture
{
    private const double Side = 200;

    /// <summary>SVG that stands in a page, without style nor script.</summary>
    /// <param name="title">What it is, for who does not see it.</param>
    public static string Draw(string content, string title)
    {
        var sheet = new Sheet(Side, Side);
        new QrCode(Encoding.UTF8.GetBytes(content)).Draw(sheet, 0, 0, Side);
        return SvgDrawing.Draw(sheet, title);
    }
}
