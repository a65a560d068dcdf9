using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;

namespace Maillage.Tests.Formats;

public sealed class DocumentPaperHostileTests
{
    [Theory]
    [InlineData("Zoë 👩🏽‍🎨", "Zoë ?")]
    [InlineData("شركة", "????")]
    [InlineData("日本語", "???")]
    [InlineData("Ｆｕｌｌ", "Full")]
    [InlineData("Łukasz Şahin", "Łukasz Şahin")]
    [InlineData("Ελένη Жук", "Ελένη Жук")]
    [InlineData("e\u0301te\u0301", "été")]
    [InlineData("a\u202eb\u200dc\ufeff", "abc")]
    [InlineData("tab\tbell\u0007", "tab bell")]
    [InlineData("(a) \\ <b> & %", "(a) \\ <b> & %")]
    public void Any_name_is_printed_as_well_as_the_font_can(string name, string printed)
    {
        var invoice = SampleInvoices.Long(1);
        var text = OutsideTools.PdfText(SampleInvoices.Pdf(invoice with { Buyer = invoice.Buyer with { Name = name }, TradingName = name }));
        Assert.Contains(printed, text);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_printed_as_unknown()
    {
        var text = OutsideTools.PdfText(SampleInvoices.Pdf(SampleInvoices.Long(1) with { TradingName = "moitié \ud83d seule" }));
        Assert.Contains("moitié ? seule", text);
    }

    [Fact]
    public void More_characters_than_one_embedded_font_holds_are_all_printed()
    {
        var many = new string([.. Enumerable.Range(0xC0, 0x190).Concat(Enumerable.Range(0x3B1, 25)).Concat(Enumerable.Range(0x430, 32)).Select(c => (char)c)]);
        var invoice = SampleInvoices.Long(1) with { Note = string.Join(' ', many.Chunk(20).Select(c => new string(c))) };
        var text = OutsideTools.PdfText(SampleInvoices.Pdf(invoice));
        Assert.Contains("абвгдежз", text);
        Assert.Contains("αβγδ", text);
        Assert.Contains("àáâãäåæç", text);
    }

    private static readonly PostalAddress Nowhere = new([], "", "", "FR");

    [Fact]
    public void Empty_optional_fields_leave_no_trace()
    {
        var invoice = SampleInvoices.Long(1) with
        {
            TradingName = "",
            Contact = "",
            Subject = " ",
            BuyerReference = "",
            PaymentTerms = "",
            Note = "  ",
            Mentions = [],
            SaleTo = null,
            Buyer = new DocumentBuyer(CustomerKind.Private, "Jeanne Petit", Nowhere, null, null, "", Nowhere),
            Seller = SampleInvoices.Seller with { LegalForm = "", Address = Nowhere, Email = "", Phone = "", Iban = "", Bic = "", Registry = "", VatNumber = "" },
        };
        var text = OutsideTools.PdfText(SampleInvoices.Pdf(invoice));
        Assert.Contains("Jeanne Petit", text);
        Assert.All(new[] { "Objet", "IBAN", "BIC", "contact", "référence", "SIREN du client", "Livré", "· ·" }, label => Assert.DoesNotContain(label, text));
    }

    [Fact]
    public void Words_and_texts_of_any_length_stay_inside_the_sheet()
    {
        var word = new string('W', 40);
        var invoice = SampleInvoices.Of(
            SampleInvoices.Line(word + word, 1234567.1234m, word, 1234567.12345m, 20m),
            SampleInvoices.Line(string.Join('\n', Enumerable.Range(1, 200).Select(i => $"Étape {i}")), 1m, "lot", 10m, 20m)) with
        {
            Number = "A-TRES-LONG-NUMERO-2026/0000000042X",
            TradingName = word,
            Subject = string.Join(' ', Enumerable.Repeat("Accompagnement méthodologique et rédaction", 12)),
            Buyer = new DocumentBuyer(CustomerKind.Private, word, new([.. Enumerable.Repeat("Bâtiment des Très Longues Adresses, escalier de gauche, porte 12", 6)], "", "", "FR"), null, null, null, null),
        };
        var document = SampleInvoices.Layout(invoice);
        foreach (var text in document.Sheets.SelectMany(s => s.Elements.OfType<Maillage.Formats.Paper.PlacedText>()))
            Assert.InRange(text.X + text.Style.Width(text.Text), 0, 595.28 - 47);
        var printed = OutsideTools.PdfText(SampleInvoices.Pdf(invoice));
        Assert.Contains("A-TRES-LONG-NUMERO-2026/0000000042X", printed);
        Assert.All(Enumerable.Range(1, 200), i => Assert.Matches($@"Étape {i}\b", printed));
    }
}
