using Maillage.Domain.Kernel;
using Maillage.Domain.Overview;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Overview.Accounts;
using Maillage.Modules.Sales.Quotes;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Overview;

public sealed class ForecastReaderTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task Invoices_bring_what_they_leave_once_their_vat_is_paid(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var services = await house.Sell();
        await house.Sell(Sale.Line("Affiches", 300m, nature: LineNature.Goods));
        await house.Receive(services.Id, 600m);

        var expected = await Read(house);
        var account = await Account(house);

        // Half of 1 000 is left of the services, their VAT waits; that of goods was due at once, so that their payment brings all of it.
        Assert.Equal([360m, 500m], expected.Select(e => e.Brings.Euros).Order());
        Assert.All(expected, e => Assert.True(e.Invoiced));
        Assert.Equal(account.Treasury.Future.Value, account.Treasury.Reference.Value + expected.Sum(e => e.Brings));
        Assert.Equal(account.Treasury.Reference.Value + Money.FromEuros(860), account.Forecast!.Months[^1].Treasury);
        Assert.Null((await house.Do(s => s.GetRequiredService<ActivityAccounts>().Find(house.Atelier, new() { Month = new Month(2026, 9) })))!.Forecast);
        Assert.Null((await house.Do(s => s.GetRequiredService<ActivityAccounts>().Find(house.Structure, new())))!.Forecast);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_signed_quote_counts_for_what_is_not_invoiced(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var customer = (await house.Customer(anyway: true)).Value!;
        var quote = await house.Validated(new QuoteDraft(customer.Id, "Refonte", new(2026, 11, 3), new(2026, 12, 20), "", "", "", 30, false, 30, false, false,
            [Sale.Line("Conception", 1000m)], new(PlanMode.Single, Rate.FromPercent(30), 1, [])), Id<Quote>.New(), 0);
        Assert.Empty(await Read(house));
        Assert.True((await house.Do(s => s.GetRequiredService<QuoteActions>().RecordSignature(quote.Id, "Agnès Faure", new(2026, 11, 24)))).Ok);
        Assert.Equal([new ExpectedMoney(Money.FromEuros(1000), new(2027, 1, 19), false)], await Read(house));

        await Bill(house, quote, 1);
        Assert.Equal([(300m, true), (700m, false)], (await Read(house)).Select(e => (e.Brings.Euros, e.Invoiced)));
        await Bill(house, quote, 2);
        Assert.Equal([(300m, true), (700m, true)], (await Read(house)).Select(e => (e.Brings.Euros, e.Invoiced)));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task What_is_owed_to_people_leaves_this_month(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.Post("2026-11-10 BQ Vente\n 512000 Atelier 1000.00\n 706 Atelier -1000.00");
        await house.Post("2026-11-12 OD Frais\n 6251 Atelier 40.00\n 425 Atelier -40.00");
        await house.Post("2026-11-12 OD Avance\n 467 Atelier 15.00\n 512000 Atelier -15.00");

        var account = await Account(house);

        // An advance given is shown, and does not leave a second time.
        Assert.Equal([("425", -40m), ("467", 15m)], account.OwedToPeople.Select(l => (l.Line.Accounts.ToString(), l.Figure.Value.Euros)));
        Assert.Equal((985m, 40m, 945m), (account.Forecast!.Start.Euros, account.Forecast.Months[0].Leaving.Euros, account.Forecast.Months[0].Treasury.Euros));
        Assert.Equal(985m, account.Free.Value.Euros);
    }

    private static async Task Bill(TestHouse house, Quote quote, int step)
    {
        var prepared = (await house.Do(s => s.GetRequiredService<QuoteInvoicing>().Prepare(quote.Id, step, Id<Invoice>.New()))).Value!;
        Assert.True((await house.Submit(prepared.Draft, prepared.Id, prepared.Version)).Ok);
        Assert.True((await house.Issue(prepared.Id)).Ok);
    }

    private static Task<IReadOnlyCollection<ExpectedMoney>> Read(TestHouse house) => house.Do(s => s.GetRequiredService<ForecastReader>().Of(house.Atelier));

    private static async Task<ActivityAccount> Account(TestHouse house) => (await house.Do(s => s.GetRequiredService<ActivityAccounts>().Find(house.Atelier, new())))!;
}
