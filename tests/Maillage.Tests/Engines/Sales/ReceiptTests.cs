using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Sales.Receipts;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Sales;

/// <summary>Money, credit and losses on the account of a customer.</summary>
public sealed class ReceiptTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory, ClassData(typeof(BothEngines))]
    public async Task What_exceeds_the_invoice_is_an_advance_without_tax(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var invoice = await house.Sell();

        var receipt = (await house.Receive(invoice.Id, 1300)).Value!;

        Assert.Equal(new Money(10_000), receipt.Unallocated);
        Assert.Equal(LedgerText.Plain("""
            2026-11-24 BQ Encaissement facture 2026-00001
              512000   Atelier   1300.00
              411      Atelier  -1200.00
              4191     Atelier   -100.00
              4457420  Atelier    200.00
              4457120  Atelier   -200.00
            """), LedgerText.Plain(await house.Written("receipt:")));
        Assert.Equal(new Money(-10_000), Assert.Single(await house.Open(invoice)).Remaining);
        await house.IsSound();
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task One_payment_settles_several_invoices_with_a_credit_note_and_an_advance(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var first = await house.Sell(Sale.Line("Pose", 100));
        var second = await house.SellTo(first.CustomerId!.Value, Sale.Line("Livre", 20, "FR055", LineNature.Goods));
        await house.Receive(first.Id, 150);
        var third = await house.SellTo(first.CustomerId.Value, Sale.Line("Conseil", 200));
        var note = await house.Credit(first, Sale.Line("Pose", 50));
        var advance = (await house.Open(first)).Single(c => c.IsAdvance);
        Allocation[] shares = [new(ClaimId.Of(second.Id), Money.FromEuros(21.10m)), new(ClaimId.Of(third.Id), Money.FromEuros(200)), new(ClaimId.Of(note.Id), Money.FromEuros(-60)), new(advance.Id, Money.FromEuros(-10))];

        var id = Id<Clearing>.New();
        var done = await house.Do(s => s.GetRequiredService<ReceiptActions>().Record(first.CustomerId.Value, Draft(151.10m, id), shares));
        var again = await house.Do(s => s.GetRequiredService<ReceiptActions>().Record(first.CustomerId.Value, Draft(151.10m, id), shares));

        Assert.True(done.Ok, done.Refusal?.Message);
        Assert.Equal(id, again.Value!.Id);
        Assert.True(done.Value.Unallocated.IsZero);
        Assert.Equal(["2026-00003"], (await house.Open(first)).Where(c => !c.IsAdvance).Select(c => c.Document));
        Assert.Equal(Money.FromEuros(-20), (await house.Open(first)).Single(c => c.IsAdvance).Remaining);
        await house.IsSound();
        Assert.Equal("sales.receipt.advance-used", (await house.Reverse(advance.Id.Advance!.Value)).Refusal!.Type);
        Assert.True((await house.Reverse(id)).Ok);
        Assert.True((await house.Reverse(advance.Id.Advance!.Value)).Ok);
        await house.IsSound();
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_credit_note_is_applied_to_its_invoice_at_once_and_the_rest_is_given_back(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var invoice = await house.Sell(Sale.Line("Pose", 1000));
        await house.Receive(invoice.Id, 900);

        var note = await house.Credit(invoice, Sale.Line("Pose", 400));

        Assert.Equal(LedgerText.Plain("""
            2026-11-24 OD Imputation 2026-00001, 2026-00002
              411      Atelier   -300.00
              411      Atelier    300.00
            """), LedgerText.Plain(await house.Written("offset:")));
        Assert.Equal(("2026-00002", Money.FromEuros(-180)), (await house.Open(invoice)).Select(c => (c.Document, c.Remaining)).Single());
        await house.IsSound();

        var more = await house.Do(s => s.GetRequiredService<ReceiptActions>().Refund(invoice.CustomerId!.Value, Draft(180.01m), ClaimId.Of(note.Id)));
        var refund = await house.Do(s => s.GetRequiredService<ReceiptActions>().Refund(invoice.CustomerId!.Value, Draft(180), ClaimId.Of(note.Id)));
        Assert.Equal("sales.receipt.too-much", more.Refusal!.Type);
        Assert.True(refund.Ok, refund.Refusal?.Message);
        Assert.Contains(LedgerText.Plain("""
            2026-11-24 BQ Remboursement 2026-00002
              512000   Atelier   -180.00
              411      Atelier    180.00
              4457420  Atelier    -30.00
              4457120  Atelier     30.00
            """), LedgerText.Plain(await house.Written("receipt:")), StringComparison.Ordinal);
        Assert.Equal(Money.FromEuros(720).Euros / 6, -await house.Balance("4457120"));
        await house.IsSound();
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Credit_settles_another_invoice_with_the_tax_of_both(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var paid = await house.Sell(Sale.Line("Pose", 100));
        await house.Receive(paid.Id, 120);
        var note = await house.Credit(paid, Sale.Line("Pose", 100));
        var other = await house.SellTo(paid.CustomerId!.Value, Sale.Line("Chantier", 200, "FR100"));

        Task<Result<Offset>> Apply(decimal debt, decimal credit) => house.Do(s => s.GetRequiredService<OffsetActions>().Record(paid.CustomerId.Value, Id<Clearing>.New(),
            [new(ClaimId.Of(other.Id), Money.FromEuros(debt)), new(ClaimId.Of(note.Id), Money.FromEuros(-credit))]));
        Assert.Equal("sales.offset.debt", (await Apply(120, 100)).Refusal!.Type);
        Assert.Equal("sales.offset.credit", (await Apply(100, 120)).Refusal!.Type);
        var done = await Apply(120, 120);

        Assert.True(done.Ok, done.Refusal?.Message);
        Assert.Equal(LedgerText.Plain("""
            2026-11-24 OD Imputation 2026-00003, 2026-00002
              411      Atelier   -120.00
              411      Atelier    120.00
              4457410  Atelier     10.91
              4457110  Atelier    -10.91
              4457420  Atelier    -20.00
              4457120  Atelier     20.00
            """), LedgerText.Plain(await house.Written("offset:")));
        await house.IsSound();
        Assert.True((await house.Reverse(done.Value.Id)).Ok);
        await house.IsSound();
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_unpaid_invoice_goes_to_losses_and_the_tax_of_goods_comes_back_with_the_mention_only(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var invoice = await house.Sell(Sale.Line("Pose", 300), Sale.Line("Étagère", 100, nature: LineNature.Goods));
        await house.Receive(invoice.Id, 240);
        Task<Result<WriteOff>> Lose(string reason, RectifyingMention? mention) => house.Do(s => s.GetRequiredService<WriteOffActions>().Record(
            invoice.CustomerId!.Value, new(Id<Clearing>.New(), ClaimId.Of(invoice.Id), WriteOffCause.Irrecoverable, reason, mention)));

        Assert.Equal("Reason", (await Lose(" ", null)).Refusal!.Field);
        Assert.Equal("Mention", (await Lose("Liquidation", new(Today, ""))).Refusal!.Field);
        Assert.Equal("MentionedOn", (await Lose("Liquidation", new(Today.AddDays(1), "Facture demeurée impayée"))).Refusal!.Field);
        var lost = await Lose("Liquidation", new(Today, RectifyingMention.Words(new(20_000), new(1_000))));

        Assert.True(lost.Ok, lost.Refusal?.Message);
        Assert.Equal(LedgerText.Plain("""
            2026-11-24 OD Créance irrécouvrable 2026-00001
              654      Atelier    200.00
              411      Atelier   -240.00
              4457420  Atelier     30.00
              4457120  Atelier     10.00
            """), LedgerText.Plain(await house.Written("write-off:")));
        Assert.Empty(await house.Open(invoice));
        await house.IsSound();
        Assert.True((await house.Reverse(lost.Value.Id)).Ok);
        Assert.Equal(Money.FromEuros(240), Assert.Single(await house.Open(invoice)).Remaining);
        await house.IsSound();
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_small_difference_is_closed_on_its_side_and_a_large_one_is_not(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var invoice = await house.Sell(Sale.Line("Pose", 100));
        Task<Result<WriteOff>> Close(ClaimId claim) => house.Do(s => s.GetRequiredService<WriteOffActions>().Record(invoice.CustomerId!.Value, new(Id<Clearing>.New(), claim, WriteOffCause.SmallDifference)));
        await house.Receive(invoice.Id, 114.90m);
        Assert.Equal("sales.write-off.large", (await Close(ClaimId.Of(invoice.Id))).Refusal!.Type);
        await house.Receive(invoice.Id, 3.30m);
        Assert.True((await Close(ClaimId.Of(invoice.Id))).Ok);
        var advance = (await house.Receive(invoice.Id, 2)).Value!;
        Assert.True((await Close(ClaimId.Of(advance.Id))).Ok);

        Assert.Equal(LedgerText.Plain("""
            2026-11-24 OD Écart de règlement 2026-00001
              658      Atelier      1.50
              411      Atelier     -1.80
              4457420  Atelier      0.30
            2026-11-24 OD Écart de règlement Avance C00001
              758      Atelier     -2.00
              4191     Atelier      2.00
            """), LedgerText.Plain(await house.Written("write-off:")));
        Assert.Empty(await house.Open(invoice));
        await house.IsSound();
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task What_is_retained_is_paid_last(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var customer = (await house.Customer()).Value!;
        var invoice = (await house.Issue((await house.Submit(Sale.Draft(customer.Id, Sale.Line("Pose", 1000)) with { Retention = new(500) })).Value!.Id)).Value!;
        await house.Receive(invoice.Id, 600);
        await house.Receive(invoice.Id, 550);

        var claim = Assert.Single(await house.Open(invoice));
        Assert.Equal((Money.FromEuros(50), Today.AddMonths(12)), (claim.Remaining, claim.DueOn));
        Assert.Equal(50m, await house.Balance("4117"));
        await house.Receive(invoice.Id, 50);
        Assert.Empty(await house.Open(invoice));
        await house.IsSound();
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_balance_that_asks_for_nothing_leaves_no_tax_waiting(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (customer, quote) = ((await house.Customer()).Value!.Id, Id<Maillage.Domain.Sales.Quotes.Quote>.New());
        var deposit = await house.IssueFrom(customer, DocumentKind.Deposit, new(Quote: quote), Sale.Line("Acompte", 100));
        await house.Receive(deposit.Id, 120);

        var balance = await house.IssueFrom(customer, DocumentKind.Invoice, new(Quote: quote, IsBalance: true), Sale.Line("Chantier", 109.09m, "FR100"));

        Assert.True(balance.Owed.IsZero);
        Assert.Equal((0m, 0m), (await house.Balance("4457420"), await house.Balance("4457410")));
        Assert.Equal((0m, -10.91m), (await house.Balance("4457120"), await house.Balance("4457110")));
        await house.IsSound();
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Two_payments_at_once_pay_the_invoice_once(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var invoice = await house.Sell();

        var paid = await Task.WhenAll(house.Receive(invoice.Id, 1200), house.Receive(invoice.Id, 1200));

        Assert.All(paid, p => Assert.True(p.Ok, p.Refusal?.Message));
        Assert.Equal([0, 120_000], paid.Select(p => p.Value!.Unallocated.Cents).Order());
        await house.IsSound();
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task What_does_not_add_up_is_refused_beside_its_field(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var invoice = await house.Sell(Sale.Line("Pose", 100));
        var customer = invoice.CustomerId!.Value;
        Task<Result<Receipt>> Record(decimal euros, params Allocation[] shares) => house.Do(s => s.GetRequiredService<ReceiptActions>().Record(customer, Draft(euros), shares));
        var claim = ClaimId.Of(invoice.Id);

        Assert.Equal(("sales.receipt.too-much", "Lines[0].Amount"), Named(await Record(200, new Allocation(claim, Money.FromEuros(120.01m)))));
        Assert.Equal(("sales.receipt.allocated", "Amount"), Named(await Record(100, new Allocation(claim, Money.FromEuros(120)))));
        Assert.Equal(("sales.receipt.negative", "Lines[0].Amount"), Named(await Record(100, new Allocation(claim, Money.FromEuros(-10)))));
        Assert.Equal(("sales.receipt.claim", "Lines[0].Amount"), Named(await Record(100, new Allocation(ClaimId.Of(Id<Invoice>.New()), Money.FromEuros(10)))));
        Assert.Equal(("sales.receipt.zero", "Amount"), Named(await Record(0)));
        Assert.True((await Record(50)).Ok);
        Assert.Equal("Avance C00001", (await house.Open(invoice)).Single(c => c.IsAdvance).Document);
        await house.IsSound();

        static (string, string?) Named(Result result) => (result.Refusal!.Type, result.Refusal.Field);
    }

    private static ReceiptDraft Draft(decimal euros, Id<Clearing>? id = null) => new(id ?? Id<Clearing>.New(), Money.FromEuros(euros), Today, PaymentMethod.Transfer);
}
