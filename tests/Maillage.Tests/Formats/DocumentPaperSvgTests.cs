using System.Globalization;
using System.Xml.Linq;
using Maillage.Domain.Sales.Documents;
using Maillage.Formats.Paper;

namespace Maillage.Tests.Formats;

public sealed class DocumentPaperSvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [MemberData(nameof(SampleDocuments.KindsAndTemplates), MemberType = typeof(SampleDocuments))]
    public void The_pictures_say_what_the_paper_says_sheet_by_sheet(DocumentKind kind, PaperTemplate template)
    {
        var layout = SampleInvoices.Layout(SampleDocuments.Of(kind, template));
        var pages = OutsideTools.PdfText(PdfDrawing.Draw(layout)).TrimEnd('\f').Split('\f');
        var pictures = SvgDrawing.Draw(layout);
        Assert.Equal(pages.Length, pictures.Count);
        foreach (var (page, picture) in pages.Zip(pictures))
        {
            var texts = XDocument.Parse(picture).Descendants(Svg + "text").Select(t => Solid(t.Value)).ToList();
            Assert.All(texts, text => Assert.Contains(text, Solid(page)));
            Assert.Equal(Solid(page).Length, texts.Sum(t => t.Length));
        }
    }

    [Fact]
    public void Hostile_texts_are_written_as_texts()
    {
        var invoice = SampleInvoices.Ordinary() with { TradingName = "</text><script>alert(1)</script> & \"co\" \u0001 👩🏽‍🎨 \ud83d 日本", Number = "A&B<C>\"" };
        var picture = XDocument.Parse(SvgDrawing.Draw(SampleInvoices.Layout(invoice))[0]);
        Assert.DoesNotContain(picture.Descendants(), e => e.Name.LocalName is not ("svg" or "title" or "rect" or "text" or "line" or "image"));
        Assert.Contains(picture.Descendants(Svg + "text"), t => t.Value.Contains("</text><script>alert(1)", StringComparison.Ordinal));
        Assert.DoesNotContain(picture.Descendants().Attributes(), a => a.Name.LocalName is "style" or "class" or "id" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public void A_logo_is_inside_the_picture()
    {
        var invoice = SampleInvoices.Ordinary() with { Brand = SampleDocuments.Modern with { LogoSha256 = FrozenImages.Key(SampleInvoices.Logo) } };
        var image = Assert.Single(XDocument.Parse(SvgDrawing.Draw(SampleInvoices.Layout(invoice))[0]).Descendants(Svg + "image"));
        Assert.Equal(SampleInvoices.Logo, Convert.FromBase64String(image.Attribute("href")!.Value["data:image/png;base64,".Length..]));
    }

    [Fact]
    public void Whatever_font_the_browser_has_texts_keep_their_width()
    {
        var texts = XDocument.Parse(SvgDrawing.Draw(SampleInvoices.Layout(SampleDocuments.Final()))[0]).Descendants(Svg + "text").Where(t => t.Value.Length > 1).ToList();
        Assert.All(texts, t => Assert.InRange(Number(t, "x") + Number(t, "textLength"), 48, 595.3 - 47.9));
    }

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    /// <summary>Without its spaces: the reader of PDF files guesses them from distances.</summary>
    private static string Solid(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
