using System.Text.RegularExpressions;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Formats.Paper;

namespace Maillage.Tests.Formats;

public sealed partial class DocumentPaperPagesTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(60, 3, 4)]
    [InlineData(300, 9, 13)]
    [InlineData(750, 20, 30)]
    public void An_invoice_takes_the_pages_it_needs(int lines, int least, int most)
    {
        var pages = Pages(SampleInvoices.Long(lines));
        Assert.InRange(pages.Length, least, most);
        for (var i = 0; i < pages.Length; i++)
        {
            Assert.Contains($"Page {i + 1}/{pages.Length}", pages[i]);
            Assert.Contains("RCS Grenoble", pages[i]);
            Assert.Contains("VAL-2026-0042", pages[i]);
        }
    }

    [Theory]
    [InlineData(60)]
    [InlineData(300)]
    public void Carried_totals_are_the_sum_of_the_lines_printed_so_far(int lines)
    {
        var invoice = SampleInvoices.Long(lines);
        var pages = Pages(invoice);
        var sum = Money.Zero;
        var printed = 0;
        for (var i = 0; i < pages.Length; i++)
        {
            if (printed > 0 && printed < lines) Assert.Equal(sum, Carried(pages[i], "Report"));
            var amounts = LineAmounts().Matches(pages[i]);
            printed += amounts.Count;
            sum += amounts.Sum(m => Read(m.Groups[1].Value));
            if (printed < lines) Assert.Equal(sum, Carried(pages[i], "À reporter"));
        }
        Assert.Equal(lines, printed);
        Assert.Equal(invoice.Ht, sum);
        Assert.DoesNotContain("À reporter", pages[^1]);
    }

    [Fact]
    public void The_head_of_the_table_is_repeated() =>
        Assert.All(Pages(SampleInvoices.Long(60)), page => Assert.Contains("Désignation", page));

    [Theory]
    [InlineData(1)]
    [InlineData(14)]
    [InlineData(37)]
    [InlineData(60)]
    public void Nothing_is_placed_outside_its_sheet_or_over_the_foot(int lines)
    {
        var document = SampleInvoices.Layout(SampleInvoices.Long(lines));
        foreach (var sheet in document.Sheets)
        {
            var texts = sheet.Elements.OfType<PlacedText>().ToList();
            Assert.All(texts, t => Assert.InRange(t.X, 0, sheet.Width - t.Style.Width(t.Text)));
            var foot = texts.Single(t => t.Text.StartsWith("Page ", StringComparison.Ordinal)).Baseline;
            Assert.All(texts.Where(t => t.Style.Size > 7.2), t => Assert.True(t.Baseline < foot - 7, t.Text));
        }
    }

    private static string[] Pages(DocumentSnapshot invoice) =>
        OutsideTools.PdfText(SampleInvoices.Pdf(invoice)).TrimEnd('\f').Split('\f');

    private static Money Carried(string page, string label) =>
        Read(Assert.Single(Regex.Matches(page, @$"^ *{label} +(\S.*?)\s*$", RegexOptions.Multiline)).Groups[1].Value);

    private static Money Read(string figure) => Money.FromEuros(French.ParseNumber(figure) ?? throw new FormatException(figure));

    [GeneratedRegex(@"^Intervention n° .*%\s{2,}(\d[\d\s]*,\d\d)\s*?$", RegexOptions.Multiline)]
    private static partial Regex LineAmounts();
}
