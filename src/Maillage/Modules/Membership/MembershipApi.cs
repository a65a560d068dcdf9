using System.ComponentModel;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Membership.Associates;
using Maillage.Modules.Membership.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Membership;

/// <summary>An associate as programs read them.</summary>
public sealed record ApiAssociate(Id<Associate> Id, Id<Person> PersonId, AssociateKind Kind, DateOnly From, [property: Description("Dernier jour ; absent tant que la personne est associée.")] DateOnly? To, int Version)
{
    public static ApiAssociate Of(Associate a) => new(a.Id, a.PersonId, a.Kind, a.From, a.To, a.Version);
}

/// <summary>A person who becomes an associate.</summary>
public sealed record ApiNewAssociate
{
    public required Id<Person> PersonId { get; init; }
    public required AssociateKind Kind { get; init; }
    public required DateOnly From { get; init; }
}

/// <summary>When an associate leaves.</summary>
public sealed record ApiLeaving
{
    [Description("Dernier jour ; absent pour retirer un départ noté.")]
    public DateOnly? LastDay { get; init; }
}

/// <summary>A contract as programs read it.</summary>
public sealed record ApiContract(
    Id<Contract> Id, Id<Person> PersonId, ContractKind Kind, DateOnly SignedOn, DateOnly From, DateOnly? To, [property: Description("Jour de la rupture, s’il y en a une.")] DateOnly? EndedOn,
    [property: Description("Vrai quand le vote de l’assemblée s’y applique de lui-même.")] bool FollowsAssembly, int Version)
{
    public static ApiContract Of(Contract c) => new(c.Id, c.PersonId, c.Kind, c.SignedOn, c.From, c.To, c.EndedOn, c.FollowsAssembly, c.Version);
}

/// <summary>What a contract says.</summary>
public record ApiContractTerms
{
    public required ContractKind Kind { get; init; }
    public required DateOnly SignedOn { get; init; }
    public required DateOnly From { get; init; }
    public DateOnly? To { get; init; }
    [Description("Jour de la rupture, s’il y en a une.")]
    public DateOnly? EndedOn { get; init; }
    public bool FollowsAssembly { get; init; } = true;
    [Description("La valeur « shown » d’un refus qui annonçait ce que ce changement déplace : elle le confirme.")]
    public string? Shown { get; init; }

    public ContractTerms Said() => new(Kind, SignedOn, From, To, EndedOn, FollowsAssembly);
}

/// <summary>A contract to record.</summary>
public sealed record ApiNewContract : ApiContractTerms
{
    public required Id<Person> PersonId { get; init; }
}

