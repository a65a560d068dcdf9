using Maillage.Formats.Electronic;

namespace Maillage.Tests.Formats.Electronic;

public sealed class ElectronicRoundTripTests
{
    [Fact]
    public void What_is_written_as_CII_is_read_back_equal()
    {
        foreach (var (name, invoice) in SampleElectronicInvoices.Catalogue()) Same(name, invoice, CiiWriter.Write(invoice), ElectronicSyntax.Cii);
    }

    [Fact]
    public void What_is_written_as_UBL_is_read_back_equal_but_for_private_identifiers()
    {
        foreach (var (name, invoice) in SampleElectronicInvoices.Catalogue())
        {
            var seller = invoice.Seller with { Identifiers = invoice.Seller.Identifiers.Where(i => i.Scheme is not null).ToItems() };
            Same(name, invoice with { Seller = seller }, UblWriter.Write(invoice), ElectronicSyntax.Ubl);
        }
    }

    [Fact]
    public void The_same_invoice_gives_the_same_bytes()
    {
        Assert.Equal(CiiWriter.Write(SampleElectronicInvoices.Full()), CiiWriter.Write(SampleElectronicInvoices.Full()));
        Assert.Equal(UblWriter.Write(SampleElectronicInvoices.Full()), UblWriter.Write(SampleElectronicInvoices.Full()));
    }

    [Theory]
    [InlineData("sonnerie\u0007 et nul\0", "sonnerie et nul")]
    [InlineData("peintre 👩🏽‍🎨 <b> & \"fin\"", "peintre 👩🏽‍🎨 <b> & \"fin\"")]
    [InlineData("deux\r\nlignes", "deux\r\nlignes")]
    [InlineData("\ufffe\uffff", "")]
    public void Any_text_can_be_written(string name, string kept)
    {
        var invoice = SampleElectronicInvoices.Ordinary() with { Buyer = SampleElectronicInvoices.Buyer with { Name = name } };
        foreach (var xml in new[] { CiiWriter.Write(invoice), UblWriter.Write(invoice) })
            Assert.Equal(kept, ElectronicInvoiceReader.Read(xml).Value!.Invoice.Buyer.Name);
    }

    [Fact]
    public void Half_a_character_is_left_out() => Any_text_can_be_written("moitié " + (char)0xd83d + " seule", "moitié  seule");

    [Fact]
    public void An_empty_invoice_is_written_and_read()
    {
        foreach (var xml in new[] { CiiWriter.Write(new()), UblWriter.Write(new()) }) Assert.True(ElectronicInvoiceReader.Read(xml).Ok);
    }

    private static void Same(string name, ElectronicInvoice invoice, byte[] xml, ElectronicSyntax syntax)
    {
        var read = ElectronicInvoiceReader.Read(xml);
        Assert.True(read.Ok, $"{name}: {read.Refusal?.Message}");
        Assert.Equal(syntax, read.Value.Syntax);
        foreach (var property in typeof(ElectronicInvoice).GetProperties())
            Assert.True(Equals(property.GetValue(invoice), property.GetValue(read.Value.Invoice)),
                $"{name}, {property.Name}: {property.GetValue(invoice)} became {property.GetValue(read.Value.Invoice)}");
    }
}
