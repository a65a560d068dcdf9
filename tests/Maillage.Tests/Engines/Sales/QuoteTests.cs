using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Sales.Invoices;
using Maillage.Modules.Sales.Quotes;
using Maillage.Platform;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Sales;

public class QuoteTests
{
    private static readonly DraftLine[] TwoRates = [Sale.Line("Conception", 800m), Sale.Line("Atelier", 500m, "FR055")];

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_deposit_an_instalment_and_the_balance_bill_the_quote_and_book_it_whole(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var quote = await Signed(house, new(PlanMode.Typed, Rate.FromPercent(30), 1, [new("Mi-parcours", Money.FromEuros(500m), null)]), TwoRates);
        Assert.Equal(("DE2026-0001", Money.FromEuros(1487.50m)), (quote.Number!, quote.Ttc));
        Assert.Equal([446.25m, 500m, 541.25m], quote.Steps.Select(s => s.Ttc.Euros));

        var deposit = await Bill(house, quote, 1);
        var part = await Bill(house, quote, 2);
        var balance = await Bill(house, quote, 3);
        Assert.Equal([DocumentKind.Deposit, DocumentKind.Interim, DocumentKind.Invoice], [deposit.Kind, part.Kind, balance.Kind]);
        Assert.Equal((1487.50m, 541.25m), (balance.Ttc.Euros, balance.Owed.Euros));
        var snapshot = SnapshotJson.Read(balance.Snapshot!);
        Assert.Equal([deposit.Number, part.Number], snapshot.Deductions.Select(d => d.Number));

        var books = await house.Read(db => db.Set<EntryLine>().AsNoTracking().ToListAsync());
        Money Of(string account) => books.Where(l => l.Account.StartsWith(account, StringComparison.Ordinal)).Sum(l => l.Amount);
        Assert.Equal(-1300m, Of("706").Euros);
        Assert.True(Of("4191").IsZero);
        Assert.Equal(1487.50m, Of("411").Euros);
        Assert.Equal(-187.50m, Of("44574").Euros);
        await house.IsSound();
    }

    [Theory]
    [InlineData(PlanMode.Single, 0, false)]
    [InlineData(PlanMode.Equal, 0, false)]
    [InlineData(PlanMode.Typed, 900, false)]
    [InlineData(PlanMode.Equal, 0, true)]
    [InlineData(PlanMode.Typed, 900, true)]
    public async Task What_the_quote_prints_to_come_is_billed_to_the_cent(PlanMode mode, int part, bool ttcPrices)
    {
        await using var house = await TestHouse.Open();
        var plan = new InvoicingPlan(mode, Rate.FromPercent(30), 3, part == 0 ? [] : [new("Mi-parcours", Money.FromEuros(part), null)]);
        var customer = (await house.Customer(anyway: true)).Value!;
        var quote = await house.Validated(new QuoteDraft(customer.Id, "Refonte", new(2026, 11, 3), null, "", "", "", 30, false, 30, ttcPrices, false,
            [Sale.Line("Conception", 678.80m), Sale.Line("Atelier", 1626.42m, "FR055")], plan), Id<Quote>.New(), 0);
        var printed = SnapshotJson.Read(quote.Snapshot!).Offer!.Steps;
        for (var step = 1; step <= printed.Count; step++) Assert.Equal(printed[step - 1].Ttc, (await Bill(house, quote, step)).Owed);
        Assert.Equal(quote.Ttc, printed.Sum(s => s.Ttc));
        if (!ttcPrices) Assert.Equal(759.14m, printed[0].Ttc.Euros);
        await house.IsSound();
    }

    [Fact]
    public async Task The_same_step_is_billed_once_and_again_when_credited_whole()
    {
        await using var house = await TestHouse.Open();
        var quote = await Signed(house, new(PlanMode.Single, Rate.FromPercent(50), 1, []), TwoRates);
        var deposit = await Bill(house, quote, 1);
        Assert.Equal(deposit.Id, (await Prepare(house, quote, 1)).Value!.Id);

        var credit = await Credit(house, deposit);
        Assert.Equal((DocumentKind.CreditNote, -deposit.Ttc), (credit.Kind, credit.Ttc));
        Assert.NotEqual(deposit.Id, (await Prepare(house, quote, 1)).Value!.Id);
        var books = await house.Read(db => db.Set<EntryLine>().AsNoTracking().ToListAsync());
        Assert.True(books.Where(l => l.Account == "4191").Sum(l => l.Amount).IsZero);
    }

