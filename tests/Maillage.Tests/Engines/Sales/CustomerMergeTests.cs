using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Recurring;
using Maillage.Domain.Sales.Sending;
using Maillage.Modules.Ledger.Checks;
using Maillage.Modules.Sales;
using Maillage.Modules.Sales.Customers;
using Maillage.Modules.Sales.Customers.Duplicates;
using Maillage.Modules.Sales.Customers.Statements;
using Maillage.Modules.Sales.Invoices;
using Maillage.Modules.Sales.Receipts;
using Maillage.Modules.Sales.Recurring;
using Maillage.Modules.Sales.Sending;
using Maillage.Platform;
using Maillage.Platform.Audit;
using Maillage.Platform.Mail;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Sales;

public sealed class CustomerMergeTests
{
    private static readonly CustomerDetails Twin = Sale.Company with { Name = "Studio Nord SARL", Siren = "", Kind = CustomerKind.Private, Email = "compta@studio-nord.example" };

    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_accounts_become_one_and_what_is_issued_keeps_what_it_says(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var kept = (await house.Customer()).Value!;
        var twin = (await house.Customer(Twin)).Value!;
        var first = await house.SellTo(kept.Id, Sale.Line("Conseil", 100));
        var second = await house.SellTo(twin.Id, Sale.Line("Pose", 200));
        await house.Receive(second.Id, 300);
        var draft = (await house.Submit(Sale.Draft(twin.Id))).Value!;
        var quote = await house.Offered(twin.Id);

        var merged = await house.Merge(kept, twin, kept.Details with { Email = Twin.Email });

        Assert.True(merged.Ok, merged.Refusal?.Message);
        Assert.True((await house.Merge(kept, twin, kept.Details)).Ok);
        // One account: the invoice of the one, and what the payment of the other's left.
        var open = await house.Open(first);
        Assert.Equal([-60m, 120m], open.Select(c => c.Remaining.Euros).Order());
        Assert.Equal(open.Select(c => c.Id), (await house.Open(second)).Select(c => c.Id));
        var offset = await house.Do(s => s.GetRequiredService<OffsetActions>().Record(twin.Id, Id<Clearing>.New(), [new(ClaimId.Of(first.Id), Money.FromEuros(60)), new(open.Single(c => c.IsAdvance).Id, -Money.FromEuros(60))]));
        Assert.True(offset.Ok, offset.Refusal?.Message);
        Assert.Equal(60m, (await house.Do(s => s.GetRequiredService<CustomerReader>().Due([kept.Id])))[kept.Id].Euros);
        // What is issued stands; what is not follows.
        var stored = await house.Read(db => db.Set<Invoice>().AsNoTracking().ToDictionaryAsync(i => i.Id));
        Assert.Equal((twin.Id, second.Hash, kept.Id), (stored[second.Id].CustomerId!.Value, stored[second.Id].Hash, stored[draft.Id].CustomerId!.Value));
        Assert.Contains("Studio Nord SARL", stored[second.Id].Snapshot, StringComparison.Ordinal);
        Assert.Equal(kept.Id, (await house.Read(db => db.Set<Quote>().SingleAsync(q => q.Id == quote))).CustomerId);
        Assert.Equal(3, (await house.Do(s => s.GetRequiredService<InvoiceList>().Rows(new InvoiceFilter(Customer: kept.Id), 1))).Count);
        // The draft is issued on the account of the one kept.
        var issued = (await house.Issue(draft.Id)).Value!;
        Assert.Equal(kept.ThirdPartyId, (await house.Read(db => db.Set<OpenItem>().SingleAsync(i => i.EntryId == issued.EntryId))).ThirdPartyId);
        var note = await house.Do(s => s.GetRequiredService<InvoiceCopies>().Credit(second.Id, Id<Invoice>.New()));
        Assert.Equal(kept.Id, note.Value!.CustomerId);
        await Sound(house);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_history_of_each_thing_that_goes_over_says_it(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var kept = (await house.Customer()).Value!;
        var twin = (await house.Customer(Twin)).Value!;
        var issued = await house.SellTo(twin.Id, Sale.Line("Pose", 200));
        var draft = (await house.Submit(Sale.Draft(twin.Id))).Value!;
        var quote = await house.Offered(twin.Id);
        var deal = (await house.Read(db => db.Set<Quote>().SingleAsync(q => q.Id == quote))).DealId!.Value;
        var monthly = Sale.Draft(twin.Id, Sale.Line("Forfait", 100)) with { SaleFrom = new(2026, 11, 1), SaleTo = new(2026, 11, 30) };
        var model = (await house.Do(s => s.GetRequiredService<RecurringActions>().Save(new(Id<RecurringInvoice>.New(), house.Atelier, 0, monthly, new(RecurrenceUnit.Month, 1, new(2026, 12, 1)), null)))).Value!;
        var before = await house.Read(db => db.Set<AuditRecord>().MaxAsync(r => r.Number));

        Assert.True((await house.Merge(kept, twin, kept.Details with { Phone = "04 75 00 00 00" })).Ok);

        var told = await house.Read(db => db.Set<AuditSubject>().Where(s => s.Number > before).Select(s => new { s.Kind, s.RecordId }).ToListAsync());
        Assert.Equal([("Customer", kept.Id.Value), ("Customer", twin.Id.Value), ("Deal", deal.Value), ("Invoice", draft.Id.Value), ("Quote", quote.Value), ("RecurringInvoice", model.Id.Value)],
            told.Where(t => t.Kind != "ThirdParty").Select(t => (t.Kind, t.RecordId)).Order());
        var payload = await house.Read(db => db.Set<AuditPayload>().SingleAsync(p => p.Number == before + 1));
        Assert.Equal(4, payload.Text.Split($"""
            "CustomerId":["{twin.Id}","{kept.Id}"]
            """.Trim()).Length - 1);
        Assert.Equal(twin.Id, (await house.Read(db => db.Set<Invoice>().SingleAsync(i => i.Id == issued.Id))).CustomerId);
        Assert.Equal(kept.Id, (await house.Read(db => db.Set<RecurringInvoice>().SingleAsync())).CustomerId);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_form_sent_again_after_the_merge_gives_back_what_it_recorded(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var kept = (await house.Customer()).Value!;
        var twin = (await house.Customer(Twin)).Value!;
        var (first, second) = (await house.SellTo(twin.Id, Sale.Line("Pose", 200)), await house.SellTo(twin.Id, Sale.Line("Pose", 100)));
        var receipt = new ReceiptDraft(Id<Clearing>.New(), Money.FromEuros(300), new(2026, 11, 24), PaymentMethod.Transfer);
        var offset = Id<Clearing>.New();
        var loss = new WriteOffDraft(Id<Clearing>.New(), ClaimId.Of(second.Id), WriteOffCause.Irrecoverable, "Client introuvable");
        IReadOnlyList<Allocation> paid = [new(ClaimId.Of(first.Id), Money.FromEuros(240))];
        IReadOnlyList<Allocation> used = [new(ClaimId.Of(second.Id), Money.FromEuros(60)), new(new ClaimId(null, receipt.Id), -Money.FromEuros(60))];

        async Task<Id<Clearing>[]> Send()
        {
            var sent = new Result<Clearing>[]
            {
                Of(await house.Do(s => s.GetRequiredService<ReceiptActions>().Record(twin.Id, receipt, paid))),
                Of(await house.Do(s => s.GetRequiredService<OffsetActions>().Record(twin.Id, offset, used))),
                Of(await house.Do(s => s.GetRequiredService<WriteOffActions>().Record(twin.Id, loss))),
            };
            Assert.All(sent, s => Assert.True(s.Ok, s.Refusal?.Message));
            return [.. sent.Select(s => s.Value!.Id)];
        }
        static Result<Clearing> Of<T>(Result<T> result) where T : Clearing => result.Ok ? (Clearing)result.Value : Result<Clearing>.Refused(result.Refusals);

        var statement = Id<SentStatement>.New();
        Task<Result<OutgoingMail>> Mail() => house.Do(s => s.GetRequiredService<StatementSending>().Send(statement, twin.Id, null, null, new Letter { To = "compta@studio-nord.example", Subject = "Relevé", Text = "Bonjour" }));

        var (before, mail) = (await Send(), await Mail());
        Assert.True((await house.Merge(kept, twin, kept.Details)).Ok);

        Assert.Equal(before, await Send());
        Assert.Equal(mail.Value!.Id, (await Mail()).Value!.Id);
        Assert.Equal(3, await house.Read(db => db.Set<Clearing>().CountAsync()));
        var other = (await house.Customer(Sale.Company with { Name = "Autre", Siren = "732829320" })).Value!;
        Assert.Equal("sales.receipt.key", (await house.Do(s => s.GetRequiredService<ReceiptActions>().Record(other.Id, receipt, paid))).Refusal!.Type);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_slip_in_a_first_letter_is_found_in_a_crowd(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        string[] first = ["Anne", "Bruno", "Claire", "Denis", "Elsa", "Fabien", "Gilles", "Hugo", "Inès", "Jules"];
        string[] last = ["Lambert", "Moreau", "Noiret", "Olivier", "Perrin", "Quinet", "Renaud", "Simon", "Texier", "Urbain", "Vasseur", "Weber", "Xavier", "Yvon", "Zola", "Aubert", "Bonnet", "Colin", "Durand", "Evrard", "Fabre", "Girard", "Henry", "Imbert", "Jacquet", "Klein", "Leroy", "Masson", "Nicolas", "Oudin"];
        var names = first.SelectMany(f => last.Select(l => $"{f} {l}")).Concat(["Marie Dupontel", "Marie Tupontel", "Zachée Bellanger", "Zachée Vellanger"]);
        var text = "nom;adresse;code postal;ville\n" + string.Join('\n', names.Select(n => $"{n};1 rue du Port;26400;Crest"));
        Assert.Equal(304, (await house.ImportCustomers(await house.SendCustomers(text))).Value);

        var pairs = await house.Do(s => s.GetRequiredService<DuplicateReader>().Pairs());

        Assert.Equal(["Marie Dupontel / Marie Tupontel", "Zachée Bellanger / Zachée Vellanger"], pairs.Select(p => $"{p.Kept.Name} / {p.Other.Name}").Where(p => p.Contains("tel", StringComparison.Ordinal) || p.Contains("llanger", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task The_merged_one_leaves_the_lists_says_what_the_other_says_and_the_act_is_kept()
    {
        await using var house = await TestHouse.Open();
        var kept = (await house.Customer()).Value!;
        var twin = (await house.Customer(Twin)).Value!;
        await house.Merge(kept, twin, kept.Details with { Phone = "04 75 00 00 00" });

        var (rows, count) = await house.Do(s => s.GetRequiredService<CustomerReader>().List(null, null, 1));
        Assert.Equal((1, "Studio Nord"), (count, Assert.Single(rows).Name));
        Assert.Equal(kept.Id, (await house.Do(s => s.GetRequiredService<CustomerReader>().Find(twin.Id)))!.Id);
        var version = (await house.Read(db => db.Set<Customer>().SingleAsync(c => c.Id == kept.Id))).Version;
        Assert.True((await house.Do(s => s.GetRequiredService<CustomerActions>().Change(kept.Id, version, kept.Details with { Name = "Studio du Nord" }))).Ok);
        Assert.Equal("Studio du Nord", (await house.Read(db => db.Set<Customer>().SingleAsync(c => c.Id == twin.Id))).Name);
        Assert.Equal("sales.customer.merged", (await house.Do(s => s.GetRequiredService<CustomerActions>().Change(twin.Id, 9, kept.Details))).Refusal!.Type);
        var act = await house.Read(db => db.Set<CustomerMerge>().SingleAsync());
        Assert.Equal((kept.Id, twin.Id, "Studio Nord SARL", "552100554"), (act.KeptId, act.MergedId, act.MergedBefore.Name, act.KeptBefore.Siren));
        // A third one: the chain stays flat.
        var third = (await house.Customer(Sale.Company with { Name = "Nord" }, anyway: true)).Value!;
        Assert.True((await house.Merge(third, await house.Read(db => db.Set<Customer>().SingleAsync(c => c.Id == kept.Id)), third.Details)).Ok);
        Assert.All(await house.Read(db => db.Set<Customer>().Where(c => c.Id != third.Id).ToListAsync()), c => Assert.Equal((third.Id, "Nord"), (c.MergedIntoId!.Value, c.Name)));
        await Sound(house);
    }

    [Fact]
    public async Task Two_bodies_two_activities_and_other_people_s_customers_are_not_made_one()
    {
        await using var house = await TestHouse.Open();
        var kept = (await house.Customer()).Value!;
        var body = (await house.Customer(Sale.Company with { Siren = "732829320" })).Value!;
        var elsewhere = (await house.Customer(Twin, of: house.Bois)).Value!;
        var twin = (await house.Customer(Twin)).Value!;
        var other = await house.Account("Autre Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Bois.Value);

        Assert.Equal("sales.customer.merge-siren", (await house.Merge(kept, body, kept.Details)).Refusal!.Type);
        Assert.Equal("sales.customer.merge-activity", (await house.Merge(kept, elsewhere, kept.Details)).Refusal!.Type);
        Assert.Equal("sales.customer.merge-self", (await house.Merge(kept, kept, kept.Details)).Refusal!.Type);
        Assert.Equal(Refusal.NotFound.Type, (await house.As(other, s => s.GetRequiredService<CustomerMerging>().Merge(kept.Id, kept.Version, twin.Id, twin.Version, kept.Details))).Refusal!.Type);
        Assert.Equal(Refusal.Stale.Type, (await house.Do(s => s.GetRequiredService<CustomerMerging>().Merge(kept.Id, kept.Version + 1, twin.Id, twin.Version, kept.Details))).Refusal!.Type);
        Assert.False((await house.Merge(kept, twin, kept.Details with { Name = "" })).Ok);
        Assert.Equal(["Studio Nord / Studio Nord SARL"], (await house.Do(s => s.GetRequiredService<DuplicateReader>().Pairs())).Where(p => p.Why.StartsWith("noms", StringComparison.Ordinal) && p.Kept.Id == kept.Id).Select(p => $"{p.Kept.Name} / {p.Other.Name}"));
    }

    private static async Task Sound(TestHouse house)
    {
        foreach (var report in await house.Do(async s =>
        {
            var reports = new List<CheckReport>();
            foreach (var check in s.GetServices<ICheck>().Where(c => c is SalesCheck or LedgerCheck or CustomersCheck)) reports.Add(await check.Run());
            return reports;
        })) Assert.Empty(report.Faults);
    }
}

/// <summary>Verbs of merging.</summary>
internal static class Merging
{
    public static Task<Result<Customer>> Merge(this TestHouse house, Customer kept, Customer merged, CustomerDetails details) => house.Do(s =>
        s.GetRequiredService<CustomerMerging>().Merge(kept.Id, kept.Version, merged.Id, merged.Version, details));

    /// <summary>A validated quote of a customer.</summary>
    public static async Task<Id<Quote>> Offered(this TestHouse house, Id<Customer> customer) =>
        (await house.Validated(new QuoteDraft(customer, "Refonte", new(2026, 11, 3), null, "", "", "", 30, false, 30, false, false, [Sale.Line("Conception", 1000m)], InvoicingPlan.Once), Id<Quote>.New(), 0)).Id;
}
