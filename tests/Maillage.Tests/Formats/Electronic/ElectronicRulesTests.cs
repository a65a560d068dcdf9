using Maillage.Formats.Electronic;

namespace Maillage.Tests.Formats.Electronic;

public sealed class ElectronicRulesTests
{
    [Fact]
    public void Every_case_of_the_catalogue_passes()
    {
        foreach (var (name, invoice) in SampleElectronicInvoices.Catalogue())
            Assert.True(ElectronicRules.Check(invoice).Count == 0, $"{name}: {string.Join(" | ", ElectronicRules.Check(invoice))}");
    }

    [Fact]
    public void Every_mutation_is_found_under_its_rule()
    {
        foreach (var mutation in ElectronicMutations.All)
            Assert.True(ElectronicRules.Check(mutation.Invoice).Any(f => f.Rule == mutation.Rule),
                $"{mutation.Name} should break {mutation.Rule}, breaks {string.Join(" | ", ElectronicRules.Check(mutation.Invoice))}");
    }

    [Fact]
    public void Every_finding_says_what_to_do()
    {
        foreach (var finding in ElectronicMutations.All.SelectMany(m => ElectronicRules.Check(m.Invoice)))
        {
            Assert.Matches(@"^[A-ZÀÉ«L].+[.] [A-ZÀÉ].+[.]$|: .+[.]$", finding.Message);
            Assert.Matches("^B[TG]-[0-9]+( / .*)?$", finding.Term);
        }
    }

    [Fact]
    public void An_empty_invoice_is_told_what_it_lacks_and_nothing_is_thrown()
    {
        var rules = ElectronicRules.Check(new ElectronicInvoice()).Select(f => f.Rule).ToList();
        Assert.All(new[] { "BR-02", "BR-03", "BR-06", "BR-07", "BR-08", "BR-10", "BR-16", "BR-CO-18", "BR-FR-05", "BR-FR-08", "BR-FR-10" }, rule => Assert.Contains(rule, rules));
    }

    [Fact]
    public void Enormous_numbers_are_refused_without_overflow()
    {
        var line = SampleElectronicInvoices.Line("1", 1m, 1m, 20m) with { Quantity = decimal.MaxValue, NetPrice = decimal.MaxValue, NetAmount = decimal.MaxValue };
        var invoice = SampleElectronicInvoices.Ordinary() with { Lines = [line, line with { Id = "2" }] };
        Assert.Contains(ElectronicRules.Check(invoice), f => f.Rule == "BR-FR-DEC-01");
    }
}
