using System.ComponentModel;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.People.Persons;

/// <summary>A person as programs read them.</summary>
public sealed record ApiPerson(Id<Person> Id, string FirstName, string LastName, string Email, string Phone, [property: Description("Vrai quand la personne a un compte.")] bool HasAccount, int Version)
{
    public static ApiPerson Of(Person p) => new(p.Id, p.FirstName, p.LastName, p.Email, p.Phone, p.AccountId is not null, p.Version);
}

/// <summary>What is said of a person.</summary>
public sealed record ApiPersonDetails
{
    public required string FirstName { get; init; }
    public required string LastName { get; init; }
    public string Email { get; init; } = "";
    public string Phone { get; init; } = "";

    /// <summary>What would not fit in the store.</summary>
    public Result CheckSizes() => Result.Of([.. new[] { (FirstName, nameof(FirstName)), (LastName, nameof(LastName)), (Email, nameof(Email)), (Phone, nameof(Phone)) }
        .Where(t => t.Item1.Length > PersonForm.Longest).Select(t => new Refusal("person.length", PersonForm.TooLong, t.Item2))]);
}

/// <summary>Persons, for programs.</summary>
public static class PersonsApi
{
    public static void Map(ApiRoutes routes)
    {
        var api = routes.Under("Personnes");
        api.List<ApiPerson>("/people", PeopleModule.Read, "listPeople", "Les personnes de la coopérative ; soi-même pour qui ne voit pas les autres.", List);
        api.Get<ApiPerson>("/people/{id}", PeopleModule.Read, "readPerson", "Une personne.", Read);
        api.Make<ApiPerson>("/people", PeopleModule.Manage, "createPerson", "Noter une personne.", Create);
        api.Change<ApiPerson>("/people/{id}", PeopleModule.Manage, "changePerson", "Corriger une personne.", Change);
    }

    private static async Task<Answer> List(PageAsked page, [Description("Mots du nom ou de l’adresse.")] string? q, PersonList list, Access access, SensitiveReads reads, HttpContext http)
    {
        if (await access.Can(PeopleModule.Read, Resource.Cooperative)) await reads.Note(nameof(Person), null, Reads.Taken("la liste des personnes, par un programme"));
        var after = page.After<Person>();
        return await page.Of((await list.Asked(q)).Where(p => p.Id.CompareTo(after) > 0).OrderBy(p => p.Id), p => p.Id.Value, ApiPerson.Of, http);
    }

    private static async Task<Answer> Read(Id<Person> id, PersonList list, SensitiveReads reads, Current current)
    {
        var person = await list.Find(id);
        if (person is not null && person.AccountId != current.Account) await reads.Note(nameof(Person), id.Value, Reads.Seen("la fiche, par un programme"));
        return Answer.Found(person, ApiPerson.Of);
    }

    private static async Task<Answer> Create(Sent<ApiPersonDetails> sent, PersonActions actions) => sent.Value.CheckSizes() is { Ok: false } wrong ? Answer.Refused(wrong.Refusals)
        : Answer.Made(await actions.Create(sent.Value.FirstName, sent.Value.LastName, sent.Value.Email, sent.Value.Phone), p => $"/people/{p.Id}", ApiPerson.Of);

    private static async Task<Answer> Change(Id<Person> id, IfMatch version, Sent<ApiPersonDetails> sent, PersonActions actions, PersonList list) => sent.Value.CheckSizes() is { Ok: false } wrong ? Answer.Refused(wrong.Refusals)
        : Answer.Changed(await actions.Change(id, sent.Value.FirstName, sent.Value.LastName, sent.Value.Email, sent.Value.Phone, version.Version), () => list.Find(id), ApiPerson.Of);
}
