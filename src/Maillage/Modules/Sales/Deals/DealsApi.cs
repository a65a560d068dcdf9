using System.ComponentModel;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Deals;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sales.Deals;

/// <summary>An affair as programs read it.</summary>
public sealed record ApiDeal(Id<Deal> Id, Id<Activity> ActivityId, Id<Customer> CustomerId, string Name, DateTime StartedAt, [property: Description("Absent tant qu’elle est ouverte.")] DateOnly? ClosedOn, int Version)
{
    public static ApiDeal Of(Deal d) => new(d.Id, d.ActivityId, d.CustomerId, d.Name, d.StartedAt, d.ClosedOn, d.Version);
}

/// <summary>Something bought for an affair.</summary>
public sealed record ApiDealCost(Id<DealCost> Id, DateOnly Date, string Label, long HtCents);

/// <summary>An affair with what it brings.</summary>
public sealed record ApiDealRecord(
    ApiDeal Deal, IReadOnlyList<Id<Quote>> QuoteIds, IReadOnlyList<Id<Invoice>> InvoiceIds, IReadOnlyList<ApiDealCost> Costs, [property: Description("HT des devis signés.")] long QuotedCents,
    [property: Description("HT facturé.")] long InvoicedCents, long LeftToInvoiceCents, long MarginCents)
{
    public static ApiDealRecord Of(DealRecord r) => new(
        ApiDeal.Of(r.Deal), [.. r.Quotes.Select(q => q.Id)], [.. r.Invoices.Select(i => i.Id)], [.. r.Costs.Select(c => new ApiDealCost(c.Id, c.Date, c.Label, c.Ht.Cents))],
        r.Figures.Quoted.Cents, r.Figures.Invoiced.Cents, r.Figures.LeftToInvoice.Cents, r.Figures.Margin.Cents);
}

/// <summary>The name of an affair.</summary>
public sealed record ApiDealName
{
    public required string Name { get; init; }
}

/// <summary>Something bought, to note.</summary>
public sealed record ApiNewCost
{
    [Description("Absent : aujourd’hui.")]
    public DateOnly? Date { get; init; }
    public required string Label { get; init; }
    public required long HtCents { get; init; }
}

/// <summary>Affairs, for programs.</summary>
public static class DealsApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Affaires");
        api.List<ApiDeal>("/deals", SalesModule.Read, "listDeals", "Les affaires à votre portée, closes ou non.", List);
        api.Get<ApiDealRecord>("/deals/{id}", SalesModule.Read, "readDeal", "Une affaire, ses devis, ses factures, ses achats et ce qu’elle laisse.", Read);
        api.Act<ApiDealRecord>("/deals/{id}/rename", SalesModule.EditQuotes, "renameDeal", "Renommer une affaire.", Rename);
        api.Act<ApiDealRecord>("/deals/{id}/close", SalesModule.EditQuotes, "closeDeal", "Clore une affaire.", Close);
        api.Act<ApiDealRecord>("/deals/{id}/reopen", SalesModule.EditQuotes, "reopenDeal", "Rouvrir une affaire.", Reopen);
        api.Act<ApiDealRecord>("/deals/{id}/costs", SalesModule.EditQuotes, "addDealCost", "Noter un achat d’une affaire.", AddCost);
        api.Remove("/deals/{id}/costs/{cost}", SalesModule.EditQuotes, "removeDealCost", "Retirer un achat noté.", RemoveCost);
    }

    private static async Task<Answer> List(PageAsked page, Id<Activity>? activity, [Description("Mots du nom ou du client.")] string? q, Db db, Access access, HttpContext http)
    {
        var after = page.After<Deal>();
        var deals = db.Set<Deal>().AsNoTracking().Within(await access.ReachOf(SalesModule.Read)).Where(d => d.Id.CompareTo(after) > 0);
        if (activity is { } only) deals = deals.Where(d => d.ActivityId == only);
        if (!string.IsNullOrWhiteSpace(q))
        {
            var folded = French.Fold(q.Trim());
            deals = deals.Where(d => d.Search.Contains(folded));
        }
        return await page.Of(deals.OrderBy(d => d.Id), d => d.Id.Value, ApiDeal.Of, http);
    }

    private static async Task<Answer> Read(Id<Deal> id, DealReader reader) => Answer.Found(await reader.Record(id), ApiDealRecord.Of, r => r.Deal.Version);

    private static async Task<Answer> Rename(Id<Deal> id, Sent<ApiDealName> sent, DealActions actions, DealReader reader) => Done(await actions.Rename(id, sent.Value.Name), reader);

    private static async Task<Answer> Close(Id<Deal> id, DealActions actions, DealReader reader) => Done(await actions.Close(id, true), reader);

    private static async Task<Answer> Reopen(Id<Deal> id, DealActions actions, DealReader reader) => Done(await actions.Close(id, false), reader);

    private static async Task<Answer> AddCost(Id<Deal> id, Sent<ApiNewCost> sent, DealActions actions, DealReader reader, Clock clock) =>
        Done(await actions.AddCost(id, Id<DealCost>.New(), sent.Value.Date ?? clock.Today, sent.Value.Label, new(sent.Value.HtCents)), reader);

    private static async Task<Answer> RemoveCost(Id<Deal> id, Id<DealCost> cost, DealActions actions) => Answer.Gone(await actions.RemoveCost(id, cost));

    private static Answer Done(Result<Deal> done, DealReader reader) => Answer.Done(done, async deal => ApiDealRecord.Of((await reader.Record(deal.Id))!));
}
