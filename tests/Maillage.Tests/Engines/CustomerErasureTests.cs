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
using Maillage.Modules.People.Persons;
using Maillage.Modules.Privacy.Customers;
using Maillage.Modules.Sales.Customers;
using Maillage.Modules.Sales.Customers.Statements;
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

    /// <summary>What was made for her says what it says, for ten years at least (C. com. L123-22), and is never made again.</summary>
    private static readonly string[] Documents = ["Invoices.", "InvoiceXmls.", "Quotes.", "SentStatements."];

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Of_who_bought_the_name_stays_and_no_other_column_says_how_to_reach_them(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var director = await house.Account("Une Directrice", Role.Direction);
        var (customer, invoice) = await Bought(house);
        Assert.Superset(new HashSet<string>(["Customers.Street", "Customers.Notes", "Customers.Search", "CustomerMerges.MergedBefore", "AuditPayloads.Text", "MailRecipients.Address", "Mails.Search"]), await ErasureTests.Saying(house, Reach));

        var done = await Erase(house, director, customer.Id);

        Assert.True(done.Ok, done.Refusal?.Message);
        Assert.Equal(new DateOnly(2036, 12, 31), done.Value.KeptUntil);
        Assert.All(await ErasureTests.Saying(house, Reach), column => Assert.Contains(Documents, d => column.StartsWith(d, StringComparison.Ordinal)));
        Assert.Equal("Zephyrine Quenouillard", await house.Read(db => db.Set<Customer>().Where(c => c.Id == customer.Id).Select(c => c.Name).SingleAsync()));
        Assert.Contains("venelle des Orvets", await house.Read(db => db.Set<Invoice>().Where(i => i.Id == invoice.Id).Select(i => i.Snapshot).SingleAsync()), StringComparison.Ordinal);
        Assert.Empty((await house.Do(s => new AuditCheck(s.GetRequiredService<Db>()).Run())).Faults);
        await house.IsSound();
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Of_who_only_asked_for_a_quote_nothing_stays_but_the_quote(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var director = await house.Account("Une Directrice", Role.Direction);
        var quote = await house.Offer("Portrait", Zephyrine);
        var id = quote.CustomerId!.Value;
        Assert.True((await house.Do(s => s.GetRequiredService<QuoteActions>().Decline(quote.Id))).Ok);

        var done = await Erase(house, director, id);

        Assert.True(done.Ok, done.Refusal?.Message);
        Assert.Null(done.Value.KeptUntil);
        Assert.All(await ErasureTests.Saying(house, [.. Reach, .. Name]), column => Assert.Contains(Documents, d => column.StartsWith(d, StringComparison.Ordinal)));
        var (rows, _) = await house.Do(s => s.GetRequiredService<CustomerReader>().List(null, null, 1));
        Assert.Empty(rows);
        var stored = await house.Read(db => db.Set<Customer>().SingleAsync());
        Assert.Equal((CustomerDetails.ErasedName, true), (stored.Name, stored.Forgotten));
        Assert.Equal("sales.customer.forgotten", (await house.Do(s => s.GetRequiredService<CustomerActions>().Change(id, stored.Version, Zephyrine))).Refusal!.Type);
        Assert.True((await Erase(house, director, id)).Ok);
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
    public async Task Mails_to_an_address_that_someone_else_has_too_are_theirs()
    {
        await using var house = await TestHouse.Open();
        var director = await house.Account("Une Directrice", Role.Direction);
        var (customer, _) = await Bought(house);
        Assert.True((await house.Do(s => s.GetRequiredService<PersonActions>().Create("Noé", "Quenouillard", Mail, ""))).Ok);

        Assert.True((await Erase(house, director, customer.Id)).Ok);

        Assert.All(await house.Mails(), m => Assert.Equal((Mail, "Votre relevé"), (Assert.Single(m.Recipients).Address, m.Subject)));
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
        await house.Customer(Zephyrine with { Name = "Sans Achat", Email = "" });
        await house.Customer(Sale.Company);
        await Bought(house);

        Assert.Empty(await Overdue());
        house.MoveTo("2029-11-23");
        Assert.Empty(await Overdue());
        house.MoveTo("2029-11-26");
        Assert.Equal(["Sans Achat"], await Overdue());
        house.MoveTo("2036-12-31");
        Assert.Equal(["Sans Achat"], await Overdue());
        house.MoveTo("2037-01-01");
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
        return (await house.Read(db => db.Set<Customer>().AsNoTracking().SingleAsync(c => c.Id == kept.Id)), invoice);
    }

    private static async Task<JsonElement> Json(ZipArchive zip, string name)
    {
        await using var entry = zip.GetEntry(name)!.Open();
        return (await JsonDocument.ParseAsync(entry)).RootElement;
    }
}
