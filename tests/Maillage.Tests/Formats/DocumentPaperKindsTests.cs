using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using static Maillage.Tests.Formats.OutsideTools;

namespace Maillage.Tests.Formats;

public sealed class DocumentPaperKindsTests
{
    [Theory]
    [MemberData(nameof(SampleDocuments.KindsAndTemplates), MemberType = typeof(SampleDocuments))]
    public void Every_kind_says_what_it_is_who_sells_who_buys_and_how_much(DocumentKind kind, PaperTemplate template)
    {
        var document = SampleDocuments.Of(kind, template);
        var pages = PdfText(SampleInvoices.Pdf(document));
        var text = Flat(pages);
        string[] facts =
        [
            kind.Word(), $"n° {document.Number}", "Atelier Copeau", "Menuiserie Lacombe & Fils", "SIREN 732 829 320", "SIRET 732 829 320 00074", "TVA FR44732829320",
            "552 100 554", "FR15552100554", "BC-7781", "24 novembre 2026", Flat($"Total HT {French.Amount(document.Ht)}"), Flat($"Total TVA {French.Amount(document.Vat)}"),
            Flat($"Total TTC {French.Amount(document.Ttc)}"), .. document.Lines.Select(l => Flat(l.Description.Split(' ')[0])), .. document.Mentions.Select(m => Flat(m.Text)), Flat(document.PaymentTerms)[..20],
        ];
        Assert.All(facts, fact => Assert.Contains(fact, text));
        if (template == PaperTemplate.Modern) Assert.Contains("Menuiserie d’agencement", text);
    }

    [Fact]
    public void A_quote_says_until_when_it_holds_how_it_is_invoiced_and_where_to_sign()
    {
        var text = Flat(PdfText(SampleInvoices.Pdf(SampleDocuments.Quote())));
        string[] facts =
        [
            "Devis n° DE2026-0012, version 2", "Valable jusqu’au", "24 décembre 2026", "Facturation prévue", "Acompte de 30 % à la commande 2 385,12",
            "À la pose des fenêtres 15 février 2027 3 000,00", "Solde à la réception 2 565,27", "Début le 18 janvier 2027, pour cinq semaines environ.", "Bon pour accord", "Nom et qualité", "Signature",
        ];
        Assert.All(facts, fact => Assert.Contains(fact, text));
        Assert.All(new[] { "IBAN", "échéance", "Vente ou prestation", "Reste à payer" }, word => Assert.DoesNotContain(word, text));
    }

    [Fact]
    public void Headings_show_their_sum_discounts_are_negative_and_line_discounts_are_shown()
    {
        var text = Flat(PdfText(SampleInvoices.Pdf(SampleDocuments.Quote())));
        string[] facts =
        [
            "Préparation du chantier 1 350,00", "Fourniture et pose 6 334,80", "6 u 890,00 − 10 % 10 % 4 806,00", "Les gravats sont triés sur place et portés à la déchetterie professionnelle ; les",
        ];
        Assert.All(facts, fact => Assert.Contains(fact, text));
        Assert.Matches("avec − ?5 ?% −384,24", text);
    }

    [Fact]
    public void A_final_invoice_shows_what_was_billed_and_what_is_left_rate_by_rate()
    {
        var text = Flat(PdfText(SampleInvoices.Pdf(SampleDocuments.Final())));
        string[] facts =
        [
            "Déjà facturé", "Facture d’acompte VAL-2026-0031 03/09/2026 −2 190,04 −242,94 −2 432,98", "dont 20 % −239,40 −47,88 −287,28",
            "Facture intermédiaire VAL-2026-0038 12/10/2026 10 % −2 727,27 −272,73 −3 000,00", "Solde de cette facture 2 383,25 294,19 2 677,44", "dont 10 % 1 824,65 182,47 2 007,12",
            "Reste à payer 2 677,44 €", "dont retenue de garantie de 133,87 €, exigible le 24 novembre 2027", "À payer à l’échéance 2 543,57 €",
        ];
        Assert.All(facts, fact => Assert.Contains(fact, text));
    }

    [Fact]
    public void A_credit_note_names_its_invoice_and_asks_for_nothing()
    {
        var text = Flat(PdfText(SampleInvoices.Pdf(SampleDocuments.Credit())));
        Assert.All(new[] { "Avoir n° VAL-2026-A004", "Facture concernée", "Net à votre crédit 1 762,20 €", "Rien à payer.", "Cet avoir se déduit de ce que vous devez" }, fact => Assert.Contains(fact, text));
        Assert.All(new[] { "IBAN", "À payer", "échéance" }, word => Assert.DoesNotContain(word, text));
    }

    [Fact]
    public void Prices_with_tax_show_both_amounts_of_a_line()
    {
        var text = Flat(PdfText(SampleInvoices.Pdf(SampleDocuments.WithTax())));
        string[] facts = ["Montant HT Montant TTC", "1 490,00 20 % 1 241,67 1 490,00", "320,00 − 10 % 20 % 480,00 576,00", "Geste commercial 20 % −25,00 −30,00", "Total TTC 2 036,00 €"];
        Assert.All(facts, fact => Assert.Contains(fact, text));
    }

    [Theory]
    [InlineData(PaperTemplate.Classic, "Facture, brouillon")]
    [InlineData(PaperTemplate.Modern, "Brouillon")]
    public void A_draft_says_so_and_cannot_be_paid_by_mistake(PaperTemplate template, string title)
    {
        var draft = SampleDocuments.Of(DocumentKind.Invoice, template) with { Number = "" };
        var text = Flat(PdfText(SampleInvoices.Pdf(draft)));
        Assert.Contains(title, text);
        Assert.DoesNotContain("Le code ci-contre", text);
        Assert.DoesNotContain("À rappeler", text);
    }

    [Fact]
    public void A_column_that_would_be_empty_is_left_out() =>
        Assert.DoesNotContain("Unité", PdfText(SampleInvoices.Pdf(SampleDocuments.Interim())));

    [Fact]
    public void More_billed_than_due_is_in_favour_of_the_customer()
    {
        var final = SampleDocuments.Final();
        var text = Flat(PdfText(SampleInvoices.Pdf(final with { ToPay = new(-12_345), Retained = Money.Zero, RetainedUntil = null })));
        Assert.Contains("Solde en votre faveur 123,45 €", text);
        Assert.Contains("Rien à payer : tout a déjà été facturé.", text);
        Assert.DoesNotContain("IBAN", text);
    }

    [Fact]
    public void The_customer_reads_its_establishment()
    {
        var deposit = SampleDocuments.Deposit();
        var text = Flat(PdfText(SampleInvoices.Pdf(deposit with { Buyer = deposit.Buyer with { Siret = "55210055400013" } })));
        Assert.Contains("552 100 554 00013", text);
    }
}
