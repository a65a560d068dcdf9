using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Formats.Paper;

namespace Maillage.Tests.Formats;

public sealed class DocumentPaperSheetsTests
{
    private const double Edge = 47.9;

    [Theory]
    [InlineData(PaperTemplate.Classic)]
    [InlineData(PaperTemplate.Modern)]
    public void Headings_stay_with_what_they_announce_and_blocks_are_whole(PaperTemplate template)
    {
        for (var sections = 1; sections <= 24; sections++)
        {
            var quote = Sections(sections) with { Offer = SampleDocuments.Quote().Offer, Brand = new(template, "#223388") };
            var sheets = SampleInvoices.Layout(quote).Sheets;
            for (var s = 1; s <= sections; s++) Together(sheets, $"Chapitre {s}.", $"Ouvrage {s}.1");
            Together(sheets, "Taux de TVA", "Total HT", "Total TVA", "Total TTC");
            Together(sheets, "Facturation prévue", "Étape", "Solde à la réception");
            Together(sheets, "Début et durée des travaux", "Début le 18 janvier 2027, pour cinq semaines environ.");
            Together(sheets, "Bon pour accord", "Nom et qualité", "Signature");
            Together(sheets, $"Ouvrage {sections}.2", "Total TVA");
            Inside(sheets);
        }
    }

    [Fact]
    public void Carried_totals_ignore_headings_and_texts()
    {
        var quote = Sections(40);
        var sum = Money.Zero;
        var items = quote.Lines.Where(l => l.Kind == LineKind.Item).ToDictionary(l => l.Description, l => l.Amount!.Value);
        var sheets = SampleInvoices.Layout(quote).Sheets;
        var carries = 0;
        foreach (var texts in sheets.Select(s => s.Elements.OfType<PlacedText>().ToList()))
        {
            sum += texts.Where(t => items.ContainsKey(t.Text)).Sum(t => items[t.Text]);
            if (texts.SingleOrDefault(t => t.Text == "À reporter") is not { } foot) continue;
            carries++;
            Assert.Contains(texts, t => Math.Abs(t.Baseline - foot.Baseline) < 0.01 && t.Text == French.Figure(sum));
        }
        Assert.True(carries > 2);
        Assert.Equal(quote.Ht, sum);
    }

    [Theory]
    [MemberData(nameof(SampleDocuments.KindsAndTemplates), MemberType = typeof(SampleDocuments))]
    public void Nothing_leaves_its_sheet_whatever_is_typed(DocumentKind kind, PaperTemplate template)
    {
        var word = new string('W', 40);
        var most = new Money(long.MaxValue / 8);
        var document = SampleDocuments.Of(kind, template);
        document = document with
        {
            Number = "A-TRES-LONG-NUMERO-2026/0000000042X",
            TradingName = word + " 👩🏽‍🎨 日本語 شركة",
            Subject = string.Join(' ', Enumerable.Repeat(word, 5)),
            BuyerReference = word,
            Note = string.Join(' ', Enumerable.Repeat(word + " 日本語", 300)),
            PaymentTerms = string.Join('\n', Enumerable.Repeat(word, 60)),
            Lines = [.. document.Lines.Select(l => l with { Description = $"{word}{word}\n{word} شركة", Unit = l.Unit.Length > 0 ? word : "", Amount = l.Amount is null ? null : most }),
                SampleInvoices.Line(string.Join('\n', Enumerable.Range(1, 150).Select(i => $"Étape {i}")), 123_456_789.1234m, word, 1_234_567.12345m, 20m)],
            VatGroups = [.. document.VatGroups.Select(g => g with { Base = most, Vat = -most, Reason = word + " " + word })],
            Ht = most,
            Vat = -most,
            Ttc = most,
            ToPay = most,
            Seller = document.Seller with { Name = word + word, LegalForm = word, Email = word + "@" + word },
            Buyer = document.Buyer with { Name = word + word, DeliveryAddress = new([word, word], "38000", word, "FR") },
            Deductions = [.. document.Deductions.Select(d => d with { Number = "A-TRES-LONG-NUMERO-2026/0000000042X", Groups = [.. d.Groups.Select(g => g with { Ht = most })] })],
            Offer = document.Offer is { } offer ? offer with { Works = word + word + word, Steps = [.. offer.Steps.Select(s => s with { Label = word + word, Ttc = most })] } : null,
        };
        var sheets = SampleInvoices.Layout(document).Sheets;
        Inside(sheets);
        Assert.Contains("Étape 150", OutsideTools.PdfText(SampleInvoices.Pdf(document)));
    }

