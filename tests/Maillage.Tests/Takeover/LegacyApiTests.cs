using System.Net;
using Maillage.Domain.Identity;
using Maillage.Domain.Sales.Invoices;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Takeover;

/// <summary>What programs do with the invoices of the program used before.</summary>
public sealed class LegacyApiTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_invoice_taken_over_is_read_paid_and_given_up_by_a_program(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine, "2026-01-15");
        await house.Account("Une Administratrice", Role.Administrator);
        Assert.True((await house.Opens("2026-01-01")).Ok);
        await house.TakeOverAll();
        using var team = await ApiCaller.Of(house, await house.Account("Une Equipe", Role.Team));
        using var stranger = await ApiCaller.Of(house, await house.Account("Une Voisine", Role.Entrepreneur, ScopeKind.Activity, house.Bois.Value));

        var all = (await team.Get("/legacy-invoices")).Json.GetProperty("items");
        Assert.Equal(await house.Read(db => db.Set<LegacyInvoice>().CountAsync()), all.GetArrayLength());
        var due = all.EnumerateArray().Single(i => i.GetProperty("number").GetString() == "FA2025-0118");
        var (id, customer) = (due.GetProperty("id").GetString()!, due.GetProperty("customerId").GetString()!);
        Assert.Equal(due.ToString(), (await team.Get($"/legacy-invoices/{id}")).Json.ToString());
        Assert.Empty((await stranger.Get("/legacy-invoices")).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/legacy-invoices/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await team.Get($"/legacy-invoices/{id}/document")).Status);

        Assert.Contains(id, (await team.Get($"/customers/{customer}/open-items")).Json.EnumerateArray().Select(i => i.GetProperty("legacyInvoiceId").GetString()));
        object Paid(params object[] shares) => new { customerId = customer, amountCents = 120_000, date = "2026-01-15", method = "transfer", shares };
        Assert.Equal("urn:maillage:sales.receipt.share", (await team.Post("/receipts", Paid(new { amountCents = 120_000 }))).Type);
        var receipt = await team.Post("/receipts", Paid(new { legacyInvoiceId = id, amountCents = 120_000 }));
        Assert.Equal(HttpStatusCode.Created, receipt.Status);
        Assert.Equal(id, (await team.Get($"/receipts/{receipt.Id}")).Json.GetProperty("receipt").GetProperty("shares")[0].GetProperty("legacyInvoiceId").GetString());
        Assert.Equal(0, (await team.Get($"/legacy-invoices/{id}")).Json.GetProperty("remainingCents").GetInt64());

        var left = (await team.Get("/legacy-invoices")).Json.GetProperty("items").EnumerateArray().First(i => i.GetProperty("remainingCents").GetInt64() > 0).GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Post($"/legacy-invoices/{left}/write-off", new { cause = "irrecoverable", reason = "Client disparu" })).Status);
        var lost = await team.Post($"/legacy-invoices/{left}/write-off", new { cause = "irrecoverable", reason = "Client disparu" });
        Assert.Equal((HttpStatusCode.Created, "loss"), (lost.Status, lost.Json.GetProperty("kind").GetString()));
    }
}
