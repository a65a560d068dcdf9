using System.ComponentModel;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Cooperative.Entities;

/// <summary>What an entity is from a day on.</summary>
public sealed record ApiIdentity(
    DateOnly From, string Name, string LegalForm, string CapitalText, string Siren, string Siret, string VatNumber, string Registry, string Street, string PostCode, string City, string Email, string Phone, string Iban, string Bic,
    string Mediator, string Insurance, [property: Description("Numéro de déclaration de services à la personne.")] string SapNumber, DateOnly? SapSince)
{
    public static ApiIdentity Of(LegalIdentity i) => new(
        i.From, i.Name, i.LegalForm, i.CapitalText, i.Siren, i.Siret, i.VatNumber, i.Registry, i.Street, i.PostCode, i.City, i.Email, i.Phone, i.Iban, i.Bic, i.Mediator, i.Insurance, i.SapNumber, i.SapSince);
}

/// <summary>An entity with its identities.</summary>
public sealed record ApiEntityRecord(Id<LegalEntity> Id, string Code, [property: Description("Modèle des numéros de facture à venir.")] string InvoiceNumberTemplate, [property: Description("La première d’abord.")] IReadOnlyList<ApiIdentity> Identities, int Version)
{
    public static ApiEntityRecord Of(LegalEntity e) => new(e.Id, e.Code, e.InvoiceNumberTemplate, [.. e.Identities.OrderBy(i => i.From).Select(ApiIdentity.Of)], e.Version);
}

/// <summary>How invoices are numbered.</summary>
public sealed record ApiNumberTemplate
{
    public required string Template { get; init; }
}

/// <summary>Entities, for programs: their identity holds the IBAN, and is not changed by a token.</summary>
public static class EntitiesApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Entités");
        api.Get<ApiEntityRecord>("/entities/{id}", CooperativeModule.Manage, "readEntity", "Une entité et ses identités légales datées.", Read);
        api.Change<ApiEntityRecord>("/entities/{id}/invoice-numbers", CooperativeModule.Manage, "setInvoiceNumbers", "Changer le modèle des numéros de facture à venir.", SetTemplate);
    }

    private static async Task<Answer> Read(Id<LegalEntity> id, Db db) => Answer.Found(await Find(id, db), ApiEntityRecord.Of);

    private static async Task<Answer> SetTemplate(Id<LegalEntity> id, IfMatch version, Sent<ApiNumberTemplate> sent, EntityActions entities, Db db) =>
        Answer.Changed(await entities.NumberInvoicesBy(id, sent.Value.Template, version.Version), () => Find(id, db), ApiEntityRecord.Of);

    private static Task<LegalEntity?> Find(Id<LegalEntity> id, Db db) => db.Set<LegalEntity>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id);
}
