using System.ComponentModel;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;

namespace Maillage.Modules.Sales.Customers;

/// <summary>A customer as programs read it.</summary>
public sealed record ApiCustomer(
    Id<Customer> Id, Id<Activity> ActivityId,
    [property: Description("Son code dans la comptabilité : C00012.")] string Code,
    CustomerKind Kind, string Name, string Siren, string Siret, string VatNumber, string Street, string PostCode, string City,
    [property: Description("Deux lettres, ISO 3166-1.")] string Country,
    string Email, string Phone,
    [property: Description("Jours de l’émission à l’échéance.")] int PaymentDays,
    [property: Description("Vrai si l’échéance va ensuite à la fin du mois.")] bool EndOfMonth,
    string Notes, int Version)
{
    public static ApiCustomer Of(Customer c) =>
        new(c.Id, c.ActivityId, c.Code, c.Kind, c.Name, c.Siren, c.Siret, c.VatNumber, c.Street, c.PostCode, c.City, c.Country, c.Email, c.Phone, c.PaymentDays, c.EndOfMonth, c.Notes, c.Version);
}

/// <summary>What is said of a customer.</summary>
public record ApiCustomerDetails
{
    public CustomerKind Kind { get; init; }
    public required string Name { get; init; }
    public string Siren { get; init; } = "";
    public string Siret { get; init; } = "";
    public string VatNumber { get; init; } = "";
    public string Street { get; init; } = "";
    public string PostCode { get; init; } = "";
    public string City { get; init; } = "";
    [Description("Deux lettres, ISO 3166-1.")]
    public string Country { get; init; } = Countries.France;
    public string Email { get; init; } = "";
    public string Phone { get; init; } = "";
    public int PaymentDays { get; init; } = CustomerDetails.UsualDays;
    public bool EndOfMonth { get; init; }
    public string Notes { get; init; } = "";
    [Description("Vrai pour avoir un second client du même SIREN.")]
    public bool Anyway { get; init; }

    public CustomerDetails Said() => new(Kind, Name, Siren, Siret, VatNumber, Street, PostCode, City, Country, Email, Phone, PaymentDays, Notes, EndOfMonth);
}

/// <summary>A customer to make.</summary>
public sealed record ApiNewCustomer : ApiCustomerDetails
{
    public required Id<Activity> ActivityId { get; init; }
}

/// <summary>Customers, for programs.</summary>
public static class CustomersApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Clients");
        api.List<ApiCustomer>("/customers", SalesModule.Read, "listCustomers", "Les clients à votre portée.", List);
        api.Get<ApiCustomer>("/customers/{id}", SalesModule.Read, "readCustomer", "Un client.", Read);
        api.Make<ApiCustomer>("/customers", SalesModule.EditCustomers, "createCustomer", "Créer un client.", Create);
        api.Change<ApiCustomer>("/customers/{id}", SalesModule.EditCustomers, "changeCustomer", "Modifier un client ; les factures émises gardent ce qu’elles disent.", Change);
    }

    private static async Task<Answer> List(PageAsked page, [Description("Mots du nom, du code, du SIREN ou de la ville.")] string? q, Id<Activity>? activity, CustomerReader customers, HttpContext http)
    {
        var after = page.After<Customer>();
        return await page.Of((await customers.Asked(q, activity)).Where(c => c.Id.CompareTo(after) > 0).OrderBy(c => c.Id), c => c.Id.Value, ApiCustomer.Of, http);
    }

    private static async Task<Answer> Read(Id<Customer> id, CustomerReader customers) => Answer.Found(await customers.Find(id), ApiCustomer.Of);

    private static async Task<Answer> Create(Sent<ApiNewCustomer> sent, CustomerActions actions) =>
        Answer.Made(await actions.Create(Id<Customer>.New(), sent.Value.ActivityId, sent.Value.Said(), sent.Value.Anyway), c => $"/customers/{c.Id}", ApiCustomer.Of);

    private static async Task<Answer> Change(Id<Customer> id, IfMatch version, Sent<ApiCustomerDetails> sent, CustomerActions actions) =>
        Answer.Done(await actions.Change(id, version.Version, sent.Value.Said(), sent.Value.Anyway), ApiCustomer.Of);
}
