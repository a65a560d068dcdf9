using Maillage.ApiClient;
using Maillage.ApiClient.Models;
using Maillage.Domain.Identity;
using Maillage.Tests.Harness;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace Maillage.Tests.Engines.Api;

/// <summary>A client made from the document alone tells a sale: what the document says is what the program does.</summary>
public sealed class ClientTests
{
    [Fact]
    public async Task A_generated_client_sells_reads_and_understands_refusals()
    {
        await using var house = await TestHouse.Serve();
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", (await ApiCaller.Token(house, await house.Account("Une Equipe", Role.Team))).Text);
        using var adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: http) { BaseUrl = house.Address!.ToString().TrimEnd('/') };
        var api = new MaillageClient(adapter).Api.V1;

        Assert.Equal("Une Equipe", (await api.Me.GetAsync())!.Name);
        var activity = (await api.Activities.GetAsync(q => q.QueryParameters.Q = "cimes"))!.Items!.Single();
        var details = new NewCustomer { ActivityId = activity.Id, Kind = CustomerKind.Company, Name = "Studio Nord", Siren = "552100554", Street = "4 rue du Port", PostCode = "26400", City = "Crest" };
        var customer = (await api.Customers.PostAsync(details, q => q.Headers.Add("Idempotency-Key", "client-1")))!;
        Assert.Equal(customer.Id, (await api.Customers.PostAsync(details, q => q.Headers.Add("Idempotency-Key", "client-1")))!.Id);

        var refused = await Assert.ThrowsAsync<Problem>(() => api.Customers.PostAsync(new NewCustomer { ActivityId = activity.Id, Kind = CustomerKind.Private, Name = "Ada Vallon" }));
        Assert.Equal(422, refused.Status);
        Assert.Equal("urn:maillage:sales.customer.street", refused.Type);
        var changed = await api.Customers[customer.Id!].PutAsync(
            new() { Name = "Studio Nord", Kind = customer.Kind, Siren = customer.Siren, Street = customer.Street, PostCode = customer.PostCode, City = "Valence" }, q => q.Headers.Add("If-Match", $"\"{customer.Version}\""));
        Assert.Equal("Valence", changed!.City);

        var line = new Line { Kind = LineKind.Item, Nature = LineNature.Services, Description = "Création graphique", Quantity = "2", UnitPrice = "500.25", VatCode = "FR200" };
        var draft = (await api.Invoices.PostAsync(new() { ActivityId = activity.Id, CustomerId = customer.Id, Subject = "Habillage du site", SaleFrom = new(2026, 11, 3), Lines = [line] }))!;
        Assert.Equal(120_060, draft.TtcCents);
        await api.Invoices[draft.Id!].Submit.PostAsync();
        var issued = (await api.Invoices[draft.Id!].Issue.PostAsync())!;
        Assert.Equal(InvoiceState.Issued, issued.State);
        Assert.Equal("2026-00001", issued.Number);
        await api.Receipts.PostAsync(new() { InvoiceId = issued.Id, AmountCents = 120_060, Date = new(2026, 11, 24), Method = PaymentMethod.Transfer });
        Assert.Equal(issued.Id, Assert.Single((await api.Invoices.GetAsync(q => q.QueryParameters.State = "reglees"))!.Items!).Id);

        using var pdf = new StreamReader((await api.Invoices[issued.Id!].Pdf.GetAsync())!);
        Assert.StartsWith("%PDF", await pdf.ReadLineAsync());
    }
}
