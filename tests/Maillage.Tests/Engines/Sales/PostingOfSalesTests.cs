using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Sales.Receipts;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Sales;

public sealed class PostingOfSalesTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task Services_wait_for_the_receipt_and_goods_do_not(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var invoice = await house.Sell(
            Sale.Line("Pose", 300), Sale.Line("Étagère", 120, nature: LineNature.Goods, quantity: 2), Sale.Line("Livre", 20, "FR055", LineNature.Goods));
        await house.Receive(invoice.Id, 334.55m);
        await house.Receive(invoice.Id, 334.55m);

        Assert.Equal(LedgerText.Plain("""
            2026-11-24 VE Facture 2026-00001
              411      Atelier    669.10
              706000   Atelier   -300.00
              707000   Atelier   -240.00
              707000   Atelier    -20.00
              4457420  Atelier    -60.00
              4457120  Atelier    -48.00
              4457155  Atelier     -1.10
            """), LedgerText.Plain(await house.Written("invoice:")));
        Assert.Equal(LedgerText.Plain("""
            2026-11-24 BQ Encaissement facture 2026-00001
              512000   Atelier    334.55
              411      Atelier   -334.55
              4457420  Atelier     30.00
              4457120  Atelier    -30.00
            2026-11-24 BQ Encaissement facture 2026-00001
              512000   Atelier    334.55
              411      Atelier   -334.55
              4457420  Atelier     30.00
              4457120  Atelier    -30.00
            """), LedgerText.Plain(await house.Written("receipt:")));
        await house.IsSound();
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Training_bears_no_tax_and_says_why(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var invoice = await house.Sell(Sale.Line("Formation", 800, "EXO-FORMATION"));
        await house.Receive(invoice.Id, 800);

        Assert.Equal(LedgerText.Plain("""
            2026-11-24 VE Facture 2026-00001
              411      Atelier    800.00
              706100   Atelier   -800.00
            """), LedgerText.Plain(await house.Written("invoice:")));
        var snapshot = SnapshotJson.Read(invoice.Snapshot!);
        Assert.StartsWith("Exonération de TVA, art. 261, 4, 4° a", Assert.Single(snapshot.VatGroups).Reason, StringComparison.Ordinal);
        Assert.Equal("EXO-FORMATION", await house.Read(db => db.Set<EntryLine>().Where(l => l.Account == "706100").Select(l => l.VatCode).SingleAsync()));
        await house.IsSound();
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Prices_typed_with_tax_give_the_very_total_typed(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var customer = (await house.Customer()).Value!;
        var submitted = await house.Submit(Sale.Draft(customer.Id, Sale.Line("Cours", 35, quantity: 3), Sale.Line("Carnet", 9.99m, nature: LineNature.Goods)) with { TtcPrices = true });
        var invoice = (await house.Issue(submitted.Value!.Id)).Value!;

        Assert.Equal((Money.FromEuros(114.99m), Money.FromEuros(95.83m), Money.FromEuros(19.16m)), (invoice.Ttc, invoice.Ht, invoice.Vat));
        Assert.Equal(invoice.Ttc, await house.Read(async db => (await db.Set<EntryLine>().SingleAsync(l => l.Account == "411")).Debit));
        await house.IsSound();
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_receipt_taken_back_makes_the_invoice_due_again(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var invoice = await house.Sell();
        var first = (await house.Receive(invoice.Id, 333.33m)).Value!;
        await house.Receive(invoice.Id, 866.67m);

        var reversed = await house.Do(s => s.GetRequiredService<ReversalActions>().Reverse(first.Id, "Chèque impayé"));
        await house.Do(s => s.GetRequiredService<ReversalActions>().Reverse(first.Id, "Chèque impayé"));

        Assert.True(reversed.Ok, reversed.Refusal?.Message);
        var item = await house.Read(db => db.Set<OpenItem>().AsNoTracking().SingleAsync());
        Assert.Equal((Money.FromEuros(333.33m), (string?)null), (item.Remaining, item.Letter));
        Assert.Equal(LedgerText.Plain("""
            2026-11-24 BQ Contrepassation BQ-2026-1 : Chèque impayé
              512000   Atelier   -333.33
              411      Atelier    333.33
              4457420  Atelier    -55.56
              4457120  Atelier     55.56
            """), LedgerText.Plain(await house.Written("reversal:")));
        await house.IsSound();
        Assert.True((await house.Receive(invoice.Id, 333.33m)).Ok);
        Assert.Equal(0, await house.Read(db => db.Set<MonthBalance>().Where(b => b.Account == "4457420").SumAsync(b => b.Debit.Cents - b.Credit.Cents)));
        await house.IsSound();
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_payment_is_recorded_once_and_neither_before_its_invoice_nor_tomorrow(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var invoice = await house.Sell();
        var id = Id<Clearing>.New();

        var twice = await Task.WhenAll(house.Receive(invoice.Id, 700, id: id), house.Receive(invoice.Id, 700, id: id));
        var future = await house.Receive(invoice.Id, 10, "2026-11-25");
        var before = await house.Receive(invoice.Id, 10, "2026-11-23");

        Assert.All(twice, r => Assert.Equal(id, r.Value!.Id));
        Assert.Equal(1, await house.Read(db => db.Set<Receipt>().CountAsync()));
        Assert.Equal("Date", future.Refusal!.Field);
        Assert.Equal("Date", before.Refusal!.Field);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_check_sees_what_was_tampered_with(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.Sell();
        await house.Sell();
        await house.Post("2026-11-24 OD Tripatouillage\n 4457420 Atelier 10.00\n 4457120 Atelier -10.00");

        Assert.Contains("44574", Assert.Single((await house.CheckSales()).Faults), StringComparison.Ordinal);
    }
}
