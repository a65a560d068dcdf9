using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Modules.Identity.Duties;
using Maillage.Modules.Ledger;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Sales;
using Maillage.Modules.Sales.Invoices;
using Maillage.Modules.Sales.Receipts;
using Maillage.Platform.Data;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Identity;

public sealed class DutyTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task Who_typed_an_entry_does_not_validate_it_once_the_cooperative_asks(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var admin = await house.Account("Première Administratrice", Role.Administrator);
        var (ines, noe) = (await house.Account("Inès Morvan", Role.Accountant), await house.Account("Noé Vasseur", Role.Accountant));
        Assert.True((await Validate(house, ines, await Draft(house, ines, 1, "manual"))).Ok);

        Assert.True((await Ask(house, admin, LedgerModule.Entries)).Ok);
        var draft = await Draft(house, ines, 2, "manual");
        Assert.Equal("identity.duty.both", (await Validate(house, ines, draft)).Refusal!.Type);
        Assert.Equal("identity.duty.both", (await house.As(ines, s => s.GetRequiredService<EntryActions>().ValidateAll([draft]))).Refusal!.Type);
        Assert.True((await Validate(house, noe, draft)).Ok);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_duty_of_payments_leaves_other_entries_alone(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var admin = await house.Account("Première Administratrice", Role.Administrator);
        var ines = await house.Account("Inès Morvan", Role.Accountant);
        Assert.True((await Ask(house, admin, LedgerModule.Payments)).Ok);

        Assert.True((await Validate(house, ines, await Draft(house, ines, 1, "manual"))).Ok);
        Assert.Equal("identity.duty.both", (await Validate(house, ines, await Draft(house, ines, 2, "payment"))).Refusal!.Type);
        Assert.Equal(Refusal.Forbidden.Type, (await Ask(house, ines)).Refusal!.Type);
        Assert.Equal("Keys", (await Ask(house, admin, "ledger.nothing")).Refusal!.Field);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_duty_of_money_that_leaves_looks_at_what_an_entry_does_to_the_bank_however_it_was_typed(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var admin = await house.Account("Première Administratrice", Role.Administrator);
        var (ines, noe) = (await house.Account("Inès Morvan", Role.Accountant), await house.Account("Noé Vasseur", Role.Accountant));
        Assert.True((await Ask(house, admin, LedgerModule.MoneyOut)).Ok);

        var leaving = await Draft(house, ines, 1, "manual");
        Assert.Equal("identity.duty.both", (await Validate(house, ines, leaving)).Refusal!.Type);
        Assert.Equal("identity.duty.both", (await Validate(house, ines, await Draft(house, ines, 2, "payment"))).Refusal!.Type);
        Assert.True((await Validate(house, noe, leaving)).Ok);
        var coming = await Draft(house, ines, 3, "manual", euros: -10);
        Assert.True((await Validate(house, ines, coming)).Ok);
        Assert.Equal("identity.duty.both", (await Reverse(house, ines, coming)).Refusal!.Type);
        Assert.True((await Reverse(house, noe, coming)).Ok);
        Assert.True((await Validate(house, ines, await Draft(house, ines, 4, "manual", against: "401"))).Ok);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Who_prepared_an_invoice_does_not_issue_it_once_the_cooperative_asks(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var admin = await house.Account("Première Administratrice", Role.Administrator);
        var (ines, noe) = (await house.Account("Inès Morvan", Role.Team), await house.Account("Noé Vasseur", Role.Team));
        var customer = (await house.Customer()).Value!.Id;
        Assert.True((await Issue(house, ines, await Prepared(house, ines, customer))).Ok);

        Assert.True((await Ask(house, admin, SalesModule.Invoices)).Ok);
        var invoice = await Prepared(house, ines, customer);
        Assert.Equal("identity.duty.both", (await Issue(house, ines, invoice)).Refusal!.Type);
        Assert.True((await Issue(house, noe, invoice)).Ok);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Who_recorded_an_advance_or_made_a_credit_note_does_not_give_it_back_once_the_cooperative_asks(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var admin = await house.Account("Première Administratrice", Role.Administrator);
        var (ines, noe) = (await house.Account("Inès Morvan", Role.Team), await house.Account("Noé Vasseur", Role.Team));
        var invoice = await house.Sell();
        var advance = (await house.As(ines, s => s.GetRequiredService<ReceiptActions>().Record(invoice.Id, Paid(1500)))).Value!;
        var other = await house.SellTo(invoice.CustomerId!.Value);
        Assert.True((await house.Receive(other.Id, 1200)).Ok);
        var credit = await house.IssueFrom(invoice.CustomerId!.Value, DocumentKind.CreditNote, new(Credits: other.Id), ines, [Sale.Line("Création graphique", 100m)]);
        Assert.True((await Refund(house, ines, invoice, ClaimId.Of(advance.Id))).Ok);

        Assert.True((await Ask(house, admin, SalesModule.Refunds)).Ok);
        foreach (var claim in (ClaimId[])[ClaimId.Of(advance.Id), ClaimId.Of(credit.Id)])
        {
            Assert.Equal("identity.duty.both", (await Refund(house, ines, invoice, claim)).Refusal!.Type);
            Assert.True((await Refund(house, noe, invoice, claim)).Ok);
        }
        Assert.True((await house.As(ines, s => s.GetRequiredService<ReceiptActions>().Record(invoice.CustomerId!.Value, Paid(10), []))).Ok);
    }

    private static ReceiptDraft Paid(decimal euros) => new(Id<Clearing>.New(), Money.FromEuros(euros), new(2026, 11, 24), PaymentMethod.Transfer);

    private static Task<Result<Receipt>> Refund(TestHouse house, long by, Invoice invoice, ClaimId claim) => house.As(by, s => s.GetRequiredService<ReceiptActions>().Refund(invoice.CustomerId!.Value, Paid(10), claim));

    private static async Task<Id<Invoice>> Prepared(TestHouse house, long by, Id<Customer> customer)
    {
        var submitted = await house.As(by, s => s.GetRequiredService<InvoiceActions>().Submit(new(Id<Invoice>.New(), house.Atelier, 0, Sale.Draft(customer))));
        Assert.True(submitted.Ok, submitted.Refusal?.Message);
        return submitted.Value.Id;
    }

    private static Task<Result<Invoice>> Issue(TestHouse house, long by, Id<Invoice> id) => house.As(by, s => s.GetRequiredService<InvoiceIssue>().Issue(id));

    private static Task<Result> Ask(TestHouse house, long by, params string[] keys) => house.As(by, s => s.GetRequiredService<DutyBook>().Ask(keys));

    private static Task<Result<Entry>> Reverse(TestHouse house, long by, Id<Entry> entry) => house.As(by, s => s.GetRequiredService<EntryActions>().Reverse(entry, new DateOnly(2026, 11, 24), "erreur"));

    private static Task<Result<Entry>> Validate(TestHouse house, long by, Id<Entry> entry) => house.As(by, s => s.GetRequiredService<EntryActions>().Validate(entry));

    private static async Task<Id<Entry>> Draft(TestHouse house, long by, long key, string source, decimal euros = 10, string against = "512000")
    {
        var day = new DateOnly(2026, 11, 20);
        LineDraft[] lines = [new(house.Atelier, "606", Money.FromEuros(euros)), new(house.Atelier, against, -Money.FromEuros(euros))];
        var draft = new EntryDraft(house.Entity, JournalCodes.Bank, day, "Fournitures", $"P{key}", day, new EntrySource(source, key), lines);
        return (await house.As(by, s => s.GetRequiredService<EntryActions>().Write(draft))).Value!.Id;
    }
}
