using Maillage.ApiClient;
using Maillage.ApiClient.Models;
using Maillage.Tests.Harness;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Role = Maillage.Domain.Identity.Role;

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

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_generated_client_tells_the_year_of_an_activity(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", (await ApiCaller.Token(house, await house.Account("Une Equipe", Role.Team))).Text);
        using var adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: http) { BaseUrl = house.Address!.ToString().TrimEnd('/') };
        var api = new MaillageClient(adapter).Api.V1;
        var activity = (await api.Activities.GetAsync(q => q.QueryParameters.Q = "cimes"))!.Items!.Single();
        var customer = (await api.Customers.PostAsync(new NewCustomer
        {
            ActivityId = activity.Id,
            Kind = CustomerKind.Company,
            Name = "Studio Nord",
            Siren = "552100554",
            Street = "4 rue du Port",
            PostCode = "26400",
            City = "Crest",
            Email = "compta@studio-nord.example",
        }))!;

        var line = new Line { Kind = LineKind.Item, Nature = LineNature.Services, Description = "Création graphique", Quantity = "2", UnitPrice = "1000", VatCode = "FR200" };
        var quote = (await api.Quotes.PostAsync(new NewQuote { ActivityId = activity.Id, CustomerId = customer.Id, Subject = "Site", ValidDays = 30, Lines = [line], Plan = new Plan { Mode = PlanMode.Single, Deposit = "30", Count = 1, Retention = "0" } }))!;
        await api.Quotes[quote.Id!].Submit.PostAsync();
        Assert.Equal("DE2026-0001", (await api.Quotes[quote.Id!].Validate.PostAsync())!.Number);
        Assert.Equal(QuoteState.Signed, (await api.Quotes[quote.Id!].Sign.PostAsync(new Signature { SignedBy = "Ada Vallon" }))!.State);
        var steps = (await api.Quotes[quote.Id!].Steps.GetAsync())!;
        Assert.Equal(2, steps.Count);
        Assert.Equal(DocumentKind.Deposit, steps[0].Kind);
        Assert.Null(steps[0].InvoiceId);

        async Task<Invoice> Billed(int step)
        {
            var draft = (await api.Quotes[quote.Id!].Invoices.PostAsync(new StepAsked { Step = step }))!;
            await api.Invoices[draft.Id!].Submit.PostAsync();
            return (await api.Invoices[draft.Id!].Issue.PostAsync())!;
        }

        var deposit = await Billed(1);
        Assert.Equal(72_000, deposit.TtcCents);
        await api.Receipts.PostAsync(new() { InvoiceId = deposit.Id, AmountCents = 72_000, Date = new(2026, 11, 24), Method = PaymentMethod.Transfer });
        var balance = await Billed(2);
        Assert.Equal(168_000, balance.Due!.RemainingCents);
        Assert.Equal(deposit.Id, (await api.Quotes[quote.Id!].Steps.GetAsync())![0].InvoiceId);

        var mail = (await api.Invoices[balance.Id!].Send.PostAsync(new Letter { Subject = "Votre solde" }))!;
        Assert.Equal(["compta@studio-nord.example"], mail.To!);
        Assert.Equal("Votre solde", mail.Subject);
        Assert.Equal(mail.Id, Assert.Single((await api.Mails.GetAsync())!.Items!).Id);
        await api.Receipts.PostAsync(new() { InvoiceId = balance.Id, AmountCents = 168_000, Date = new(2026, 11, 24), Method = PaymentMethod.Transfer });
        Assert.Equal(2, (await api.Invoices.GetAsync(q => q.QueryParameters.State = "reglees"))!.Items!.Count);

        var credit = (await api.Invoices[balance.Id!].CreditNote.PostAsync())!;
        await api.Invoices[credit.Id!].Submit.PostAsync();
        Assert.Equal(-168_000, (await api.Invoices[credit.Id!].Issue.PostAsync())!.Due!.RemainingCents);
        Assert.Equal(ClearingKind.Refund, (await api.Invoices[credit.Id!].Refund.PostAsync(new Refund { AmountCents = 168_000, Date = new(2026, 11, 24), Method = PaymentMethod.Transfer }))!.Kind);
        Assert.Empty((await api.Customers[customer.Id!].OpenItems.GetAsync())!);
        Assert.Equal(0, (await api.Customers[customer.Id!].Statement.GetAsync())!.ClosingCents);

        EntryLine Of(string account, long cents) => new() { ActivityId = activity.Id, Account = account, AmountCents = cents };
        var entry = (await api.Entries.PostAsync(new NewEntry { EntityId = house.Entity.ToString(), Journal = "OD", Date = new(2026, 11, 20), Label = "Petit matériel", Document = "T-12", Lines = [Of("606300", 4_200), Of("512000", -4_200)] }))!;
        await api.Entries[entry.Id!].Validate.PostAsync();
        Assert.Equal(entry.Id, (await api.Entries[entry.Id!].Reverse.PostAsync(new EntryReversal { Reason = "Saisie deux fois" }))!.Reverses);
        var trial = (await api.TrialBalance.GetAsync())!;
        Assert.Equal(0, trial.Rows!.Sum(r => r.ClosingCents));
        Assert.Equal(0, trial.Rows!.Where(r => r.Account!.StartsWith("411", StringComparison.Ordinal) || r.Account == "606300").Sum(r => r.ClosingCents));
    }
}