/// <summary>Associates and contracts, for programs.</summary>
public static class MembershipApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Associés et contrats");
        api.List<ApiAssociate>("/associates", MembershipModule.Read, "listAssociates", "Les associés, ceux d’avant compris.", Associates);
        api.Get<ApiAssociate>("/associates/{id}", MembershipModule.Read, "readAssociate", "Un associé.", Associate);
        api.Make<ApiAssociate>("/associates", MembershipModule.Manage, "admitAssociate", "Noter l’entrée d’un associé.", Admit);
        api.Change<ApiAssociate>("/associates/{id}/leaving", MembershipModule.Manage, "noteAssociateLeaving", "Noter le départ d’un associé, le corriger ou le retirer.", Leave);
        api.Remove("/associates/{id}", MembershipModule.Manage, "removeAssociate", "Retirer une entrée à venir, notée par erreur.", Remove, versioned: true);
        api.List<ApiContract>("/contracts", MembershipModule.ReadContracts, "listContracts", "Les contrats CAPE et CESA ; les siens pour qui ne voit pas ceux des autres.", Contracts);
        api.Get<ApiContract>("/contracts/{id}", MembershipModule.ReadContracts, "readContract", "Un contrat.", Contract);
        api.Make<ApiContract>("/contracts", MembershipModule.EditContracts, "recordContract", "Noter un contrat signé.", Record);
        api.Change<ApiContract>("/contracts/{id}", MembershipModule.EditContracts, "changeContract", "Corriger un contrat, ou noter sa rupture.", ChangeContract);
        api.Remove("/contracts/{id}", MembershipModule.EditContracts, "removeContract", "Retirer un contrat noté par erreur.", RemoveContract, versioned: true);
    }

    private static async Task<Answer> Associates(PageAsked page, Db db, Access access, HttpContext http)
    {
        var after = page.After<Associate>();
        return await page.Of((await Readable(db, access)).Where(a => a.Id.CompareTo(after) > 0).OrderBy(a => a.Id), a => a.Id.Value, ApiAssociate.Of, http);
    }

    private static async Task<Answer> Associate(Id<Associate> id, Db db, Access access) => Answer.Found(await Find(id, db, access), ApiAssociate.Of);

    private static async Task<Answer> Admit(Sent<ApiNewAssociate> sent, AssociateActions associates) =>
        Answer.Made(await associates.Admit(sent.Value.PersonId, sent.Value.Kind, sent.Value.From), a => $"/associates/{a.Id}", ApiAssociate.Of);

    private static async Task<Answer> Leave(Id<Associate> id, IfMatch version, Sent<ApiLeaving> sent, AssociateActions associates, Db db, Access access) =>
        Answer.Changed(await associates.Leave(id, sent.Value.LastDay, version.Version), () => Find(id, db, access), ApiAssociate.Of);

    private static async Task<Answer> Remove(Id<Associate> id, IfMatch version, AssociateActions associates) => Answer.Gone(await associates.Remove(id, version.Version));

    private static async Task<Answer> Contracts(PageAsked page, ContractBook book, HttpContext http)
    {
        var after = page.After<Contract>();
        return page.Of([.. (await book.Readable()).Select(r => r.Contract).Where(c => c.Id.CompareTo(after) > 0).OrderBy(c => c.Id).Take(page.Limit + 1).Select(ApiContract.Of)], c => c.Id.Value, http);
    }

    private static async Task<Answer> Contract(Id<Contract> id, ContractBook book) => Answer.Found(await Find(id, book), ApiContract.Of);

    private static async Task<Answer> Record(Sent<ApiNewContract> sent, ContractActions contracts) =>
        Answer.Made(await contracts.Save(Id<Contract>.New(), sent.Value.PersonId, sent.Value.Said(), 0, sent.Value.Shown), c => $"/contracts/{c.Id}", ApiContract.Of);

    private static async Task<Answer> ChangeContract(Id<Contract> id, IfMatch version, Sent<ApiContractTerms> sent, ContractActions contracts, ContractBook book) =>
        await Find(id, book) is { } contract ? Answer.Done(await contracts.Save(id, contract.PersonId, sent.Value.Said(), version.Version, sent.Value.Shown), ApiContract.Of) : Answer.Refused([Refusal.NotFound]);

    private static async Task<Answer> RemoveContract(Id<Contract> id, IfMatch version, [Description("La valeur « shown » d’un refus, pour le confirmer.")] string? shown, ContractActions contracts, ContractBook book) =>
        await Find(id, book) is { } contract ? Answer.Gone(await contracts.Remove(id, contract.PersonId, version.Version, shown)) : Answer.Refused([Refusal.NotFound]);

    private static async Task<Associate?> Find(Id<Associate> id, Db db, Access access) => await (await Readable(db, access)).SingleOrDefaultAsync(a => a.Id == id);

    private static async Task<Contract?> Find(Id<Contract> id, ContractBook book) => (await book.Readable()).FirstOrDefault(r => r.Contract.Id == id)?.Contract;

    private static async Task<IQueryable<Associate>> Readable(Db db, Access access)
    {
        var all = await access.Can(MembershipModule.Read, Resource.Cooperative);
        return db.Set<Associate>().AsNoTracking().Where(_ => all);
    }
}
