using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Api.Webhooks;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Jobs;
using Maillage.Tests.Engines.Contribution;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Maillage.Tests.Engines.Api;

/// <summary>Other programs are told what happened: once committed, signed, tried again, and nowhere that nobody asked for.</summary>
public sealed class WebhookTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task What_happens_is_told_signed_once_it_is_committed(Engine engine)
    {
        await using var other = await Other.Open();
        await using var house = await TestHouse.Open(engine, with: s => s with { WebhooksReachPrivate = true });
        var secret = await Subscribe(house, other.Url, "invoice.issued", "receipt.recorded");

        var invoice = await house.Sell();
        var receipt = (await house.Receive(invoice.Id, 600m)).Value!;
        await house.Reverse(receipt.Id);
        await house.RunJobs();

        Assert.Equal(["invoice.issued", "receipt.recorded"], other.Calls.Select(c => c.Event));
        Assert.Equal($"/api/v1/invoices/{invoice.Id}", other.Calls[0].Json.GetProperty("resource").GetString());
        Assert.Equal($"/api/v1/receipts/{receipt.Id}", other.Calls[1].Json.GetProperty("resource").GetString());
        foreach (var call in other.Calls)
        {
            var at = call.Signature.Split(',')[0]["t=".Length..];
            Assert.Equal($"t={at},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{at}.{call.Body}")))}", call.Signature);
            Assert.InRange(long.Parse(at, System.Globalization.CultureInfo.InvariantCulture), house.Time.GetUtcNow().ToUnixTimeSeconds() - 600, house.Time.GetUtcNow().ToUnixTimeSeconds());
        }
        var kept = await house.Read(db => db.Set<Webhook>().SingleAsync());
        Assert.DoesNotContain(secret, kept.Secret);
        Assert.All(await Deliveries(house), d => Assert.Equal(DeliveryState.Sent, d.State));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Each_kind_of_event_names_what_can_be_read(Engine engine)
    {
        await using var other = await Other.Open();
        await using var house = await TestHouse.Serve(engine, with: s => s with { WebhooksReachPrivate = true });
        var team = await house.Account("Une Equipe", Role.Team);
        using var program = await ApiCaller.Of(house, team);
        await Subscribe(house, other.Url, [.. house.Services.GetServices<TellableEvent>().Select(e => e.Kind)]);

        var customer = await program.Post("/customers", new { activityId = $"{house.Atelier}", name = "Studio Nord", siren = "552100554", street = "4 rue du Port", postCode = "26400", city = "Crest", email = "compta@studio-nord.example" });
        var quote = await program.Post("/quotes", new { activityId = $"{house.Atelier}", customerId = customer.Id, subject = "Site", lines = new[] { new { description = "Site", unitPrice = "1000", vatCode = "FR200" } } });
        await program.Post($"/quotes/{quote.Id}/submit");
        await program.Post($"/quotes/{quote.Id}/validate");
        await program.Post($"/quotes/{quote.Id}/sign", new { signedBy = "Ada Vallon" });
        var invoice = await program.Post($"/quotes/{quote.Id}/invoices", new { step = 1 });
        await program.Post($"/invoices/{invoice.Id}/submit");
        await program.Post($"/invoices/{invoice.Id}/issue");
        await program.Post($"/invoices/{invoice.Id}/send", new { });
        var receipt = await program.Post("/receipts", new { invoiceId = invoice.Id, amountCents = 120_000, date = "2026-11-24", method = "transfer" });
        await program.Post($"/receipts/{receipt.Id}/cancel", new { reason = "Rejeté" });
        var credit = await program.Post($"/invoices/{invoice.Id}/credit-note");
        await program.Post($"/invoices/{credit.Id}/submit");
        await program.Post($"/invoices/{credit.Id}/issue");
        var decision = await program.Post("/decisions", new { body = "board", date = "2026-11-02", title = "Barème" });
        var person = await program.Post("/people", new { firstName = "Ada", lastName = "Vallon" });
        var contract = await program.Post("/contracts", new { personId = person.Id, kind = "cesa", signedOn = "2026-01-05", from = "2026-01-05" });
        await house.Adopt("solstice-2017", new Month(2026, 10));
        await house.Post("2026-10-05 VE F1\n 411 Atelier 1440.00\n 706 Atelier -1200.00\n 4457420 Atelier -240.00");
        await program.Post($"/entities/{house.Entity}/contributions/2026-10/post");
        await house.RunJobs();

        var told = other.Calls.Select(c => (c.Event, Resource: c.Json.GetProperty("resource").GetString()!["/api/v1".Length..])).ToList();
        Assert.Equal(house.Services.GetServices<TellableEvent>().Select(e => e.Kind).Order(StringComparer.Ordinal), told.Select(t => t.Event).Distinct().Order(StringComparer.Ordinal));
        foreach (var (kind, resource) in ((string, string)[])[("quote.signed", $"/quotes/{quote.Id}"), ("credit-note.issued", $"/invoices/{credit.Id}"), ("decision.recorded", $"/decisions/{decision.Id}"), ("contract.signed", $"/contracts/{contract.Id}")])
            Assert.Contains((kind, resource), told);
        Assert.Equal(2, told.Count(t => t == ("invoice.settled", $"/invoices/{invoice.Id}")));
        foreach (var resource in told.Select(t => t.Resource).Distinct()) Assert.Equal(HttpStatusCode.OK, (await program.Get(resource)).Status);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task What_is_refused_is_told_to_nobody(Engine engine)
    {
        await using var house = await TestHouse.Open(engine, with: s => s with { WebhooksReachPrivate = true });
        await Subscribe(house, "http://localhost:9/appels", "invoice.issued");
        var customer = (await house.Customer()).Value!;
        var submitted = (await house.Submit(Sale.Draft(customer.Id))).Value!;
        Assert.False((await house.Do(s => s.GetRequiredService<Db>().Write(async () =>
        {
            Assert.True((await s.GetRequiredService<Maillage.Modules.Sales.Invoices.InvoiceIssue>().Issue(submitted.Id)).Ok);
            return new Refusal("essai", "Finalement non.");
        }))).Ok);
        Assert.Empty(await Deliveries(house));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_program_that_is_down_is_called_again_later(Engine engine)
    {
        await using var other = await Other.Open();
        await using var house = await TestHouse.Open(engine, with: s => s with { WebhooksReachPrivate = true });
        await Subscribe(house, other.Url, "invoice.issued");
        other.Answer = HttpStatusCode.ServiceUnavailable;
        await house.Sell();
        await house.RunJobs();
        var waiting = Assert.Single(await Deliveries(house));
        Assert.Equal((DeliveryState.Waiting, 1), (waiting.State, waiting.Attempts));
        Assert.Contains("503", waiting.Reason);

        other.Answer = HttpStatusCode.NoContent;
        await house.RunJobs();
        Assert.Single(other.Calls);
        house.Time.MoveTo(house.Time.GetUtcNow().AddMinutes(2));
        await house.RunJobs();
        Assert.Equal(2, other.Calls.Count);
        Assert.Equal(other.Calls[0].Delivery, other.Calls[1].Delivery);
        Assert.Equal(DeliveryState.Sent, Assert.Single(await Deliveries(house)).State);
    }

    [Fact]
    public async Task A_program_that_says_it_is_gone_is_given_up_until_someone_asks_again()
    {
        await using var other = await Other.Open();
        await using var house = await TestHouse.Open(with: s => s with { WebhooksReachPrivate = true });
        await Subscribe(house, other.Url, "invoice.issued");
        other.Answer = HttpStatusCode.Gone;
        await house.Sell();
        await house.RunJobs();
        var given = Assert.Single(await Deliveries(house));
        Assert.Equal(DeliveryState.Failed, given.State);
        other.Answer = HttpStatusCode.OK;
        Assert.True((await house.Do(s => s.GetRequiredService<WebhookActions>().Retry(given.Id))).Ok);
        await house.RunJobs();
        Assert.Equal(DeliveryState.Sent, Assert.Single(await Deliveries(house)).State);
    }

    [Theory]
    [InlineData("ftp://exemple.coop/")]
    [InlineData("http://exemple.coop/appels")]
    [InlineData("https://127.0.0.1/appels")]
    [InlineData("http://localhost/appels")]
    [InlineData("https://10.0.0.3/appels")]
    [InlineData("https://[::ffff:192.168.1.2]/")]
    [InlineData("https://169.254.169.254/latest")]
    [InlineData("https://moi:secret@exemple.coop/")]
    public async Task Some_addresses_are_not_called(string url)
    {
        await using var house = await TestHouse.Open();
        Assert.Equal("webhook.url", (await house.Do(s => s.GetRequiredService<WebhookActions>().Open(url, ["invoice.issued"]))).Refusal!.Type);
    }

    [Fact]
    public async Task A_name_that_leads_to_this_machine_is_not_called()
    {
        await using var other = await Other.Open();
        await using var house = await TestHouse.Open();
        // Whatever the form let in: here a loopback address written into the store.
        var secret = house.Services.GetRequiredService<WebhookSecrets>().Keep("secret");
        await house.Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            db.Add(new Webhook { CooperativeId = TestHouse.Cooperative, Url = other.Url, Kinds = "invoice.issued", Secret = secret });
            await db.SaveChangesAsync();
        });
        await house.Sell();
        await house.RunJobs();
        Assert.Empty(other.Calls);
        Assert.Contains("réseau local", Assert.Single(await Deliveries(house)).Reason);
    }

    [Theory]
    [InlineData("8.8.8.8", false)]
    [InlineData("172.32.0.1", false)]
    [InlineData("2001:4860:4860::8888", false)]
    [InlineData("172.16.0.1", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("0.0.0.0", true)]
    [InlineData("fd00::1", true)]
    [InlineData("fe80::1", true)]
    [InlineData("64:ff9b::a00:1", true)]
    [InlineData("2002:7f00:1::", true)]
    public void Private_addresses_are_known(string address, bool isPrivate) => Assert.Equal(isPrivate, OutsideCalls.IsPrivate(IPAddress.Parse(address)));

    [Fact]
    public async Task Administrators_alone_open_and_close_calls()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Un Administrateur", Role.Administrator);
        var team = await house.Account("Une Equipe", Role.Team);
        Assert.Equal("forbidden", (await house.As(team, s => s.GetRequiredService<WebhookActions>().Open("https://exemple.coop/appels", ["invoice.issued"]))).Refusal!.Type);
        using var visitor = await Visitor.SignedIn(house, "un.administrateur@maillage.example");
        await visitor.Open("/administration/appels");
        await visitor.Submit("#ouvrir", ("Input.Url", "http://exemple.coop/appels"), ("Input.Kinds", "invoice.issued"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        await visitor.Submit("#ouvrir", ("Input.Url", "https://exemple.coop/appels"), ("Input.Kinds", "invoice.issued"));
        Assert.NotEmpty(visitor.Page.QuerySelector("#cle")!.TextContent);
        await visitor.Submit("form:has(input[name=id])");
        Assert.Contains("Maillage n’appelle aucun programme.", visitor.Text);
    }

    private static async Task<string> Subscribe(TestHouse house, string url, params string[] kinds)
    {
        var opened = await house.Do(s => s.GetRequiredService<WebhookActions>().Open(url, kinds));
        Assert.True(opened.Ok, opened.Refusal?.Message);
        return opened.Value.Secret;
    }

    private static Task<List<WebhookDelivery>> Deliveries(TestHouse house) => house.Read(db => db.Set<WebhookDelivery>().OrderBy(d => d.Id).ToListAsync());

    private sealed record Call(string Event, string Delivery, string Signature, string Body)
    {
        public JsonElement Json => JsonDocument.Parse(Body).RootElement;
    }

    /// <summary>The other program.</summary>
    private sealed class Other : IAsyncDisposable
    {
        private WebApplication app = null!;

        public List<Call> Calls { get; } = [];
        public HttpStatusCode Answer { get; set; } = HttpStatusCode.OK;
        public string Url => app.Urls.First() + "/appels";

        public static async Task<Other> Open()
        {
            var other = new Other();
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            other.app = builder.Build();
            other.app.MapPost("/appels", async (HttpContext http) =>
            {
                using var reader = new StreamReader(http.Request.Body);
                var call = new Call(http.Request.Headers["Maillage-Event"].ToString(), http.Request.Headers["Maillage-Delivery"].ToString(), http.Request.Headers["Maillage-Signature"].ToString(), await reader.ReadToEndAsync());
                other.Calls.Add(call);
                http.Response.StatusCode = (int)other.Answer;
            });
            await other.app.StartAsync();
            return other;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