    [Fact]
    public void Thirty_earlier_invoices_go_over_the_sheets()
    {
        var final = SampleDocuments.Final();
        var many = final with { Deductions = [.. Enumerable.Range(1, 60).Select(i => final.Deductions[i % 2] with { Number = $"F-{i}" })] };
        var sheets = SampleInvoices.Layout(many).Sheets;
        Inside(sheets);
        Together(sheets, "Solde de cette facture", "Reste à payer");
        Assert.All(sheets, sheet => Assert.NotEqual("dont", FirstRow(sheet)));
        var texts = sheets.SelectMany(s => s.Elements.OfType<PlacedText>()).Select(t => t.Text).ToList();
        Assert.All(Enumerable.Range(1, 60), i => Assert.Contains(texts, t => t.EndsWith($" F-{i}", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_invoice_of_nothing_is_printed()
    {
        var nothing = SampleInvoices.Of(SampleInvoices.Line("Diagnostic offert", 1m, "", 0m, 20m));
        Assert.Contains("Rien à payer.", OutsideTools.PdfText(SampleInvoices.Pdf(nothing)));
        Assert.NotEmpty(SampleInvoices.Pdf(nothing with { Lines = [], VatGroups = [] }));
    }

    private static DocumentSnapshot Sections(int count) => SampleDocuments.Of(DocumentKind.Quote, "DE2026-0099", "Chantier", [.. Enumerable.Range(1, count).SelectMany(s => new[]
    {
        SampleDocuments.Words(LineKind.Section, $"Chapitre {s}."),
        SampleDocuments.Item($"Ouvrage {s}.1", 2m, "u", 100m + s, 20m),
        SampleDocuments.Words(LineKind.Text, $"Détail du chapitre {s}, pour mémoire."),
        SampleDocuments.Item($"Ouvrage {s}.2", 1m, "u", 10.5m * s, 20m),
    })]);

    private static void Together(IReadOnlyList<Sheet> sheets, params string[] texts)
    {
        var places = texts.Select(text => Enumerable.Range(0, sheets.Count).Where(i => sheets[i].Elements.OfType<PlacedText>().Any(t => t.Text == text)).ToList()).ToList();
        Assert.All(texts.Zip(places), place => Assert.True(place.Second.Count >= 1, place.First));
        Assert.True(places.Aggregate((IEnumerable<int>)places[0], (common, next) => common.Intersect(next)).Any(), string.Join(" / ", texts));
    }

    /// <summary>What stands under the head of a table at the top of a further sheet.</summary>
    private static string? FirstRow(Sheet sheet) => sheet.Elements.OfType<PlacedText>().SkipWhile(t => t.Text != "Document").SkipWhile(t => t.Text != "TTC").Skip(1).FirstOrDefault()?.Text;

    private static void Inside(IReadOnlyList<Sheet> sheets)
    {
        foreach (var sheet in sheets)
        {
            var texts = sheet.Elements.OfType<PlacedText>().ToList();
            var foot = texts.Single(t => t.Text.StartsWith("Page ", StringComparison.Ordinal)).Baseline;
            Assert.All(texts, t =>
            {
                Assert.True(t.X >= Edge && t.X + t.Style.Width(t.Text) <= sheet.Width - Edge, $"{t.Text} at {t.X:0}");
                Assert.True(t.Baseline >= 40 && (t.Style.Size <= 7.01 || t.Baseline < foot - 7), $"{t.Text} at {t.Baseline:0}");
            });
        }
    }
}
