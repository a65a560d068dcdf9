using Maillage.Domain.Sales.Documents;

namespace Maillage.Tests.Formats;

public sealed class DocumentPaperSignatureTests
{
    public static TheoryData<PaperTemplate> Templates => [.. Enum.GetValues<PaperTemplate>()];

    /// <summary>The end of the quote goes down the sheet line by line, over its foot.</summary>
    [Theory, MemberData(nameof(Templates))]
    public void Where_the_customer_signs_is_one_block_wherever_the_quote_ends(PaperTemplate template)
    {
        var ends = new HashSet<int>();
        for (var lines = 1; lines <= 45; lines++)
        {
            var quote = SampleDocuments.Of(DocumentKind.Quote, template) with { Note = string.Join('\n', Enumerable.Range(1, lines).Select(i => $"Ligne {i} de la note")) };
            var pages = OutsideTools.PdfText(SampleInvoices.Pdf(quote)).TrimEnd('\f').Split('\f');
            var signed = OutsideTools.Flat(pages[^1]);
            foreach (var part in (string[])["Bon pour accord", "renvoyez-le signé", "Date", "Nom et qualité", "Signature"]) Assert.Contains(part, signed, StringComparison.Ordinal);
            Assert.All(pages[..^1], page => Assert.DoesNotContain("Bon pour accord", page, StringComparison.Ordinal));
            // Not alone: what the customer accepts ends on the same sheet.
            Assert.Contains("Travaux au taux réduit de TVA", signed, StringComparison.Ordinal);
            ends.Add(pages.Length);
        }
        Assert.True(ends.Count > 1, "The end never went over the foot of a sheet.");
    }
}
