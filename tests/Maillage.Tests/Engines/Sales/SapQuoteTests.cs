using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Sales.Quotes;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Sales;

public sealed class SapQuoteTests
{
    [Theory]
    [InlineData("COURS", null, "COURS")]
    [InlineData("-", null, "-")]
    [InlineData("COURS", "-", "COURS|-")]
    public async Task A_deposit_gives_right_to_the_credit_for_its_part_of_services_at_home(string first, string? second, string expected)
    {
        await using var house = await TestHouse.Open();
        await house.ServeAtHome("COURS");
        var customer = (await house.Customer(new(CustomerKind.Private, "Lise Garnier", Street: "3 chemin du Lac", PostCode: "26400", City: "Crest"))).Value!;
        List<DraftLine> lines = [Sale.Line("Cours", 90m) with { Sap = first }];
        if (second is not null) lines.Add(Sale.Line("Rosiers", 30m) with { Sap = second });
        var draft = new QuoteDraft(customer.Id, "Printemps", new(2026, 11, 3), null, "", "", "", 30, false, 30, false, false, lines, new(PlanMode.Single, Rate.FromPercent(50), 1, []));
        var quote = (await house.Do(s => s.GetRequiredService<QuoteActions>().Submit(new(Id<Quote>.New(), house.Atelier, 0, draft)))).Value!;
        await house.Do(s => s.GetRequiredService<QuoteActions>().Validate(quote.Id));

        var deposit = (await house.Do(s => s.GetRequiredService<QuoteInvoicing>().Prepare(quote.Id, 1, Id<Invoice>.New()))).Value!;

        Assert.Equal(expected, string.Join('|', deposit.Draft.Lines.Select(l => l.Sap)));
        Assert.Equal(lines.Sum(l => l.UnitPrice!.Value.Euros) / 2, deposit.Ht.Euros);
        if (second is not null) Assert.Equal([45m, 15m], deposit.Draft.Lines.Select(l => l.UnitPrice!.Value.Euros));
    }
}