    [Fact]
    public async Task A_balance_waits_for_the_drafts_of_its_quote_and_stands_once()
    {
        await using var house = await TestHouse.Open();
        var quote = await Signed(house, new(PlanMode.Single, Rate.FromPercent(30), 1, []), TwoRates);
        await Prepare(house, quote, 1);
        var balance = (await Prepare(house, quote, 2)).Value!;
        await Submit(house, balance);
        Assert.Equal("sales.invoice.waiting", (await house.Issue(balance.Id)).Refusal!.Type);
    }

    [Fact]
    public async Task A_credit_note_of_a_balance_gives_the_deposit_back()
    {
        await using var house = await TestHouse.Open();
        var quote = await Signed(house, new(PlanMode.Single, Rate.FromPercent(30), 1, []), TwoRates);
        await Bill(house, quote, 1);
        var balance = await Bill(house, quote, 2);
        var credit = await Credit(house, balance);
        Assert.Equal(-balance.Owed, credit.Owed);
        var books = await house.Read(db => db.Set<EntryLine>().AsNoTracking().ToListAsync());
        Assert.Equal(-390m, books.Where(l => l.Account == "4191").Sum(l => l.Amount).Euros);
        Assert.True(books.Where(l => l.Account.StartsWith("706", StringComparison.Ordinal)).Sum(l => l.Amount).IsZero);
        Assert.True((await Prepare(house, quote, 2)).Ok);
    }

    [Fact]
    public async Task A_credit_note_of_a_part_of_a_balance_leaves_the_deposit_where_it_is()
    {
        await using var house = await TestHouse.Open();
        var quote = await Signed(house, new(PlanMode.Single, Rate.FromPercent(30), 1, []), TwoRates);
        await Bill(house, quote, 1);
        var balance = await Bill(house, quote, 2);
        var note = (await house.Do(s => s.GetRequiredService<InvoiceCopies>().Credit(balance.Id, Id<Invoice>.New()))).Value!;
        Assert.Equal(-balance.Owed, note.Owed);
        var part = await house.Do(s => s.GetRequiredService<InvoiceActions>().Save(new(note.Id, house.Atelier, note.Version, note.Draft with { Lines = [Sale.Line("Geste commercial", 50m)] })));
        var credit = await Issue(house, part.Value!);
        Assert.Equal(-60m, credit.Owed.Euros);
        Assert.Empty(SnapshotJson.Read(credit.Snapshot!).Deductions);
        var books = await house.Read(db => db.Set<EntryLine>().AsNoTracking().ToListAsync());
        Assert.True(books.Where(l => l.Account == "4191").Sum(l => l.Amount).IsZero);
        var again = (await house.Do(s => s.GetRequiredService<InvoiceCopies>().Credit(balance.Id, Id<Invoice>.New()))).Value!;
        var whole = await house.Do(s => s.GetRequiredService<InvoiceActions>().Submit(new(again.Id, house.Atelier, again.Version, again.Draft)));
        Assert.Equal("sales.invoice.credit", whole.Refusal!.Type);
        await house.IsSound();
    }

