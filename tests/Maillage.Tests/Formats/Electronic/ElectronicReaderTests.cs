using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Maillage.Formats.Electronic;

namespace Maillage.Tests.Formats.Electronic;

public sealed class ElectronicReaderTests
{
    private static readonly string Cii = Encoding.UTF8.GetString(CiiWriter.Write(SampleElectronicInvoices.Ordinary()));

    [Theory]
    [InlineData("", "einvoice.file.empty")]
    [InlineData("bonjour", "einvoice.file.not-xml")]
    [InlineData("<a>", "einvoice.file.not-xml")]
    [InlineData("<a/>", "einvoice.file.not-invoice")]
    [InlineData("<?xml version='1.0' encoding='UTF-9'?><a/>", "einvoice.file.not-xml")]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "einvoice.file.dtd")]
    [InlineData("<!DOCTYPE a SYSTEM 'http://nowhere.example/a.dtd'><a/>", "einvoice.file.dtd")]
    [InlineData("<x:CrossIndustryDocument xmlns:x='urn:ferd:CrossIndustryDocument:invoice:1p0'/>", "einvoice.file.old-zugferd")]
    [InlineData("<CrossDomainAcknowledgementAndResponse/>", "einvoice.file.status")]
    [InlineData("%PDF-1.7 rien", "einvoice.file.plain-pdf")]
    public void What_is_no_invoice_is_refused_with_a_way_out(string file, string type)
    {
        var read = ElectronicInvoiceReader.Read(Encoding.UTF8.GetBytes(file));
        Assert.Equal(type, read.Refusal?.Type);
        Assert.Matches(@"[.] [A-ZÉ].+[.]$|[)][.] Les .+[.]$", read.Refusal!.Message);
    }

    [Theory]
    [InlineData("20261124", "20261350", "einvoice.value.date")]
    [InlineData(">1350.00<", ">mille<", "einvoice.value.number")]
    public void A_value_nobody_can_read_is_named(string right, string wrong, string type)
    {
        var read = ElectronicInvoiceReader.Read(Encoding.UTF8.GetBytes(Cii.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.Equal(type, read.Refusal?.Type);
        Assert.StartsWith("BT-", read.Refusal!.Field);
    }

    [Fact]
    public void Hostile_files_are_refused_quickly()
    {
        var laughs = new StringBuilder("<!DOCTYPE l [<!ENTITY a 'ha'>");
        for (var i = 0; i < 40; i++) laughs.Append($"<!ENTITY a{i} '&a;&a;&a;&a;&a;&a;'>");
        var deep = string.Concat(Enumerable.Repeat("<a>", 1_000_000));
        var wide = "<a>" + string.Concat(Enumerable.Repeat("<b/>", 1_200_000)) + "</a>";
        var clock = Stopwatch.StartNew();
        Assert.All(new[] { laughs + "]><l>&a39;</l>", deep, wide }, text => Assert.False(ElectronicInvoiceReader.Read(Encoding.UTF8.GetBytes(text)).Ok));
        Assert.False(ElectronicInvoiceReader.Read(new byte[ElectronicInvoiceReader.LargestFile + 1]).Ok);
        Assert.Equal("einvoice.file.too-complex", ElectronicInvoiceReader.Read(Pdf(Packed(new byte[100_000_000]))).Refusal?.Type);
        Assert.InRange(clock.ElapsedMilliseconds, 0, 60_000);
    }

    [Fact]
    public void Any_cut_or_spoilt_file_is_read_or_refused_never_thrown()
    {
        var chance = new Random(7);
        byte[][] files = [Encoding.UTF8.GetBytes(Cii), Pdf(Packed(Encoding.UTF8.GetBytes(Cii)))];
        foreach (var file in files)
            for (var i = 0; i < 300; i++)
            {
                var spoilt = file[..chance.Next(file.Length)];
                for (var k = 0; k < 3 && spoilt.Length > 0; k++) spoilt[chance.Next(spoilt.Length)] = (byte)chance.Next(256);
                var read = ElectronicInvoiceReader.Read(spoilt);
                Assert.True(read.Ok || read.Refusals.Count > 0);
            }
    }

    [Fact]
    public void A_tree_of_attachments_that_bites_its_tail_is_refused() => Assert.False(ElectronicInvoiceReader.Read(Encoding.Latin1.GetBytes(
        "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Kids [1 0 R] /Names << /Dests 1 0 R /EmbeddedFiles 1 0 R >> /EF 1 0 R >>\nendobj\n2 0 obj\n2 0 R\nendobj\n")).Ok);

    [Fact]
    public void The_invoice_inside_a_PDF_is_found()
    {
        var read = ElectronicInvoiceReader.Read(Pdf(Packed(Encoding.UTF8.GetBytes(Cii))));
        Assert.True(read.Ok);
        Assert.Equal((ElectronicSyntax.FacturX, SampleElectronicInvoices.Ordinary()), (read.Value.Syntax, read.Value.Invoice));
    }

    [Fact]
    public void Official_examples_are_all_readable()
    {
        var standards = Environment.GetEnvironmentVariable("MAILLAGE_STANDARDS") ?? "";
        var folder = Path.Combine(standards, "einvoice", "examples");
        Assert.SkipUnless(Directory.Exists(folder), "MAILLAGE_STANDARDS names no folder of standards.");
        var refused = Directory.GetFiles(folder, "*.xml", SearchOption.AllDirectories).Select(f => (File: f, Read: ElectronicInvoiceReader.Read(File.ReadAllBytes(f))))
            .Where(r => !r.Read.Ok || r.Read.Value.Invoice.Lines.Count == 0).Select(r => $"{Path.GetFileName(r.File)}: {r.Read.Refusal?.Message}");
        Assert.Empty(refused);
    }

    private static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) packing.Write(content);
        return packed.ToArray();
    }

    private static byte[] Pdf(byte[] packed) =>
    [
        .. Encoding.Latin1.GetBytes($"%PDF-1.7\n1 0 obj\n<< /Type /Filespec /F (factur-x.xml) /EF << /F 2 0 R >> >>\nendobj\n2 0 obj\n<< /Filter /FlateDecode /Length {packed.Length} >>\nstream\n"),
        .. packed, .. "\nendstream\nendobj\n"u8,
    ];
}
