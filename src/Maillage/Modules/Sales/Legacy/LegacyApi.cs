using System.ComponentModel;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Platform;

namespace Maillage.Modules.Sales.Legacy;

/// <summary>An invoice of the program used before, as it was taken over.</summary>
public sealed record ApiLegacyInvoice(
    Id<LegacyInvoice> Id, Id<Customer> CustomerId, Id<Activity> ActivityId, [property: Description("Celui que le programme d’avant lui a donné.")] string Number, DateOnly Date, DateOnly DueOn, string Subject,
    [property: Description("Toutes taxes comprises.")] long TotalCents, [property: Description("Ce qui reste à recevoir aujourd’hui.")] long RemainingCents, bool HasDocument)
{
    public static ApiLegacyInvoice Of(LegacyInvoice i, Money remaining) => new(i.Id, i.CustomerId, i.ActivityId, i.Number, i.Date, i.DueOn, i.Subject, i.Total.Cents, remaining.Cents, i.FileName is not null);
}

/// <summary>Invoices of the program used before, for programs: a receipt pays them by its shares.</summary>
public static class LegacyApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Factures");
        api.List<ApiLegacyInvoice>("/legacy-invoices", SalesModule.Read, "listLegacyInvoices", "Les factures reprises du programme d’avant, à votre portée, soldées ou non.", List);
        api.Get<ApiLegacyInvoice>("/legacy-invoices/{id}", SalesModule.Read, "readLegacyInvoice", "Une facture reprise.", Read);
        api.File("/legacy-invoices/{id}/document", SalesModule.Read, "readLegacyDocument", "Le document qu’avait fait le programme d’avant.", "application/octet-stream",
            (Id<LegacyInvoice> id, HttpContext http, LegacyReader reader, DocumentFiles files) => LegacyReader.Document(id.Value, http, reader, files));
    }

    private static async Task<Answer> List(PageAsked page, LegacyReader reader, HttpContext http) =>
        page.Of([.. (await reader.After(page.After<LegacyInvoice>(), page.Limit + 1)).Select(f => ApiLegacyInvoice.Of(f.Invoice, f.Remaining))], i => i.Id.Value, http);

    private static async Task<Answer> Read(Id<LegacyInvoice> id, LegacyReader reader) => Answer.Found(await reader.Find(id), r => ApiLegacyInvoice.Of(r.Invoice, r.Remaining));
}
