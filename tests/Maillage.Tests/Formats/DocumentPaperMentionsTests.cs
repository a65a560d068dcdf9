using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using UglyToad.PdfPig;

namespace Maillage.Tests.Formats;

public sealed class DocumentPaperMentionsTests
{
    private static readonly DocumentSnapshot Invoice = SampleInvoices.Ordinary();
    private static readonly string Text = OutsideTools.Flat(OutsideTools.PdfText(SampleInvoices.Pdf(Invoice)));

    [Theory]
    [InlineData("Facture n° VAL-2026-0042")]
    [InlineData("24 novembre 2026")]
    [InlineData("24 décembre 2026")]
    [InlineData("du 1er au 30 novembre 2026")]
    [InlineData("Les Ateliers du Val")]
    [InlineData("société coopérative de production à capital variable")]
    [InlineData("12 rue des Tisserands")]
    [InlineData("SIREN 732 829 320")]
    [InlineData("SIRET 732 829 320 00074")]
    [InlineData("RCS Grenoble 732 829 320")]
    [InlineData("TVA FR44732829320")]
    [InlineData("Trait pour trait")]
    [InlineData("Votre contact : Camille Roussel")]
    [InlineData("Menuiserie Lacombe & Fils")]
    [InlineData("5 allée du Chêne")]
    [InlineData("73000 Chambéry")]
    [InlineData("552 100 554")]
    [InlineData("FR15552100554")]
    [InlineData("BC-7781")]
    [InlineData("Objet : Livret d’accueil des apprentis, édition 2027")]
    [InlineData("Prix unitaire HT")]
    [InlineData("TVA non applicable : formation professionnelle continue")]
    [InlineData("FR76 3000 6000 0112 3456 7890 189")]
    [InlineData("AGRIFRPP")]
    [InlineData("Par virement à 30 jours")]
    [InlineData("indemnité forfaitaire pour frais de recouvrement de 40 €")]
    [InlineData("Pas d’escompte pour paiement anticipé.")]
    [InlineData("TVA acquittée sur les encaissements.")]
    [InlineData("Merci de votre confiance.")]
    [InlineData("Page 1/1")]
    public void Every_mandatory_mention_is_printed(string mention) => Assert.Contains(mention, Text);

    [Theory]
    [InlineData("Conception du livret d’accueil 3 jour 450,00 20 % 1 350,00")]
    [InlineData("Livret imprimé, 24 pages, papier recyclé 150 exemplaire 1,8936 5,5 % 284,04")]
    [InlineData("20 % 2 136,00 427,20")]
    [InlineData("5,5 % 284,04 15,62")]
    [InlineData("Total HT 3 320,04 €")]
    [InlineData("Total TVA 442,82 €")]
    [InlineData("Total TTC 3 762,86 €")]
    public void Amounts_read_as_a_French_reader_writes_them(string line) => Assert.Contains(line, Text);

    [Fact]
    public void Thousands_are_separated_by_a_narrow_no_break_space()
    {
        using var pdf = PdfDocument.Open(SampleInvoices.Pdf(Invoice));
        Assert.Contains($"3{French.Thin}762,86{French.NoBreak}€", string.Concat(pdf.GetPage(1).Letters.Select(l => l.Value)));
    }

    [Fact]
    public void Prices_with_tax_are_named_so() =>
        Assert.Contains("Prix unitaire TTC", OutsideTools.PdfText(SampleInvoices.Pdf(Invoice with { TtcPrices = true })));

    [Fact]
    public void A_delivery_address_is_printed()
    {
        var invoice = Invoice with { Buyer = Invoice.Buyer with { DeliveryAddress = new(["Chantier de la Loubière"], "73100", "Aix-les-Bains", "FR") } };
        var text = OutsideTools.PdfText(SampleInvoices.Pdf(invoice));
        Assert.Contains("Chantier de la Loubière", text);
        Assert.Contains("73100 Aix-les-Bains", text);
    }

    [Fact]
    public void Two_reasons_of_a_zero_rate_are_told_apart_on_each_line()
    {
        var export = SampleInvoices.Line("Envoi hors de l’Union", 1m, "lot", 80m, 0m) with { VatCode = "G" };
        var training = SampleInvoices.Line("Stage", 1m, "jour", 500m, 0m);
        var invoice = SampleInvoices.Of(export, training);
        var text = OutsideTools.Flat(OutsideTools.PdfText(SampleInvoices.Pdf(invoice)));
        Assert.Contains("80,00 0 % (a) 80,00", text);
        Assert.Contains("500,00 0 % (b) 500,00", text);
        Assert.Contains("0 % (b) 500,00 0,00", text);
    }

    [Fact]
    public void The_address_of_the_customer_is_in_the_window_of_the_envelope()
    {
        using var pdf = PdfDocument.Open(SampleInvoices.Pdf(Invoice));
        var page = pdf.GetPage(1);
        var millimetre = 72 / 25.4;
        var words = page.GetWords().Where(w => w.Text is "Menuiserie" or "Chambéry").ToList();
        Assert.Equal(2, words.Count);
        Assert.All(words, word =>
        {
            Assert.InRange(word.BoundingBox.Left / millimetre, 110, 200);
            Assert.InRange((page.Height - word.BoundingBox.Bottom) / millimetre, 45, 85);
        });
    }

    [Fact]
    public void Rounded_lines_that_do_not_add_up_to_the_total_are_explained()
    {
        const string explained = "Les montants des lignes sont arrondis au centime";
        Assert.DoesNotContain(explained, Text);
        var thirds = SampleInvoices.Of([.. Enumerable.Repeat(SampleInvoices.Line("Copie", 1m, "page", 0.005m, 20m), 4)]);
        Assert.Contains(explained, OutsideTools.Flat(OutsideTools.PdfText(SampleInvoices.Pdf(thirds))));
    }
}
