using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Sending;
using Maillage.Modules.Ledger.Entries;
using Maillage.Modules.Sales.Customers.Statements;
using Maillage.Modules.Sales.Receipts;
using Maillage.Modules.Sales.Sending;
using Maillage.Platform.Mail;
using Maillage.Tests.Formats;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Sales;

public sealed class StatementTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_balance_is_the_ledgers_whatever_happened(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var chance = new Random(7);
        var first = await house.Sell(Sale.Line("Ligne", 250));
        var customer = (await house.Read(db => db.Set<Customer>().SingleAsync()))!;
        // A neighbour whose account must not be mixed in.
        await house.SellTo((await house.Customer(Sent.WithMail with { Siren = "732829320" })).Value!.Id, Sale.Line("Autre", 999));
        for (var step = 0; step < 16; step++)
        {
            var open = await house.Open(first);
            var (debts, credits) = (open.Where(c => c.Remaining.IsPositive).ToList(), open.Where(c => c.Remaining.IsNegative).ToList());
            switch (chance.Next(6))
            {
                case 0:
                    await house.SellTo(customer.Id, Sale.Line("Ligne", chance.Next(100, 90_000) / 100m));
                    break;
                case 1 or 2:
                    var amount = new Money(chance.Next(100, 60_000));
                    await house.Do(s => s.GetRequiredService<ReceiptActions>().Record(customer.Id, new(Id<Clearing>.New(), amount, Today, PaymentMethod.Transfer), ClearingRules.OldestFirst(debts, amount)));
                    break;
                case 3 when debts.Count > 0 && credits.Count > 0:
                    var both = Money.Min(debts[0].Remaining, -credits[0].Remaining);
                    await house.Do(s => s.GetRequiredService<OffsetActions>().Record(customer.Id, Id<Clearing>.New(), [new(debts[0].Id, both), new(credits[0].Id, -both)]));
                    break;
                case 4 when debts.Count > 0:
                    await house.Do(s => s.GetRequiredService<WriteOffActions>().Record(customer.Id, new(Id<Clearing>.New(), debts[^1].Id, WriteOffCause.Irrecoverable, "Liquidation")));
                    break;
                default:
                    var done = await house.Read(db => db.Set<Clearing>().OrderBy(c => c.Id).Select(c => c.Id).ToListAsync());
                    if (done.Count > 0) await house.Reverse(done[chance.Next(done.Count)]);
                    break;
            }
            var statement = await Of(house, customer);
            Assert.Equal(await Balance(house, customer), statement.Closing);
            Assert.Equal((await house.Open(first)).Sum(c => c.Remaining), statement.Closing);
            Assert.True(statement.Other.IsZero);
        }
    }

    [Fact]
    public async Task What_was_open_on_an_earlier_day_is_told_as_it_was()
    {
        await using var house = await TestHouse.Open(today: "2026-07-01");
        var invoice = await house.Sell(Sale.Line("Conseil", 100));
        house.MoveTo("2026-11-24");
        await house.Receive(invoice.Id, 120, "2026-11-20");
        var customer = (await house.Read(db => db.Set<Customer>().SingleAsync()))!;

        var (then, now) = (await Of(house, customer, to: new(2026, 10, 15)), await Of(house, customer));

        Assert.Equal((120m, 120m, 0m), (then.Closing.Euros, then.Due(DueAge.UpTo90).Euros, now.Closing.Euros));
        Assert.Empty(now.Open);
        Assert.Equal(["Facture 2026-00001 120,00", "Règlement, virement 2026-00001 -120,00"], now.Lines.Select(l => $"{l.Move.What} {l.Move.Document} {l.Move.Amount.Euros.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture).Replace('.', ',')}"));
        var later = await Of(house, customer, new(2026, 11, 1));
        Assert.Equal((120m, 1), (later.Opening.Euros, later.Lines.Count));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task It_leaves_by_mail_once_with_the_paper_of_its_day(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var invoice = await house.Sold();
        var customer = (await house.Read(db => db.Set<Customer>().SingleAsync()))!;
        var (id, letter) = (Id<SentStatement>.New(), new Letter { To = Sent.Client, Subject = "Votre relevé", Text = "Bonjour" });

        var mails = new List<OutgoingMail>();
        for (var i = 0; i < 2; i++) mails.Add((await house.Do(s => s.GetRequiredService<StatementSending>().Send(id, customer.Id, null, null, letter))).Value!);
        await house.Receive(invoice.Id, 500);

        Assert.Equal(mails[0].Id, mails[1].Id);
        Assert.Equal(1, await house.Read(db => db.Set<OutgoingMail>().CountAsync()));
        var file = await house.Do(s => s.GetRequiredService<StatementFiles>().Draw(id.Value));
        var text = Visitor.Plain(OutsideTools.PdfText(file!.Bytes));
        foreach (var words in (string[])["Relevé de compte au 24 novembre 2026", "Studio Nord", "Facture 2026-00001 1 200,00", "Solde à régler 1 200,00", "Non échu"])
            Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.Equal(file.Bytes, (await house.Do(s => s.GetRequiredService<StatementFiles>().Draw(id.Value)))!.Bytes);
        var neighbour = (await house.Customer(new(CustomerKind.Private, "Une Voisine", Street: "1 rue du Port", PostCode: "26400", City: "Crest"))).Value!;
        Assert.Equal(Refusal.Stale.Type, (await house.Do(s => s.GetRequiredService<StatementSending>().Send(id, neighbour.Id, null, null, letter))).Refusal!.Type);
        var other = await house.Account("Autre Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Bois.Value);
        Assert.Equal(Refusal.NotFound.Type, (await house.As(other, s => s.GetRequiredService<StatementSending>().Send(Id<SentStatement>.New(), customer.Id, null, null, letter))).Refusal!.Type);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_label_of_an_entry_written_by_hand_is_not_the_customers(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var customer = (await house.Customer()).Value!;
        await house.Do(async s =>
        {
            var posted = await s.GetRequiredService<Posting>().Post(new EntryDraft(house.Entity, "OD", new(2026, 3, 12), "Litige : mauvais payeur", "OD-7", new(2026, 3, 12), new EntrySource("test", 1, "1"),
                [new LineDraft(house.Atelier, "411", Money.FromEuros(50), customer.ThirdPartyId), new LineDraft(house.Atelier, "758", -Money.FromEuros(50))]));
            Assert.True(posted.Ok, posted.Refusal?.Message);
        });

        var line = Assert.Single((await Of(house, customer)).Lines);
        Assert.Equal(("Écriture du 12/03/2026", 50m), (Visitor.Plain(line.Move.What), line.Balance.Euros));
    }

    private static Task<CustomerStatement> Of(TestHouse house, Customer customer, DateOnly? from = null, DateOnly? to = null) => house.Do(async s =>
    {
        var reader = s.GetRequiredService<StatementReader>();
        var (first, last) = reader.Period(from, to);
        return await reader.Of(customer, first, last);
    });

    /// <summary>Debit less credit of the customer's third party on the accounts 41, asked of the lines themselves.</summary>
    private static Task<Money> Balance(TestHouse house, Customer customer) => house.Read(async db =>
        new Money(await db.Set<EntryLine>().Where(l => l.ThirdPartyId == customer.ThirdPartyId && l.Account.StartsWith("41")).SumAsync(l => l.Debit.Cents - l.Credit.Cents)));
}
