using System.ComponentModel;
using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Catalogue;
using Maillage.Domain.Sales.Documents;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;

namespace Maillage.Modules.Sales.Catalogue;

/// <summary>How a price is made from what is bought.</summary>
public sealed record ApiPriceStudy
{
    [Description("Prix d’achat HT.")]
    public required UnitPrice SupplierHt { get; init; }
    public Rate Overhead { get; init; }
    public Rate Margin { get; init; }
    public Rate Contribution { get; init; }
    public Rate Insurance { get; init; }

    public static ApiPriceStudy? Of(PriceStudy? s) =>
        s is null ? null : new() { SupplierHt = UnitPrice.FromEuros(s.SupplierHt), Overhead = s.Overhead, Margin = s.Margin, Contribution = s.Contribution, Insurance = s.Insurance };

    public PriceStudy Said() => new(SupplierHt.Euros, Overhead, Margin, Contribution, Insurance);
}

/// <summary>What is said of an item.</summary>
public record ApiCatalogDetails
{
    public required string Name { get; init; }
    public string Description { get; init; } = "";
    public string Unit { get; init; } = "";
    [Description("HT, sauf dans un document aux prix TTC.")]
    public required UnitPrice UnitPrice { get; init; }
    [Description("Code de TVA : FR200 pour 20 %.")]
    public required string VatCode { get; init; }
    public LineNature Nature { get; init; }
    public ApiPriceStudy? Study { get; init; }

    public CatalogDetails Said() => new(Name, Description, Unit, UnitPrice, VatCode, Nature, Study?.Said());
}

/// <summary>An item to make.</summary>
public sealed record ApiNewCatalogItem : ApiCatalogDetails
{
    public required Id<Activity> ActivityId { get; init; }
}

/// <summary>An item of a catalogue as programs read it.</summary>
public sealed record ApiCatalogItem(
    Id<CatalogItem> Id, Id<Activity> ActivityId, string Name, string Description, string Unit, UnitPrice UnitPrice, string VatCode, LineNature Nature, ApiPriceStudy? Study,
    [property: Description("Vrai quand il n’est plus proposé.")] bool Archived, int Version)
{
    public static ApiCatalogItem Of(CatalogItem i) => new(i.Id, i.ActivityId, i.Name, i.Description, i.Unit, i.UnitPrice, i.VatCode, i.Nature, ApiPriceStudy.Of(i.Study), i.Archived, i.Version);
}

/// <summary>Catalogues, for programs.</summary>
public static class CatalogApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Catalogue");
        api.Get<IReadOnlyList<ApiCatalogItem>>("/catalog", SalesModule.Read, "listCatalog", "Ce que vendent les activités à votre portée, par nom, 500 au plus.", List);
        api.Get<ApiCatalogItem>("/catalog/{id}", SalesModule.Read, "readCatalogItem", "Un article du catalogue.", Read);
        api.Make<ApiCatalogItem>("/catalog", SalesModule.EditCatalog, "createCatalogItem", "Ajouter un article au catalogue d’une activité.", Create);
        api.Change<ApiCatalogItem>("/catalog/{id}", SalesModule.EditCatalog, "changeCatalogItem", "Modifier un article.", Change);
        api.Act<ApiCatalogItem>("/catalog/{id}/archive", SalesModule.EditCatalog, "archiveCatalogItem", "Ne plus proposer un article.", Archive);
        api.Act<ApiCatalogItem>("/catalog/{id}/restore", SalesModule.EditCatalog, "restoreCatalogItem", "Le proposer de nouveau.", Restore);
    }

    private static async Task<Answer> List(Id<Activity>? activity, [Description("Mots du nom ou du texte.")] string? q, CatalogActions catalog) => Answer.Of((await catalog.Items(activity, q)).Select(ApiCatalogItem.Of).ToList());

    private static async Task<Answer> Read(Id<CatalogItem> id, CatalogActions catalog) => Answer.Found(await catalog.Find(id), ApiCatalogItem.Of);

    private static async Task<Answer> Create(Sent<ApiNewCatalogItem> sent, CatalogActions catalog) =>
        Answer.Made(await catalog.Save(Id<CatalogItem>.New(), sent.Value.ActivityId, 0, sent.Value.Said()), i => $"/catalog/{i.Id}", ApiCatalogItem.Of);

    private static async Task<Answer> Change(Id<CatalogItem> id, IfMatch version, Sent<ApiCatalogDetails> sent, CatalogActions catalog) =>
        await catalog.Find(id) is { } item ? Answer.Done(await catalog.Save(id, item.ActivityId, version.Version, sent.Value.Said()), ApiCatalogItem.Of) : Answer.Refused([Refusal.NotFound]);

    private static async Task<Answer> Archive(Id<CatalogItem> id, CatalogActions catalog) => Answer.Done(await catalog.Archive(id, true), ApiCatalogItem.Of);

    private static async Task<Answer> Restore(Id<CatalogItem> id, CatalogActions catalog) => Answer.Done(await catalog.Archive(id, false), ApiCatalogItem.Of);
}
