using System.Net;
using Maillage.Domain.Identity;
using Maillage.Tests.Harness;

namespace Maillage.Tests.Engines.Api;

/// <summary>A sale from end to end, told by programs: the entrepreneur's writes and submits, the team's issues and is paid.</summary>
public sealed class SalesStoryTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task From_the_customer_to_the_receipt(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        using var own = await ApiCaller.Of(house, await house.Account("Un Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value));
        using var team = await ApiCaller.Of(house, await house.Account("Une Equipe", Role.Team));

        var customer = await own.Post("/customers", Studio(house));
        Assert.Equal(HttpStatusCode.Created, customer.Status);
        Assert.Equal(customer.Text, (await own.Get($"/customers/{customer.Id}")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await own.Post("/customers", Studio(house, house.Bois.ToString()))).Status);
        Assert.Equal("urn:maillage:sales.customer.twin", (await own.Post("/customers", Studio(house))).Type);

        var draft = await own.Post("/invoices", Draft(house, customer.Id, "1000"));
        Assert.Equal(HttpStatusCode.Created, draft.Status);
        Assert.Equal((100_000, 20_000, 120_000), Totals(draft));
        var changed = await own.Put($"/invoices/{draft.Id}", new { customerId = customer.Id, subject = "Habillage du site", saleFrom = "2026-11-03", lines = Lines("1500.50") }, draft.Version);
        Assert.Equal((HttpStatusCode.OK, 150_050), (changed.Status, Totals(changed).Ht));
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await own.Put($"/invoices/{draft.Id}", new { subject = "Trop tard" }, draft.Version)).Status);

        Assert.Equal("submitted", (await own.Post($"/invoices/{draft.Id}/submit")).Json.GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, (await own.Post($"/invoices/{draft.Id}/issue")).Status);
        var issued = await team.Post($"/invoices/{draft.Id}/issue");
        Assert.Equal("2026-00001", issued.Json.GetProperty("number").GetString());
        Assert.Equal(180_060, issued.Json.GetProperty("due").GetProperty("remainingCents").GetInt64());
        Assert.Equal(issued.Text, (await own.Get($"/invoices/{draft.Id}")).Text);
        Assert.StartsWith("%PDF", (await own.Get($"/invoices/{draft.Id}/pdf")).Text);
        Assert.Contains("CrossIndustryInvoice", (await own.Get($"/invoices/{draft.Id}/xml")).Text);

        Assert.Equal(HttpStatusCode.Forbidden, (await own.Post("/receipts", Money(draft.Id, 100_000))).Status);
        var receipt = await team.Post("/receipts", Money(draft.Id, 100_000), "virement-1");
        Assert.Equal(receipt.Id, (await team.Post("/receipts", Money(draft.Id, 100_000), "virement-1")).Id);
        Assert.Equal(80_060, Remaining(await own.Get($"/invoices/{draft.Id}")));
        var cancelled = await team.Post($"/receipts/{receipt.Id}/cancel", new { reason = "Rejeté par la banque" });
        Assert.Equal("2026-11-24", cancelled.Json.GetProperty("cancelledOn").GetString());
        Assert.Equal(180_060, Remaining(await own.Get($"/invoices/{draft.Id}")));

        var credit = await own.Post($"/invoices/{draft.Id}/credit-note");
        Assert.Equal(("creditNote", -180_060), (credit.Json.GetProperty("kind").GetString(), Totals(credit).Ttc));
        Assert.Equal([draft.Id], Ids(await own.Get("/invoices?state=a-encaisser")));
        Assert.Equal([credit.Id], Ids(await own.Get($"/invoices?state=brouillons&activity={house.Atelier}")));

        var balance = await team.Get("/trial-balance");
        Assert.Equal(0, balance.Json.GetProperty("rows").EnumerateArray().Sum(r => r.GetProperty("closingCents").GetInt64()));
        Assert.Equal(HttpStatusCode.NotFound, (await own.Get($"/trial-balance?activity={house.Bois}")).Status);
        Assert.Equal(house.Atelier.ToString(), (await own.Get("/trial-balance")).Json.GetProperty("activityId").GetString());
        Assert.Equal(HttpStatusCode.OK, (await own.Get($"/trial-balance?activity={house.Atelier}")).Status);
        Assert.Equal(3, Ids(await own.Get("/entries")).Count());
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_quote_is_submitted_validated_and_drawn(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        using var team = await ApiCaller.Of(house, await house.Account("Une Equipe", Role.Team));
        var customer = await team.Post("/customers", Studio(house));
        var quote = await team.Post("/quotes", new { activityId = $"{house.Atelier}", customerId = customer.Id, subject = "Site", lines = Lines("2000"), plan = new { mode = "single", deposit = "30" } });
        Assert.Equal(HttpStatusCode.Created, quote.Status);
        Assert.Equal("30", quote.Json.GetProperty("plan").GetProperty("deposit").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await team.Get($"/quotes/{quote.Id}/pdf")).Status);
        Assert.Equal(HttpStatusCode.OK, (await team.Post($"/quotes/{quote.Id}/submit")).Status);
        Assert.Equal("returned", (await team.Post($"/quotes/{quote.Id}/return", new { reason = "Précisez le délai" })).Json.GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.OK, (await team.Post($"/quotes/{quote.Id}/submit")).Status);
        Assert.Equal("DE2026-0001", (await team.Post($"/quotes/{quote.Id}/validate")).Json.GetProperty("number").GetString());
        Assert.StartsWith("%PDF", (await team.Get($"/quotes/{quote.Id}/pdf")).Text);
        Assert.Equal([quote.Id], Ids(await team.Get("/quotes?state=en-attente")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await team.Send(HttpMethod.Delete, $"/quotes/{quote.Id}")).Status);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_entry_is_written_rewritten_and_validated(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        using var team = await ApiCaller.Of(house, await house.Account("Une Equipe", Role.Team));
        object Entry(long cents, bool isNew = true)
        {
            var lines = new object[] { new { activityId = $"{house.Atelier}", account = "606300", amountCents = cents }, new { activityId = $"{house.Atelier}", account = "512000", amountCents = -cents } };
            return isNew ? new { entityId = $"{house.Entity}", journal = "OD", date = "2026-11-20", label = "Petit matériel", document = "T-12", lines }
                : new { journal = "OD", date = "2026-11-20", label = "Petit matériel", document = "T-12", lines };
        }

        var unbalanced = await team.Post("/entries", new { entityId = $"{house.Entity}", journal = "OD", date = "2026-11-20", label = "Seule", document = "T-1", lines = new[] { new { activityId = $"{house.Atelier}", account = "606300", amountCents = 100 } } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unbalanced.Status);
        var draft = await team.Post("/entries", Entry(4_200));
        Assert.Equal((HttpStatusCode.Created, "brouillon"), (draft.Status, draft.Json.GetProperty("reference").GetString()));
        var rewritten = await team.Put($"/entries/{draft.Id}", Entry(4_300, isNew: false), draft.Version);
        Assert.Equal((HttpStatusCode.OK, 4_300), (rewritten.Status, rewritten.Json.GetProperty("lines")[0].GetProperty("amountCents").GetInt64()));
        Assert.Equal([draft.Id], Ids(await team.Get("/entries?drafts=true")));
        Assert.Equal("OD-2026-1", (await team.Post($"/entries/{draft.Id}/validate")).Json.GetProperty("reference").GetString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await team.Send(HttpMethod.Delete, $"/entries/{draft.Id}")).Status);
    }

    private static object Studio(TestHouse house, string? activity = null) =>
        new { activityId = activity ?? house.Atelier.ToString(), name = "Studio Nord", siren = "552 100 554", street = "4 rue du Port", postCode = "26400", city = "Crest" };

    private static object[] Lines(string price) => [new { description = "Création graphique", unitPrice = price, vatCode = "FR200" }];

    private static object Draft(TestHouse house, string customer, string price) => new { activityId = $"{house.Atelier}", customerId = customer, subject = "Habillage du site", saleFrom = "2026-11-03", lines = Lines(price) };

    private static object Money(string invoice, long cents) => new { invoiceId = invoice, amountCents = cents, date = "2026-11-24", method = "transfer" };

    private static (long Ht, long Vat, long Ttc) Totals(ApiReply invoice) => (invoice.Json.GetProperty("htCents").GetInt64(), invoice.Json.GetProperty("vatCents").GetInt64(), invoice.Json.GetProperty("ttcCents").GetInt64());

    private static long Remaining(ApiReply invoice) => invoice.Json.GetProperty("due").GetProperty("remainingCents").GetInt64();

    private static IEnumerable<string?> Ids(ApiReply page) => page.Json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString());
}
