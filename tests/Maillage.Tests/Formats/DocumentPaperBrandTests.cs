using Maillage.Domain.Sales.Documents;
using Maillage.Formats.Documents;
using Maillage.Formats.Paper;
using UglyToad.PdfPig;

namespace Maillage.Tests.Formats;

public sealed class DocumentPaperBrandTests
{
    [Theory]
    [InlineData("#ffff00")]
    [InlineData("ffffff")]
    [InlineData("#7FFFD4")]
    [InlineData("#ff8800")]
    [InlineData("not a colour")]
    [InlineData("")]
    [InlineData("#000000")]
    public void Any_accent_colour_is_read_on_its_ground(string accent)
    {
        foreach (var template in Enum.GetValues<PaperTemplate>())
        {
            var sheet = SampleInvoices.Layout(SampleInvoices.Ordinary() with { Brand = new(template, accent) }).Sheets[0];
            var boxes = sheet.Elements.OfType<PlacedBox>().ToList();
            Assert.All(sheet.Elements.OfType<PlacedText>(), text =>
            {
                var ground = boxes.LastOrDefault(b => text.X >= b.X && text.X < b.X + b.Width && text.Baseline > b.Y && text.Baseline < b.Y + b.Height)?.Fill ?? Ink.White;
                Assert.True(text.Style.Ink.ContrastWith(ground) >= Ink.LeastContrast, $"{text.Text}: {text.Style.Ink.Hex} on {ground.Hex}");
            });
        }
    }

    [Fact]
    public void A_dark_accent_is_kept_as_it_is() => Assert.Contains(
        SampleInvoices.Layout(SampleInvoices.Ordinary() with { Brand = new(PaperTemplate.Classic, "#7a1f5c") }).Sheets[0].Elements.OfType<PlacedText>(), t => t.Style.Ink.Hex == "7a1f5c");

    [Fact]
    public void Contrast_is_that_of_the_norm()
    {
        Assert.Equal(21, Ink.Black.ContrastWith(Ink.White), 6);
        Assert.Equal(4.54, new Ink(0x76, 0x76, 0x76).ContrastWith(Ink.White), 2);
    }

    [Fact]
    public void The_logo_of_the_activity_comes_before_that_of_the_cooperative()
    {
        var (own, common) = (SamplePng.Disc(40), SamplePng.Disc(50));
        var invoice = SampleInvoices.Ordinary();
        invoice = invoice with { Seller = invoice.Seller with { LogoSha256 = FrozenImages.Key(common) }, Brand = SampleDocuments.Modern with { LogoSha256 = FrozenImages.Key(own) } };
        Assert.Equal(40, LogoSide(invoice, FrozenImages.Among([own, common])));
        Assert.Equal(50, LogoSide(invoice, FrozenImages.Among([common])));
        Assert.Null(LogoSide(invoice, FrozenImages.None));
        Assert.Equal([FrozenImages.Key(own)!, FrozenImages.Key(common)!], invoice.Images);
    }

    [Theory]
    [InlineData(PaperTemplate.Classic)]
    [InlineData(PaperTemplate.Modern)]
    public void The_same_snapshot_and_pictures_give_the_same_bytes(PaperTemplate template)
    {
        var quote = SampleDocuments.Quote() with { Brand = new(template, "#3355aa", FrozenImages.Key(SampleInvoices.Logo), "Sur mesure") };
        Assert.Equal(SampleInvoices.Pdf(quote), SampleInvoices.Pdf(SnapshotJson.Read(SnapshotJson.Write(quote))));
    }

    private static int? LogoSide(DocumentSnapshot invoice, Func<string, byte[]?> images)
    {
        using var pdf = PdfDocument.Open(DocumentPaper.Draw(invoice, images));
        return pdf.GetPage(1).GetImages().SingleOrDefault()?.WidthInSamples;
    }
}
