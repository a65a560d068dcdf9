using System.IO.Compression;
using System.Text.Json;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Domain.Sales.Receipts;
using Maillage.Domain.Sales.Sending;
using Maillage.Modules.Privacy.Customers;
using Maillage.Modules.Sales.Customers;
using Maillage.Modules.Sales.Customers.Statements;
using Maillage.Modules.Sales.Invoices;
using Maillage.Modules.Sales.Quotes;
using Maillage.Modules.Sales.Sending;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines;

/// <summary>The data of a customer who is a person are handed over and erased, but what the law makes keep.</summary>
public sealed class CustomerErasureTests
{
    private const string Mail = "zq@maison.example";

    private static readonly CustomerDetails Zephyrine = new(CustomerKind.Private, "Zephyrine Quenouillard", Street: "7 venelle des Orvets", PostCode: "26400", City: "Crest", Email: Mail, Phone: "0699887766", Notes: "Passer par le portail bleu");

    /// <summary>How to reach her and what was noted of her, in small letters.</summary>
    private static readonly string[] Reach = ["venelle des orvets", Mail, "0699887766", "portail bleu"];

    private static readonly string[] Name = ["quenouillard"];

    /// <summary>What was issued to her says what it says, for ten years at least (C. com. L123-22), and is never made again.</summary>
    private static readonly string[] Kept = ["Invoices.Search", "Invoices.Snapshot", "SentStatements.Content"];

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Of_who_bought_the_name_stays_and_no_other_column_says_how_to_reach_them(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var director = await house.Account("Une Directrice", Role.Direction);
        var (customer, invoice) = await Bought(house);
        Assert.Superset(new HashSet<string>(["Customers.Street", "Customers.Notes", "Customers.Search", "CustomerMerges.MergedBefore", "AuditPayloads.Text", "DocumentActs.Text", "MailRecipients.Address", "Mails.Search", "Mails.Reason"]), await ErasureTests.Saying(house, Reach));

        var done = await Erase(house, director, customer.Id);

        Assert.True(done.Ok, done.Refusal?.Message);
        Assert.Equal(new DateOnly(2036, 12, 31), done.Value.KeptUntil);
        Assert.Subset(new HashSet<string>(Kept), await ErasureTests.Saying(house, Reach));
        Assert.Equal("Zephyrine Quenouillard", await house.Read(db => db.Set<Customer>().Where(c => c.Id == customer.Id).Select(c => c.Name).SingleAsync()));
        // The act that made her, which says nothing of her, may have made others.
        Assert.Contains(await house.Read(db => db.Set<AuditPayload>().Select(p => p.Text).ToListAsync()), t => t.Contains($"\"Kind\":\"Customer\",\"Id\":{customer.Id},\"Verb\":\"Added\"", StringComparison.Ordinal));
        await using (var owner = Db.OfOwner(house.Settings))
            foreach (var other in (string[])["""UPDATE "DocumentActs" SET "Text" = 'autre'""", """UPDATE "CustomerMerges" SET "MergedBefore" = 'autre'"""])
                await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => owner.Database.ExecuteSqlRawAsync(other));
        Assert.Contains("venelle des Orvets", await house.Read(db => db.Set<Invoice>().Where(i => i.Id == invoice.Id).Select(i => i.Snapshot).SingleAsync()), StringComparison.Ordinal);
        Assert.Empty((await house.Do(s => new AuditCheck(s.GetRequiredService<Db>()).Run())).Faults);
        await house.IsSound();
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Of_who_only_asked_for_a_quote_nothing_stays_but_the_quote(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var director = await house.Account("Une Directrice", Role.Direction);
        await house.Member();
        var quote = await house.Offer("Portrait", Zephyrine);
        var id = quote.CustomerId!.Value;
        var token = Sent.Token((await house.Send(quote, Mail)).Value!.Text);
        Assert.True((await house.Do(s => s.GetRequiredService<QuoteAnswers>().AskChange(token, "Zephyrine Quenouillard", "Plutôt au portail bleu"))).Ok);
        house.MoveTo("2027-03-01");
        await Deleted(house, id);
        Assert.Superset(new HashSet<string>(["Quotes.Snapshot", "Quotes.Search", "Deals.Search", "DocumentActs.Name", "Mails.Text", "AuditPayloads.Text"]), await ErasureTests.Saying(house, [.. Reach, .. Name]));

        var done = await Erase(house, director, id);

        Assert.True(done.Ok, done.Refusal?.Message);
        Assert.Null(done.Value.KeptUntil);
        Assert.Empty(await ErasureTests.Saying(house, [.. Reach, .. Name]));
        var (rows, _) = await house.Do(s => s.GetRequiredService<CustomerReader>().List(null, null, 1));
        Assert.Empty(rows);
        var stored = await house.Read(db => db.Set<Customer>().SingleAsync());
        Assert.Equal((CustomerDetails.ErasedName, true), (stored.Name, stored.Forgotten));
        Assert.Equal(QuoteState.Abandoned, await house.Read(db => db.Set<Quote>().Select(q => q.State).SingleAsync()));
        Assert.Null(await house.Do(s => s.GetRequiredService<QuoteAnswers>().Read(token)));
        Assert.NotEmpty(await house.Do(async s => await s.GetRequiredService<QuotePapers>().Of(await s.GetRequiredService<Db>().Set<Quote>().SingleAsync())));
        Assert.Empty((await house.Do(s => new AuditCheck(s.GetRequiredService<Db>()).Run())).Faults);
        await house.IsSound();
    }

