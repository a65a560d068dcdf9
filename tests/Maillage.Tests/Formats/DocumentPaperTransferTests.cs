using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Formats.Documents;

namespace Maillage.Tests.Formats;

public sealed class DocumentPaperTransferTests
{
    [Theory]
    [InlineData(PaperTemplate.Classic)]
    [InlineData(PaperTemplate.Modern)]
    public void A_reader_of_codes_finds_the_transfer_on_the_paper(PaperTemplate template)
    {
        var invoice = SampleDocuments.Of(DocumentKind.Invoice, template);
        Assert.Equal("BCD\n002\n1\nSCT\nAGRIFRPP\nLes Ateliers du Val\nFR7630006000011234567890189\nEUR2543.57\n\n\nVAL-2026-0057", OutsideTools.QrText(SampleInvoices.Pdf(invoice), page: 2));
    }

    [Fact]
    public void Letters_beyond_the_plain_ones_come_back_as_they_are()
    {
        var invoice = SampleInvoices.Ordinary();
        invoice = invoice with { Seller = invoice.Seller with { Name = "Coopérative œuvrière « Zoë & Łukasz »", Bic = "" } };
        Assert.Contains("SCT\n\nCoopérative œuvrière « Zoë & Łukasz »\nFR76", OutsideTools.QrText(SampleInvoices.Pdf(invoice), page: 1));
    }

    [Fact]
    public void The_name_has_seventy_characters_at_most()
    {
        var invoice = SampleInvoices.Ordinary();
        var code = TransferCode.Of(invoice with { Seller = invoice.Seller with { Name = new string('é', 200) } });
        Assert.Equal(new string('é', 70), code!.Split('\n')[5]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(100_000_000_000)]
    public void No_code_for_an_amount_that_no_transfer_carries(long cents) =>
        Assert.Null(TransferCode.Of(SampleInvoices.Ordinary() with { ToPay = new(cents) }));

    [Fact]
    public void The_largest_transfer_is_in_plain_figures() =>
        Assert.Contains("\nEUR999999999.99\n", TransferCode.Of(SampleInvoices.Ordinary() with { ToPay = new(99_999_999_999) }));

    [Theory]
    [InlineData("")]
    [InlineData("FR7630006000011234567890188")]
    public void No_code_without_a_valid_account(string iban)
    {
        var invoice = SampleInvoices.Ordinary();
        Assert.Null(TransferCode.Of(invoice with { Seller = invoice.Seller with { Iban = iban } }));
    }

    [Fact]
    public void No_code_on_what_asks_for_no_money()
    {
        Assert.Null(TransferCode.Of(SampleDocuments.Quote()));
        Assert.Null(TransferCode.Of(SampleDocuments.Credit()));
    }
}
