using CsCheck;
using Maillage.Domain.Sales.Invoices;

namespace Maillage.Tests.Domain.Sales;

public class InvoiceNumberingTests
{
    private static readonly DateOnly Day = new(2026, 11, 22);

    [Fact]
    public void A_number_holds_its_year_and_its_rank()
    {
        var template = NumberTemplate.Parse("FA{YYYY}-{SEQYEAR:04d}").Value!;
        Assert.Equal([NumberSequence.Year], template.Sequences);
        Assert.Equal("FA2026-0007", template.Render(Day, "SAV", _ => 7));
        Assert.Equal("FA2026-12345", template.Render(Day, "SAV", _ => 12345));
    }

    [Theory]
    [InlineData("", "Donnez un modèle de numéro")]
    [InlineData("FA-{SEQYEAR}", "deux fois le même numéro")]
    [InlineData("FA-{SEQMONTH}-{YYYY}", "deux fois le même numéro")]
    [InlineData("FA-{SEQGLOBAL}-{JOUR}", "«\u00a0{JOUR}\u00a0» n’est pas une clé connue")]
    [InlineData("FA-{SEQGLOBAL}-{YYYY:04d}", "n’est pas une clé connue")]
    [InlineData("FA-{SEQGLOBAL", "n’est pas une clé connue")]
    [InlineData("FA-SEQGLOBAL}{SEQGLOBAL}", "n’est pas une clé connue")]
    public void A_template_that_cannot_number_is_refused_in_words(string template, string words)
    {
        var refused = NumberTemplate.Parse(template, "Template");
        Assert.Contains(words, refused.Refusal!.Message, StringComparison.Ordinal);
        Assert.Equal("Template", refused.Refusal.Field);
    }

    [Theory]
    [InlineData("FA2026-0001/A_b+C", null)]
    [InlineData("", "sales.number.empty")]
    [InlineData("FA 2026-1", "sales.number.characters")]
    [InlineData("FA#1", "sales.number.characters")]
    [InlineData("FÉ1", "sales.number.characters")]
    [InlineData("12345678901234567890123456789012345", null)]
    [InlineData("123456789012345678901234567890123456", "sales.number.length")]
    public void A_number_is_one_that_an_electronic_invoice_carries(string number, string? refusal) =>
        Assert.Equal(refusal, InvoiceNumber.Check(number).Refusal?.Type);

    [Fact]
    public void A_template_too_long_for_its_activities_is_refused_before_any_invoice()
    {
        var template = NumberTemplate.Parse("FACTURE-{YYYY}-{MM}-{ANA}-{SEQMONTHANA:04d}").Value!;
        Assert.True(template.CheckForInvoices("SAVON").Ok);
        Assert.Equal("sales.number.length", template.CheckForInvoices("SAVONNERIE-DE-LA-DROME").Refusal!.Type);
        Assert.Equal("sales.number.characters", NumberTemplate.Parse("@{SEQGLOBAL}").Value!.CheckForInvoices("").Refusal!.Type);
    }

    [Fact]
    public void A_number_that_no_electronic_invoice_carries_is_not_given()
    {
        var results = InvoiceNumbering.Assign(NumberTemplate.Parse("{YYYY}{MM} {SEQGLOBAL}").Value!, _ => 0, [], [new(Day), new(Day)]);
        Assert.All(results, r => Assert.Equal("sales.number.characters", r.Refusal!.Type));
    }

    [Fact]
    public void Each_scope_goes_on_from_its_last_index()
    {
        var template = NumberTemplate.Parse("FA{YYYY}-{SEQYEAR:04d}").Value!;
        var results = InvoiceNumbering.Assign(template, scope => scope.Period == 2026 ? 41 : 0, [], [new(Day), new(new(2027, 1, 2)), new(Day)]);
        Assert.Equal(["FA2026-0042", "FA2027-0001", "FA2026-0043"], results.Select(r => r.Value));
    }

    [Fact]
    public void Numbers_are_unique_and_without_gap_whatever_the_template_and_the_days() =>
        Gen.Select(
            Gen.OneOf("F{SEQGLOBAL}", "F{YY}-{SEQYEAR:03d}", "{YYYY}{MM}/{SEQMONTH}", "{ANA}{YYYY}{MM}_{SEQMONTHANA}"),
            Gen.Select(Gen.Int[0, 800], Gen.OneOf("AAA", "BBB")).Array[0, 40])
        .Sample((text, days) =>
        {
            var template = NumberTemplate.Parse(text).Value!;
            var documents = days.Select(d => new Unnumbered(Day.AddDays(d.Item1), d.Item2)).ToList();
            var numbers = InvoiceNumbering.Assign(template, _ => 0, [], documents);

            Assert.Equal(documents.Count, numbers.Select(n => n.Value).Distinct().Count());
            var sequence = template.Sequences[0];
            foreach (var scope in documents.GroupBy(d => NumberScope.Of(sequence, d.Date, d.Activity)))
            {
                var last = scope.Last();
                var expected = template.Render(last.Date, last.Activity, _ => scope.Count());
                Assert.Contains(expected, numbers.Select(n => n.Value));
            }
        });
}
