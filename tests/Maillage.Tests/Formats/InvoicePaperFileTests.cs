using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Invoices;
using Maillage.Formats.Invoices;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace Maillage.Tests.Formats;

public sealed class InvoicePaperFileTests
{
    [Fact]
    public void The_same_snapshot_gives_the_same_bytes()
    {
        var invoice = SampleInvoices.Ordinary();
        invoice = invoice with { Seller = invoice.Seller with { LogoPng = SamplePng.Disc(64) } };
        Assert.Equal(InvoicePaper.Draw(invoice), InvoicePaper.Draw(invoice));
    }

    [Fact]
    public void Another_amount_gives_another_identifier()
    {
        var (one, other) = (InvoicePaper.Draw(SampleInvoices.Long(1)), InvoicePaper.Draw(SampleInvoices.Long(2)));
        Assert.NotEqual(Identifier(one), Identifier(other));
        Assert.Equal(32, Identifier(one).Length);
    }

    [Fact]
    public void The_file_names_its_title_author_language_and_the_day_of_the_invoice()
    {
        var pdf = InvoicePaper.Draw(SampleInvoices.Ordinary());
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
        invoice = invoice with { Seller = invoice.Seller with { LogoPng = SamplePng.Disc(64) } };
        using var document = PdfDocument.Open(InvoicePaper.Draw(invoice));
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
        invoice = invoice with { Seller = invoice.Seller with { LogoPng = SamplePng.Disc(64)[..kept] } };
        Assert.Contains("Total TTC", OutsideTools.PdfText(InvoicePaper.Draw(invoice)));
    }

    [Fact]
    public void Fonts_are_embedded_and_small()
    {
        var pdf = InvoicePaper.Draw(SampleInvoices.Ordinary());
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
