using Maillage.Domain.Sales.Documents;
using Maillage.Formats.Documents;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace Maillage.Tests.Formats;

public sealed class DocumentPaperFileTests
{
    [Fact]
    public void The_same_snapshot_gives_the_same_bytes()
    {
        var invoice = SampleInvoices.Ordinary();
        invoice = invoice with { Seller = invoice.Seller with { LogoSha256 = FrozenImages.Key(SampleInvoices.Logo) } };
        Assert.Equal(SampleInvoices.Pdf(invoice), SampleInvoices.Pdf(invoice));
    }

    [Fact]
    public void Another_amount_gives_another_identifier()
    {
        var (one, other) = (SampleInvoices.Pdf(SampleInvoices.Long(1)), SampleInvoices.Pdf(SampleInvoices.Long(2)));
        Assert.NotEqual(Identifier(one), Identifier(other));
        Assert.Equal(32, Identifier(one).Length);
    }

    [Fact]
    public void The_file_names_its_title_author_language_and_the_day_of_the_invoice()
    {
        var pdf = SampleInvoices.Pdf(SampleInvoices.Ordinary());
        var info = OutsideTools.PdfInfo(pdf);
        Assert.Contains("Facture n° VAL-2026-0042\n", info);
        Assert.Contains("Les Ateliers du Val\n", info);
        Assert.Contains("Nov 24", info);
        using var document = PdfDocument.Open(pdf);
        Assert.True(document.Structure.Catalog.CatalogDictionary.TryGet(NameToken.Create("Lang"), out StringToken language));
        Assert.Equal("fr-FR", language.Data);
    }

    [Fact]
    public void A_logo_is_drawn_once_on_the_first_page()
    {
        var invoice = SampleInvoices.Long(60);
        invoice = invoice with { Seller = invoice.Seller with { LogoSha256 = FrozenImages.Key(SampleInvoices.Logo) } };
        using var document = PdfDocument.Open(SampleInvoices.Pdf(invoice));
        Assert.Single(document.GetPage(1).GetImages());
        Assert.Empty(document.GetPage(2).GetImages());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(60)]
    public void A_broken_logo_does_not_stop_the_invoice(int kept)
    {
        var invoice = SampleInvoices.Long(1);
        invoice = invoice with { Seller = invoice.Seller with { LogoSha256 = "broken" } };
        Assert.Contains("Total TTC", OutsideTools.PdfText(DocumentPaper.Draw(invoice, _ => SampleInvoices.Logo[..kept])));
    }

    [Fact]
    public void Fonts_are_embedded_and_small()
    {
        var pdf = SampleInvoices.Pdf(SampleInvoices.Ordinary());
        Assert.InRange(pdf.Length, 5_000, 60_000);
        using var document = PdfDocument.Open(pdf);
        var fonts = document.GetPage(1).Letters.Select(l => l.FontName).Distinct();
        Assert.Equal(["Inter-Regular", "Inter-SemiBold"], fonts.Order());
    }

    private static string Identifier(byte[] pdf)
    {
        var text = System.Text.Encoding.Latin1.GetString(pdf);
        var id = text.IndexOf("/ID [ <", text.IndexOf("trailer", StringComparison.Ordinal), StringComparison.Ordinal) + 7;
        return text[id..text.IndexOf('>', id)];
    }
}
