using System.Text;
using Maillage.Formats.Electronic;

namespace Maillage.Tests.Formats.Electronic;

public sealed class ElectronicFacturXTests
{
    private static readonly byte[] Xml = CiiWriter.Write(SampleElectronicInvoices.Ordinary());
    private static readonly FacturXInfo Info = new("Facture n° VAL-2026-0042", "Les Ateliers du Val", "Livret d’accueil", SampleElectronicInvoices.Day);
    private static readonly byte[] Drawn = SampleInvoices.Pdf(SampleInvoices.Ordinary());
    private static readonly byte[] Attached = FacturX.Attach(Drawn, Xml, Info);

    [Fact]
    public void The_structured_invoice_is_read_back_byte_for_byte()
    {
        var read = ElectronicInvoiceReader.Read(Attached);
        Assert.True(read.Ok, read.Refusal?.Message);
        Assert.Equal(Xml, read.Value.Xml.ToArray());
        Assert.Contains("factur-x.xml", OutsideTools.OnPdf(Attached, "pdfdetach", "-list"));
    }

    [Fact]
    public void The_same_parts_give_the_same_bytes_and_leave_the_drawn_file_as_it_was()
    {
        Assert.Equal(Attached, FacturX.Attach(SampleInvoices.Pdf(SampleInvoices.Ordinary()), Xml, Info));
        Assert.Equal(Drawn, Attached[..Drawn.Length]);
        Assert.Equal(OutsideTools.PdfText(Drawn), OutsideTools.PdfText(Attached));
    }

    [Theory]
    [InlineData("<pdfaid:part>3</pdfaid:part>")]
    [InlineData("<pdfaid:conformance>B</pdfaid:conformance>")]
    public void Every_drawn_paper_says_it_is_PDF_A(string mark)
    {
        Assert.Contains(mark, Encoding.UTF8.GetString(Drawn));
        Assert.Contains("/OutputIntents", Encoding.Latin1.GetString(Drawn));
    }

    [Theory]
    [InlineData(Guidelines.En16931, "EN 16931")]
    [InlineData(Guidelines.FrenchCius, "EN 16931")]
    [InlineData("urn:factur-x.eu:1p0:minimum", "MINIMUM")]
    [InlineData("urn:factur-x.eu:1p0:basicwl", "BASIC WL")]
    [InlineData("urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic", "BASIC")]
    [InlineData("urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended", "EXTENDED")]
    public void The_metadata_name_the_profile(string guideline, string level) => Assert.Contains($"<fx:ConformanceLevel>{level}</fx:ConformanceLevel>",
        Encoding.UTF8.GetString(FacturX.Attach(Drawn, Xml, Info with { Guideline = guideline, Title = "A & <B> \u0001" })));

    [Fact]
    public void A_file_of_others_is_not_given_an_attachment() =>
        Assert.Throws<ArgumentException>(() => FacturX.Attach(PlainPdf(), Xml, Info));

    [Fact]
    public void The_structure_is_that_of_Factur_X()
    {
        var tool = Path.Combine(Environment.GetEnvironmentVariable("MAILLAGE_STANDARDS") ?? "none", "..", "tools", "einvoice", "pdfa3_lite.py");
        Assert.SkipUnless(File.Exists(tool), "MAILLAGE_STANDARDS names no folder of standards.");
        Assert.Contains("ok", OutsideTools.OnPdf(Attached, "python3", tool));
        OutsideTools.OnPdf(Attached, "qpdf", "--check");
    }

    private static byte[] PlainPdf()
    {
        using var builder = new UglyToad.PdfPig.Writer.PdfDocumentBuilder();
        builder.AddPage(100d, 100d);
        return builder.Build();
    }
}