    [Fact]
    public async Task Nothing_more_is_made_for_who_was_forgotten()
    {
        await using var house = await TestHouse.Open();
        var director = await house.Account("Une Directrice", Role.Direction);
        var id = (await house.Customer(Zephyrine)).Value!.Id;
        var other = (await house.Customer(Zephyrine with { Name = "Quelqu’un d’autre" })).Value!;
        Assert.True((await Erase(house, director, id)).Ok);
        var stored = await house.Read(db => db.Set<Customer>().SingleAsync(c => c.Id == id));

        Assert.Equal("sales.customer.forgotten", (await house.Do(s => s.GetRequiredService<CustomerActions>().Change(id, stored.Version, Zephyrine))).Refusal!.Type);
        foreach (var refused in (Result[])
        [
            await Erase(house, director, id), await house.Merge(stored, other, other.Details), await house.Merge(other, stored, other.Details), await house.Save(Sale.Draft(id), Id<Invoice>.New(), 0),
            await house.Do(s => s.GetRequiredService<Maillage.Modules.Sales.Receipts.ReceiptActions>().Record(id, new(Id<Clearing>.New(), Money.FromEuros(10), new(2026, 11, 24), PaymentMethod.Transfer), [])),
        ]) Assert.Equal("sales.customer.forgotten", refused.Refusal?.Type);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task All_that_names_them_and_is_theirs_is_handed_over(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var director = await house.Account("Une Directrice", Role.Direction);
        var (customer, invoice) = await Bought(house);
        await house.Sell();

        await using var stream = await house.As(director, s => s.GetRequiredService<CustomerData>().Export(customer));
        using var zip = new ZipArchive(stream);

        var names = zip.Entries.Select(e => e.FullName).ToList();
        foreach (var name in (string[])["lisez-moi.txt", "donnees.json", "courriels.json", $"factures/Facture-{invoice.Number}.pdf", $"factures/Facture-{invoice.Number}.xml", "SHA256SUMS"]) Assert.Contains(name, names);
        Assert.Single(names, n => n.StartsWith("releves/", StringComparison.Ordinal));
        Assert.Equal(2, names.Count(n => n.StartsWith("factures/", StringComparison.Ordinal)));
        var data = (await Json(zip, "donnees.json"));
        Assert.Equal(2, data.GetProperty("Customers").GetArrayLength());
        Assert.Equal(invoice.Id.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), Assert.Single(data.GetProperty("Invoices").EnumerateArray()).GetProperty("Id").ToString());
        Assert.Single(data.GetProperty("Clearings").EnumerateArray());
        Assert.DoesNotContain("Studio Nord", data.ToString(), StringComparison.Ordinal);
        Assert.Single(data.GetProperty("InvoiceLines").EnumerateArray());
        Assert.Equal(2, data.GetProperty("ThirdParties").GetArrayLength());
        Assert.Contains("Votre relevé", (await Json(zip, "courriels.json")).ToString(), StringComparison.Ordinal);
        Assert.Contains(await house.Read(db => db.Set<AuditPayload>().Select(p => p.Text).ToListAsync()), t => t.Contains("emporté", StringComparison.Ordinal) && t.Contains("ses données", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task What_goes_on_with_them_is_ended_first(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var director = await house.Account("Une Directrice", Role.Direction);
        var quote = await house.Offer("Portrait", Zephyrine);
        var id = quote.CustomerId!.Value;
        Assert.Contains("des devis attendent", await Bound(), StringComparison.Ordinal);
        Assert.True((await house.Sign(await house.SentToken(quote))).Ok);
        Assert.Contains("reste à facturer", await Bound(), StringComparison.Ordinal);
        Assert.True((await house.Do(s => s.GetRequiredService<Maillage.Modules.Sales.Deals.DealActions>().Close(quote.DealId!.Value, true))).Ok);
        var draft = (await house.Submit(Sale.Draft(id))).Value!;
        Assert.Contains("ne sont pas émises", await Bound(), StringComparison.Ordinal);
        await house.Issue(draft.Id);
        Assert.Contains("soldé", await Bound(), StringComparison.Ordinal);
        await house.Receive(draft.Id, 1200m);

        Assert.True((await Erase(house, director, id)).Ok);

        async Task<string> Bound()
        {
            var refused = await Erase(house, director, id);
            Assert.Equal("customer.erasure.bound", refused.Refusal?.Type);
            Assert.Equal(0, await house.Read(db => db.Set<Erasure>().CountAsync()));
            return refused.Refusal!.Message;
        }
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Who_is_served_at_home_keeps_their_address_until_the_attestation_is_given(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        await house.ServeAtHome("COURS");
        var director = await house.Account("Une Directrice", Role.Direction);
        var (customer, _) = await Bought(house);

        Assert.Contains("attestation fiscale de 2026", (await Erase(house, director, customer.Id)).Refusal?.Message, StringComparison.Ordinal);
        house.MoveTo("2027-04-01");
        Assert.True((await Erase(house, director, customer.Id)).Ok);
    }

    [Fact]
    public async Task Mails_about_others_to_the_same_address_stay()
    {
        await using var house = await TestHouse.Open();
        var director = await house.Account("Une Directrice", Role.Direction);
        var (customer, _) = await Bought(house);
        var invoice = await house.SellTo((await house.Customer(Zephyrine, of: house.Atelier, anyway: true)).Value!.Id);
        await Mailed(house, invoice);
        Assert.True((await Erase(house, director, customer.Id)).Ok);

        var mail = Assert.Single(await house.Mails(), m => m.Text != "Contenu effacé");
        Assert.Equal((invoice.Id.Value, Mail), (mail.TargetId, Assert.Single(mail.Recipients).Address));
    }

    [Fact]
    public async Task Programs_are_told()
    {
        await using var house = await TestHouse.Open();
        var director = await house.Account("Une Directrice", Role.Direction);
        var (customer, _) = await Bought(house);
        Assert.True((await house.Do(s => s.GetRequiredService<Maillage.Modules.Api.Webhooks.WebhookActions>().Open("https://exemple.coop/appels", ["customer.changed"]))).Ok);

        Assert.True((await Erase(house, director, customer.Id)).Ok);

        Assert.Contains(await house.Read(db => db.Set<Maillage.Modules.Api.Webhooks.WebhookDelivery>().Select(d => d.Body).ToListAsync()), b => b.Contains($"/customers/{customer.Id}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_erases_or_sees_whom_they_may_not()
    {
        await using var house = await TestHouse.Open();
        var customer = (await house.Customer(Zephyrine)).Value!;
        foreach (var (role, refusal) in ((string, Refusal)[])[(Role.Team, Refusal.Forbidden), (Role.Administrator, Refusal.NotFound), (Role.Associate, Refusal.NotFound)])
            Assert.Equal(refusal.Type, (await Erase(house, await house.Account($"Une {role}", role), customer.Id)).Refusal?.Type);
        var director = await house.Account("Une Directrice", Role.Direction);
        Assert.Equal("Reason", (await house.As(director, s => s.GetRequiredService<CustomerErasing>().Erase(customer.Id, " "))).Refusal?.Field);
        Assert.Equal(Refusal.NotFound.Type, (await Erase(house, director, Id<Customer>.New())).Refusal?.Type);
        Assert.Equal(Zephyrine, (await house.Read(db => db.Set<Customer>().SingleAsync())).Details);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Private_customers_without_news_are_named_once_their_time_is_over(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var director = await house.Account("Une Directrice", Role.Direction);
        var silent = (await house.Customer(Zephyrine with { Name = "Sans Achat", Email = "" })).Value!;
        await house.Customer(Sale.Company);
        await Bought(house);

        Assert.Empty(await Overdue());
        house.MoveTo("2029-11-23");
        Assert.Empty(await Overdue());
        house.MoveTo("2029-11-26");
        await (await house.As(director, s => s.GetRequiredService<CustomerData>().Export(silent))).DisposeAsync();
        Assert.Equal(["Sans Achat"], await Overdue());
        house.MoveTo("2037-11-24");
        Assert.Equal(["Sans Achat"], await Overdue());
        house.MoveTo("2037-11-25");
        Assert.Equal(["Sans Achat", "Zephyrine Quenouillard"], await Overdue());

        Task<List<string>> Overdue() => house.As(director, async s => (await s.GetRequiredService<OverdueCustomers>().Read()).Select(c => c.Name).ToList());
    }

    private static Task<Result<Erasure>> Erase(TestHouse house, long account, Id<Customer> customer) =>
        house.As(account, s => s.GetRequiredService<CustomerErasing>().Erase(customer, "Demande du 20 novembre 2026"));

    /// <summary>Two records of her made one, an invoice paid, a statement sent.</summary>
    private static async Task<(Customer, Invoice)> Bought(TestHouse house)
    {
        var kept = (await house.Customer(Zephyrine)).Value!;
        var twin = (await house.Customer(Zephyrine with { Street = "7 Venelle des Orvets" })).Value!;
        Assert.True((await house.Merge(kept, twin, kept.Details)).Ok);
        var customer = await house.Read(db => db.Set<Customer>().SingleAsync(c => c.Id == kept.Id));
        Assert.True((await house.Do(s => s.GetRequiredService<CustomerActions>().Change(kept.Id, customer.Version, Zephyrine with { Phone = "0699887766", Notes = "Passer par le portail bleu, sonner" }))).Ok);
        var invoice = await house.SellTo(kept.Id);
        await house.Receive(invoice.Id, 1200m);
        var sent = await house.Do(s => s.GetRequiredService<StatementSending>().Send(Id<SentStatement>.New(), kept.Id, null, null, new Letter { To = Mail, Subject = "Votre relevé", Text = "Bonjour" }));
        Assert.True(sent.Ok, sent.Refusal?.Message);
        await Mailed(house, invoice);
        await house.Do(s => s.GetRequiredService<Db>().Write(async () =>
        {
            var db = s.GetRequiredService<Db>();
            db.Entry(await db.Set<OutgoingMail>().SingleAsync(m => m.TargetId == invoice.Id.Value)).Property(m => m.Reason).CurrentValue = $"Le serveur refuse l’adresse {Mail}.";
            return Result.Done;
        }));
        await Deleted(house, kept.Id);
        return (await house.Read(db => db.Set<Customer>().AsNoTracking().SingleAsync(c => c.Id == kept.Id)), invoice);
    }

    private static async Task Mailed(TestHouse house, Invoice invoice)
    {
        var sent = await house.Do(s => s.GetRequiredService<InvoiceSending>().Send(invoice.Id, new Letter { To = Mail, Subject = "Votre facture", Text = "Bonjour" }));
        Assert.True(sent.Ok, sent.Refusal?.Message);
    }

    /// <summary>A draft for her that was written, then deleted.</summary>
    private static async Task Deleted(TestHouse house, Id<Customer> customer)
    {
        var draft = (await house.Save(Sale.Draft(customer), Id<Invoice>.New(), 0)).Value!;
        Assert.True((await house.Do(s => s.GetRequiredService<InvoiceActions>().Remove(draft.Id))).Ok);
    }

    private static async Task<JsonElement> Json(ZipArchive zip, string name)
    {
        await using var entry = zip.GetEntry(name)!.Open();
        return (await JsonDocument.ParseAsync(entry)).RootElement;
    }
}
