using System.Net;
using Maillage.Domain.Identity;
using Maillage.Tests.Harness;

namespace Maillage.Tests.Engines.Api;

/// <summary>What programs do with quotes, invoices, customers and money beyond the straight way.</summary>
public sealed class SalesActsTests
{
    private static readonly byte[] Pdf = "%PDF-1.7\n%%EOF"u8.ToArray();

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_file_is_joined_read_and_taken_off_and_words_are_said(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        using var own = await ApiCaller.Of(house, await house.Account("Un Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value));
        using var other = await ApiCaller.Of(house, await house.Account("Une Voisine", Role.Entrepreneur, ScopeKind.Activity, house.Bois.Value));
        var customer = await own.Post("/customers", Studio(house));
        var draft = await own.Post("/invoices", Draft(house, customer.Id, "1000"));
        var path = $"/invoices/{draft.Id}/attachments";

        var joined = await own.File(HttpMethod.Post, $"{path}?name=plan.pdf", Pdf);
        Assert.Equal(HttpStatusCode.OK, joined.Status);
        var file = Assert.Single(joined.Json.EnumerateArray());
        Assert.Equal(("plan.pdf", "application/pdf"), (file.GetProperty("name").GetString(), file.GetProperty("mediaType").GetString()));
        Assert.Equal("urn:maillage:sales.attachment.type", (await own.File(HttpMethod.Post, $"{path}?name=page.html", "<script>"u8.ToArray())).Type);
        Assert.StartsWith("%PDF", (await own.Get($"{path}/{file.GetProperty("id").GetString()}")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"{path}/{file.GetProperty("id").GetString()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.File(HttpMethod.Post, $"{path}?name=plan.pdf", Pdf)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await own.Send(HttpMethod.Delete, $"{path}/{file.GetProperty("id").GetString()}")).Status);
        Assert.Empty((await own.Get(path)).Json.EnumerateArray());

        var said = await own.Post($"/invoices/{draft.Id}/comments", new { text = "Prête à relire" });
        Assert.Equal("Prête à relire", said.Json[0].GetProperty("text").GetString());
        Assert.Equal(said.Text, (await own.Get($"/invoices/{draft.Id}/thread")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Post($"/invoices/{draft.Id}/comments", new { text = "Moi aussi" })).Status);
        Assert.Equal("urn:maillage:sales.comment", (await own.Post($"/invoices/{draft.Id}/comments", new { text = " " })).Type);
        Assert.Equal("urn:maillage:sales.send.not-issued", (await own.Post($"/invoices/{draft.Id}/send", new { })).Type);
        var copy = await own.Post($"/invoices/{draft.Id}/duplicate");
        Assert.Equal((HttpStatusCode.Created, 120_000), (copy.Status, copy.Json.GetProperty("ttcCents").GetInt64()));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_quote_is_sent_refused_begun_again_and_billed_by_progress(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        using var team = await ApiCaller.Of(house, await house.Account("Une Equipe", Role.Team));
        var customer = await team.Post("/customers", Studio(house));
        var first = await Offered("single");
        var usual = await team.Get($"/quotes/{first.Id}/letter");
        Assert.Contains("DE2026-0001", usual.Json.GetProperty("subject").GetString());
        var sent = await team.Post($"/quotes/{first.Id}/send", new { });
        Assert.Equal("compta@studio-nord.example", sent.Json.GetProperty("to")[0].GetString());
        Assert.Contains("/lien/devis/", (await team.Post($"/quotes/{first.Id}/link")).Json.GetProperty("address").GetString());
        Assert.Equal("linksClosed", (await team.Post($"/quotes/{first.Id}/close-links")).Json.EnumerateArray().Last().GetProperty("kind").GetString());
        Assert.Equal("declined", (await team.Post($"/quotes/{first.Id}/decline")).Json.GetProperty("state").GetString());
        var next = await team.Post($"/quotes/{first.Id}/copy", new { asNextVersion = true });
        Assert.Equal((HttpStatusCode.Created, "draft"), (next.Status, next.Json.GetProperty("state").GetString()));

        var works = await Offered("progress");
        Assert.Equal("urn:maillage:sales.progress.twice", (await Progress("30", "30")).Type);
        var interim = await Progress("30");
        Assert.Equal(("interim", 72_000), (interim.Json.GetProperty("kind").GetString(), interim.Json.GetProperty("ttcCents").GetInt64()));
        Assert.Equal("urn:maillage:sales.progress.waiting", (await Progress("50")).Type);
        Assert.Equal("abandoned", (await team.Post($"/quotes/{works.Id}/abandon")).Json.GetProperty("state").GetString());

        Task<ApiReply> Progress(params string[] done) => team.Post($"/quotes/{works.Id}/progress-invoices", new { lines = done.Select(d => new { rank = 1, done = d }) });

        async Task<ApiReply> Offered(string mode)
        {
            var quote = await team.Post("/quotes", new { activityId = $"{house.Atelier}", customerId = customer.Id, subject = "Site", lines = Lines("2000"), plan = new { mode } });
            Assert.Equal(HttpStatusCode.OK, (await team.Post($"/quotes/{quote.Id}/submit")).Status);
            return await team.Post($"/quotes/{quote.Id}/validate");
        }
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Money_goes_to_the_bank_is_offset_given_back_and_given_up(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        using var team = await ApiCaller.Of(house, await house.Account("Une Equipe", Role.Team));
        using var own = await ApiCaller.Of(house, await house.Account("Un Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value));
        var customer = await team.Post("/customers", Studio(house));
        var (first, second, third) = (await Issued("1000"), await Issued("500"), await Issued("100"));

        // More than the first asks for: an advance, part of which settles the second.
        var cheque = await team.Post("/receipts", new { invoiceId = first, amountCents = 140_000, date = "2026-11-24", method = "cheque" });
        Assert.Equal(20_000, cheque.Json.GetProperty("unallocatedCents").GetInt64());
        var open = await own.Get($"/customers/{customer.Id}/open-items");
        Assert.Equal([60_000, 12_000, -20_000], open.Json.EnumerateArray().Select(i => i.GetProperty("remainingCents").GetInt64()).OrderDescending());
        var offset = await team.Post("/offsets", new { customerId = customer.Id, shares = new object[] { new { invoiceId = second, amountCents = 15_000 }, new { advanceId = cheque.Id, amountCents = -15_000 } } });
        Assert.Equal((HttpStatusCode.Created, "offset"), (offset.Status, offset.Json.GetProperty("kind").GetString()));
        Assert.Equal("urn:maillage:sales.receipt.share", (await team.Post("/offsets", new { customerId = customer.Id, shares = new object[] { new { amountCents = 1 } } })).Type);
        Assert.Equal("refund", (await team.Post($"/receipts/{cheque.Id}/refund", new { amountCents = 5_000, date = "2026-11-24", method = "transfer" })).Json.GetProperty("kind").GetString());
        Assert.Equal("2026-11-24", (await team.Post($"/clearings/{offset.Id}/cancel", new { reason = "Pas la bonne" })).Json.GetProperty("cancelledOn").GetString());

        Assert.Equal("urn:maillage:sales.write-off.reason", (await team.Post($"/invoices/{third}/write-off", new { cause = "irrecoverable" })).Type);
        Assert.Equal(HttpStatusCode.Forbidden, (await own.Post($"/invoices/{third}/write-off", new { cause = "irrecoverable", reason = "Liquidation" })).Status);
        var loss = await team.Post($"/invoices/{third}/write-off", new { cause = "irrecoverable", reason = "Liquidation" });
        Assert.Equal(("loss", "Liquidation"), (loss.Json.GetProperty("kind").GetString(), loss.Json.GetProperty("reason").GetString()));

        var waiting = Assert.Single((await team.Get("/remittances/waiting?method=cheque")).Json.EnumerateArray());
        Assert.Equal(cheque.Id, waiting.GetProperty("receiptId").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, (await own.Get("/remittances/waiting?method=cheque")).Status);
        var slip = await team.Post("/remittances", new { entityId = $"{house.Entity}", method = "cheque", date = "2026-11-24", receiptIds = new[] { cheque.Id } });
        Assert.Equal((HttpStatusCode.Created, 140_000), (slip.Status, slip.Json.GetProperty("netCents").GetInt64()));
        Assert.Equal(slip.Id, Assert.Single((await team.Get("/remittances?method=cheque")).Json.GetProperty("items").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal("2026-11-24", (await team.Post($"/remittances/{slip.Id}/cancel", new { reason = "Perdue" })).Json.GetProperty("cancelledOn").GetString());
        Assert.Equal("2026-11-24", (await team.Get($"/remittances/{slip.Id}")).Json.GetProperty("cancelledOn").GetString());

        async Task<string> Issued(string price)
        {
            var draft = await team.Post("/invoices", Draft(house, customer.Id, price));
            await team.Post($"/invoices/{draft.Id}/submit");
            Assert.Equal("issued", (await team.Post($"/invoices/{draft.Id}/issue")).Json.GetProperty("state").GetString());
            return draft.Id;
        }
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Customers_come_from_a_file_are_made_one_and_get_their_statement(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        using var own = await ApiCaller.Of(house, await house.Account("Un Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value));
        var csv = "type;raison sociale;siren;adresse;code postal;ville;email\nentreprise;Studio Nord;552100554;4 rue du Port;26400;Crest;compta@studio-nord.example\nentreprise;Studio Sud;732829320;5 rue du Port;26400;Crest;\n;;;;;;\nentreprise;Sans Ville;123456789;;;;"u8.ToArray();
        var seen = await own.File(HttpMethod.Post, $"/activities/{house.Atelier}/customer-files?name=clients.csv", csv);
        Assert.Equal((HttpStatusCode.Created, 2), (seen.Status, seen.Json.GetProperty("new").GetInt32()));
        Assert.NotEmpty(seen.Json.GetProperty("faults").EnumerateArray());
        Assert.Equal(HttpStatusCode.NotFound, (await own.File(HttpMethod.Post, $"/activities/{house.Bois}/customer-files?name=clients.csv", csv)).Status);
        Assert.Equal(2, (await own.Post($"/customer-files/{seen.Id}/import")).Json.GetProperty("created").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, (await own.Get($"/customer-files/{seen.Id}")).Status);

        var all = (await own.Get("/customers")).Json.GetProperty("items").EnumerateArray().ToList();
        string Id(int rank) => all[rank].GetProperty("id").GetString()!;
        var twin = await own.Post("/customers", new { activityId = $"{house.Atelier}", name = "Studio Nord", siren = "552100554", street = "4 rue du Port", postCode = "26400", city = "Crest", anyway = true });
        Assert.Equal("urn:maillage:sales.customer.merge-self", (await own.Post($"/customers/{Id(0)}/merge", new { otherId = Id(0), otherVersion = 1, version = 1 })).Type);
        Assert.Equal(HttpStatusCode.Conflict, (await own.Post($"/customers/{Id(0)}/merge", new { otherId = twin.Id, otherVersion = 7, version = 1 })).Status);
        Assert.Equal(HttpStatusCode.OK, (await own.Post($"/customers/{Id(0)}/merge", new { otherId = twin.Id, otherVersion = 1, version = 1 })).Status);
        Assert.Equal(all.Count, (await own.Get("/customers")).Json.GetProperty("items").GetArrayLength());
        Assert.Equal(0, (await own.Get($"/customers/{Id(0)}/statement?from=2026-01-01")).Json.GetProperty("closingCents").GetInt64());
        Assert.StartsWith("%PDF", (await own.Get($"/customers/{Id(0)}/statement/pdf")).Text);
        var sent = await own.Post($"/customers/{Id(0)}/statement/send", new { letter = new { to = "compta@studio-nord.example" } }, "releve-1");
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Equal(sent.Id, (await own.Post($"/customers/{Id(0)}/statement/send", new { letter = new { to = "compta@studio-nord.example" } }, "releve-1")).Id);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Takings_cash_catalogue_models_affairs_and_internal_sales_are_written(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        using var team = await ApiCaller.Of(house, await house.Account("Une Equipe", Role.Team));
        using var own = await ApiCaller.Of(house, await house.Account("Un Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value));
        using var other = await ApiCaller.Of(house, await house.Account("Une Voisine", Role.Entrepreneur, ScopeKind.Activity, house.Bois.Value));
        var (atelier, bois) = ($"{house.Atelier}", $"{house.Bois}");

        var taking = await own.Post("/takings", new { activityId = atelier, date = "2026-11-21", sales = new object[] { new { nature = "goods", vatCode = "FR200", ttcCents = 12_000 } }, payments = new object[] { new { method = "cash", amountCents = 12_000 } } });
        Assert.Equal((HttpStatusCode.Created, 10_000), (taking.Status, taking.Json.GetProperty("htCents").GetInt64()));
        Assert.Equal(12_000, (await own.Get($"/activities/{atelier}/cash")).Json.GetProperty("heldCents").GetInt64());
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/takings/{taking.Id}")).Status);
        var deposit = await own.Post($"/activities/{atelier}/cash-deposits", new { date = "2026-11-22", amountCents = 10_000 });
        Assert.Equal(HttpStatusCode.Forbidden, (await own.Post($"/cash-deposits/{deposit.Id}/confirm", new { day = "2026-11-23" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await team.Post($"/cash-deposits/{deposit.Id}/confirm", new { day = "2026-11-23" })).Status);
        Assert.Equal(-100, (await team.Post($"/activities/{atelier}/cash-counts", new { date = "2026-11-24", amountCents = 1_900 })).Json.GetProperty("differenceCents").GetInt64());
        Assert.Equal("urn:maillage:sales.taking.cash", (await own.Post($"/takings/{taking.Id}/cancel", new { reason = "Erreur" })).Type);

        var item = await own.Post("/catalog", new { activityId = atelier, name = "Journée", unitPrice = "400", vatCode = "FR200", unit = "jour" });
        var dearer = await own.Put($"/catalog/{item.Id}", new { name = "Journée", unitPrice = "420.5", vatCode = "FR200" }, item.Version);
        Assert.Equal(("420.5", "\"2\""), (dearer.Json.GetProperty("unitPrice").GetString(), dearer.Version));
        Assert.True((await own.Post($"/catalog/{item.Id}/archive")).Json.GetProperty("archived").GetBoolean());
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/catalog/{item.Id}")).Status);

        var customer = await own.Post("/customers", Studio(house));
        var model = await own.Post("/recurring-invoices", new { activityId = atelier, content = new { customerId = customer.Id, subject = "Maintenance", saleFrom = "2026-12-01", lines = Lines("50") }, recurrence = new { first = "2026-12-01", unit = "month" } });
        Assert.Equal((HttpStatusCode.Created, "2026-12-01"), (model.Status, model.Json.GetProperty("model").GetProperty("nextOn").GetString()));
        var id = model.Json.GetProperty("model").GetProperty("id").GetString();
        Assert.Equal("paused", (await own.Post($"/recurring-invoices/{id}/pause")).Json.GetProperty("model").GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await own.Put($"/recurring-invoices/{id}", new { content = new { }, recurrence = new { first = "2026-12-01" } }, "\"0\"")).Status);

        var quote = await team.Post("/quotes", new { activityId = atelier, customerId = customer.Id, subject = "Site", lines = Lines("2000") });
        await team.Post($"/quotes/{quote.Id}/submit");
        var deal = (await team.Post($"/quotes/{quote.Id}/validate")).Json.GetProperty("dealId").GetString();
        await own.Post($"/deals/{deal}/costs", new { label = "Papier", htCents = 4_000 });
        var costs = (await own.Post($"/deals/{deal}/rename", new { name = "Site du studio" })).Json.GetProperty("costs");
        Assert.Equal(4_000, Assert.Single(costs.EnumerateArray()).GetProperty("htCents").GetInt64());
        Assert.Equal(HttpStatusCode.NoContent, (await own.Send(HttpMethod.Delete, $"/deals/{deal}/costs/{costs[0].GetProperty("id").GetString()}")).Status);
        Assert.Equal("Site du studio", Assert.Single((await own.Get("/deals?q=studio")).Json.GetProperty("items").EnumerateArray()).GetProperty("name").GetString());

        var sale = await own.Post("/internal-sales", new { sellerId = atelier, buyerId = bois, proposedBy = "seller", date = "2026-11-20", wording = "Coup de main", amountCents = 10_000 });
        Assert.Equal(HttpStatusCode.Created, sale.Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await own.Post($"/internal-sales/{sale.Id}/agree")).Status);
        Assert.Equal("agreed", (await other.Post($"/internal-sales/{sale.Id}/agree")).Json.GetProperty("state").GetString());
        var back = await own.Post($"/internal-sales/{sale.Id}/counter", new { proposedBy = "seller", date = "2026-11-24", wording = "Moitié", amountCents = 5_000 });
        Assert.Equal("refused", (await other.Post($"/internal-sales/{back.Id}/refuse", new { reason = "Non" })).Json.GetProperty("state").GetString());
        Assert.Equal(2, (await own.Get("/internal-sales")).Json.GetArrayLength());

        Assert.Equal(HttpStatusCode.OK, (await team.Post("/reminders/plan", new { activityId = atelier, automatic = true })).Status);
        Assert.Empty((await own.Get("/reminders")).Json.EnumerateArray());
        Assert.Equal(HttpStatusCode.OK, (await team.Post("/home-services", new { activityId = atelier, services = Array.Empty<string>() })).Status);
        Assert.Empty((await team.Get("/attestations/2026")).Json.EnumerateArray());
    }

    private static object Studio(TestHouse house) => new { activityId = $"{house.Atelier}", name = "Studio Nord", siren = "552 100 554", street = "4 rue du Port", postCode = "26400", city = "Crest", email = "compta@studio-nord.example" };

    private static object[] Lines(string price) => [new { description = "Création graphique", unitPrice = price, vatCode = "FR200" }];

    private static object Draft(TestHouse house, string customer, string price) => new { activityId = $"{house.Atelier}", customerId = customer, subject = "Habillage du site", saleFrom = "2026-11-03", lines = Lines(price) };
}
