using System.ComponentModel;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Membership.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Membership;

/// <summary>An associate as programs read them.</summary>
public sealed record ApiAssociate(Id<Associate> Id, Id<Person> PersonId, AssociateKind Kind, DateOnly From, [property: Description("Dernier jour ; absent tant que la personne est associée.")] DateOnly? To, int Version)
{
    public static ApiAssociate Of(Associate a) => new(a.Id, a.PersonId, a.Kind, a.From, a.To, a.Version);
}

/// <summary>A contract as programs read it.</summary>
public sealed record ApiContract(
    Id<Contract> Id, Id<Person> PersonId, ContractKind Kind, DateOnly SignedOn, DateOnly From, DateOnly? To, [property: Description("Jour de la rupture, s’il y en a une.")] DateOnly? EndedOn,
    [property: Description("Vrai quand le vote de l’assemblée s’y applique de lui-même.")] bool FollowsAssembly, int Version)
{
    public static ApiContract Of(Contract c) => new(c.Id, c.PersonId, c.Kind, c.SignedOn, c.From, c.To, c.EndedOn, c.FollowsAssembly, c.Version);
}

/// <summary>Associates and contracts, for programs.</summary>
public static class MembershipApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Associés et contrats");
        api.List<ApiAssociate>("/associates", MembershipModule.Read, "listAssociates", "Les associés, ceux d’avant compris.", Associates);
        api.Get<ApiAssociate>("/associates/{id}", MembershipModule.Read, "readAssociate", "Un associé.", Associate);
        api.List<ApiContract>("/contracts", MembershipModule.ReadContracts, "listContracts", "Les contrats CAPE et CESA ; les siens pour qui ne les tient pas.", Contracts);
        api.Get<ApiContract>("/contracts/{id}", MembershipModule.ReadContracts, "readContract", "Un contrat.", Contract);
    }

    private static async Task<Answer> Associates(PageAsked page, Db db, Access access, HttpContext http)
    {
        var after = page.After<Associate>();
        return await page.Of((await Readable(db, access)).Where(a => a.Id.CompareTo(after) > 0).OrderBy(a => a.Id), a => a.Id.Value, ApiAssociate.Of, http);
    }

    private static async Task<Answer> Associate(Id<Associate> id, Db db, Access access) => Answer.Found(await (await Readable(db, access)).SingleOrDefaultAsync(a => a.Id == id), ApiAssociate.Of);

    private static async Task<Answer> Contracts(PageAsked page, ContractBook book, HttpContext http)
    {
        var after = page.After<Contract>();
        return page.Of([.. (await book.Mine()).Select(r => r.Contract).Where(c => c.Id.CompareTo(after) > 0).OrderBy(c => c.Id).Take(page.Limit + 1).Select(ApiContract.Of)], c => c.Id.Value, http);
    }

    private static async Task<Answer> Contract(Id<Contract> id, ContractBook book) => Answer.Found((await book.Mine()).FirstOrDefault(r => r.Contract.Id == id)?.Contract, ApiContract.Of);

    private static async Task<IQueryable<Associate>> Readable(Db db, Access access)
    {
        var all = await access.Can(MembershipModule.Read, Resource.Cooperative);
        return db.Set<Associate>().AsNoTracking().Where(_ => all);
    }
}