    [Fact]
    public async Task No_payment_is_asked_within_seven_days_of_a_signature_off_premises()
    {
        await using var house = await TestHouse.Open();
        var customer = (await house.Customer(new(CustomerKind.Private, "Agnès Faure", Street: "4 rue du Port", PostCode: "26400", City: "Crest"))).Value!;
        var draft = new QuoteDraft(customer.Id, "Refonte", new(2026, 11, 3), null, "", "", "", 0, false, 30, false, true, TwoRates, new(PlanMode.Single, Rate.FromPercent(30), 1, []));
        var submitted = await house.Do(s => s.GetRequiredService<QuoteActions>().Submit(new(Id<Quote>.New(), house.Atelier, 0, draft)));
        Assert.True(submitted.Ok, submitted.Refusal?.Message);
        await house.Do(s => s.GetRequiredService<QuoteActions>().Validate(submitted.Value.Id));
        await house.Do(s => s.GetRequiredService<QuoteActions>().RecordSignature(submitted.Value.Id, "Agnès Faure", new(2026, 11, 24)));
        var deposit = await Bill(house, submitted.Value, 1);
        Assert.Equal((new DateOnly(2026, 11, 24), new DateOnly(2026, 12, 2)), (deposit.IssuedOn!.Value, deposit.DueOn!.Value));
        Assert.StartsWith("Paiement par virement le 2 décembre 2026.", SnapshotJson.Read(deposit.Snapshot!).PaymentTerms, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_credit_note_never_exceeds_its_invoice()
    {
        await using var house = await TestHouse.Open();
        var invoice = await house.Sell(Sale.Line("Création", 100m));
        var note = (await house.Do(s => s.GetRequiredService<InvoiceCopies>().Credit(invoice.Id, Id<Invoice>.New()))).Value!;
        var over = await house.Do(s => s.GetRequiredService<InvoiceActions>().Submit(new(note.Id, house.Atelier, note.Version, note.Draft with { Lines = [Sale.Line("Création", 101m)] })));
        Assert.Equal("sales.invoice.credit", over.Refusal!.Type);
        var part = await house.Do(s => s.GetRequiredService<InvoiceActions>().Submit(new(note.Id, house.Atelier, note.Version, note.Draft with { Lines = [Sale.Line("Création", 40m)] })));
        Assert.True((await house.Issue(part.Value!.Id)).Ok);
        Assert.True((await house.Do(s => s.GetRequiredService<InvoiceCopies>().Credit(invoice.Id, Id<Invoice>.New()))).Ok);
    }

    [Fact]
    public async Task Works_are_billed_as_they_go_on_and_the_customer_retains_five_percent()
    {
        await using var house = await TestHouse.Open();
        var quote = await Signed(house, new(PlanMode.Progress, Rate.Zero, 1, [], Rate.FromPercent(5)), [Sale.Line("Charpente", 1000m), Sale.Line("Couverture", 600m, quantity: 3)]);
        var first = await Advance(house, quote, (1, 30m), (2, 0m));
        Assert.Equal((300m, 18m), (first.Ht.Euros, first.Retained.Euros));
        var second = await Advance(house, quote, (1, 100m), (2, 50m));
        Assert.Equal(1600m, second.Ht.Euros);
        var last = await Advance(house, quote, (1, 100m), (2, 100m));
        Assert.Equal((true, 2800m, 1080m), (last.IsBalance, last.Ht.Euros, last.Owed.Euros));
        var books = await house.Read(db => db.Set<EntryLine>().AsNoTracking().ToListAsync());
        Assert.Equal(-2800m, books.Where(l => l.Account.StartsWith("706", StringComparison.Ordinal)).Sum(l => l.Amount).Euros);
        Assert.Equal(168m, books.Where(l => l.Account == "4117").Sum(l => l.Amount).Euros);
        Assert.Equal("sales.progress.back", (await house.Do(s => s.GetRequiredService<QuoteInvoicing>().PrepareProgress(quote.Id, QuoteProgress.From([(1, 20m), (2, 20m)]), Id<Invoice>.New()))).Refusal!.Type);
    }

    [Fact]
    public async Task Situations_never_bill_more_than_the_quote_with_its_deposit()
    {
        await using var house = await TestHouse.Open();
        var quote = await Signed(house, new(PlanMode.Progress, Rate.FromPercent(30), 1, []), [Sale.Line("Charpente", 1000m)]);
        await Bill(house, quote, 1);
        await Advance(house, quote, (1, 70m));
        var over = await house.Do(s => s.GetRequiredService<QuoteInvoicing>().PrepareProgress(quote.Id, QuoteProgress.From([(1, 80m)]), Id<Invoice>.New()));
        Assert.Equal("sales.progress.exceeds", over.Refusal!.Type);
        var balance = await Advance(house, quote, (1, 100m));
        Assert.True(balance.Owed.IsZero);
        await house.IsSound();
    }

    [Fact]
    public async Task A_new_version_replaces_the_first_under_the_same_number()
    {
        await using var house = await TestHouse.Open();
        var quote = await Ready(house, InvoicingPlan.Once, TwoRates);
        var next = (await house.Do(s => s.GetRequiredService<QuoteActions>().Copy(quote.Id, Id<Quote>.New(), asNextVersion: true))).Value!;
        Assert.Equal("sales.quote.version", (await house.Do(s => s.GetRequiredService<QuoteActions>().Copy(quote.Id, Id<Quote>.New(), asNextVersion: true))).Refusal!.Type);
        await house.Do(s => s.GetRequiredService<QuoteActions>().Submit(new(next.Id, house.Atelier, next.Version, next.Draft)));
        var validated = (await house.Do(s => s.GetRequiredService<QuoteActions>().Validate(next.Id))).Value!;
        Assert.Equal(("DE2026-0001", 2), (validated.Number!, validated.Edition));
        Assert.Equal(QuoteState.Abandoned, (await house.Read(db => db.Set<Quote>().SingleAsync(q => q.Id == quote.Id))).State);
    }

    private static async Task<Quote> Ready(TestHouse house, InvoicingPlan plan, params IReadOnlyList<DraftLine> lines)
    {
        var customer = (await house.Customer(anyway: true)).Value!;
        var draft = new QuoteDraft(customer.Id, "Refonte", new(2026, 11, 3), null, "", "", "", 30, false, 30, false, false, lines, plan);
        var submitted = await house.Do(s => s.GetRequiredService<QuoteActions>().Submit(new(Id<Quote>.New(), house.Atelier, 0, draft)));
        Assert.True(submitted.Ok, submitted.Refusal?.Message);
        var validated = await house.Do(s => s.GetRequiredService<QuoteActions>().Validate(submitted.Value.Id));
        Assert.True(validated.Ok, validated.Refusal?.Message);
        return validated.Value;
    }

    private static async Task<Quote> Signed(TestHouse house, InvoicingPlan plan, params IReadOnlyList<DraftLine> lines)
    {
        var quote = await Ready(house, plan, lines);
        var signed = await house.Do(s => s.GetRequiredService<QuoteActions>().RecordSignature(quote.Id, "Agnès Faure", new(2026, 11, 24)));
        Assert.True(signed.Ok, signed.Refusal?.Message);
        return signed.Value;
    }

    private static Task<Result<Invoice>> Prepare(TestHouse house, Quote quote, int step) => house.Do(s => s.GetRequiredService<QuoteInvoicing>().Prepare(quote.Id, step, Id<Invoice>.New()));

    private static async Task<Invoice> Bill(TestHouse house, Quote quote, int step)
    {
        var prepared = await Prepare(house, quote, step);
        Assert.True(prepared.Ok, prepared.Refusal?.Message);
        return await Issue(house, prepared.Value);
    }

    private static async Task<Invoice> Advance(TestHouse house, Quote quote, params IReadOnlyList<(int, decimal)> progress)
    {
        var prepared = await house.Do(s => s.GetRequiredService<QuoteInvoicing>().PrepareProgress(quote.Id, QuoteProgress.From(progress), Id<Invoice>.New()));
        Assert.True(prepared.Ok, prepared.Refusal?.Message);
        return await Issue(house, prepared.Value);
    }

    private static async Task<Invoice> Credit(TestHouse house, Invoice invoice)
    {
        var note = await house.Do(s => s.GetRequiredService<InvoiceCopies>().Credit(invoice.Id, Id<Invoice>.New()));
        Assert.True(note.Ok, note.Refusal?.Message);
        return await Issue(house, note.Value);
    }

    private static async Task<Invoice> Issue(TestHouse house, Invoice draft)
    {
        await Submit(house, draft);
        var issued = await house.Issue(draft.Id);
        Assert.True(issued.Ok, issued.Refusal?.Message);
        return issued.Value;
    }

    private static async Task Submit(TestHouse house, Invoice draft)
    {
        var submitted = await house.Do(s => s.GetRequiredService<InvoiceActions>().Submit(new(draft.Id, house.Atelier, draft.Version, draft.Draft)));
        Assert.True(submitted.Ok, submitted.Refusal?.Message);
    }
}
