using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Modules.Identity.Accounts;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.People.Persons;

/// <summary>Creates and corrects persons, and gives them an account.</summary>
public sealed class PersonActions(Db db, Access access, Events events, AccountActions accounts)
{
    public Task<Result<Person>> Create(string firstName, string lastName, string email, string phone) => db.Write<Person>(async () =>
    {
        if (await access.Need(PeopleModule.Manage, Resource.Cooperative) is { Ok: false } refused) return refused.Refusal!;
        if (Person.Check(firstName, lastName, email) is { Ok: false } wrong) return Result<Person>.Refused(wrong.Refusals);
        var person = new Person(db.Cooperative, firstName, lastName, email, phone);
        db.Add(person);
        return person;
    });

    public Task<Result> Change(Id<Person> id, string firstName, string lastName, string email, string phone, int version) => db.Write(async () =>
    {
        if (await access.Need(PeopleModule.Manage, Resource.Cooperative) is { Ok: false } refused) return refused;
        if (await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == id) is not { } person) return Refusal.NotFound;
        return person.Version != version ? Refusal.Stale : person.Change(firstName, lastName, email, phone);
    });

    /// <summary>Makes an account for a person with an e-mail address; the activities they are already in give their rights.</summary>
    public Task<Result<NewAccount>> GiveAccount(Id<Person> id) => db.Write<NewAccount>(async () =>
    {
        if (await access.Need(PeopleModule.Manage, Resource.Cooperative) is { Ok: false } refused) return refused.Refusal!;
        if (await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == id) is not { } person) return Refusal.NotFound;
        if (person.AccountId is not null) return new Refusal("person.account", $"{person.FullName} a déjà un compte.");
        if (person.Email.Length == 0) return new Refusal("person.account", $"Indiquez d’abord l’adresse de courriel de {person.FullName} : elle sert à se connecter.");
        var made = await accounts.Create(person.Email, person.FullName);
        if (!made.Ok) return made;
        person.SignsInWith(made.Value.Id);
        await events.Tell(new PersonGotAccount(person.Id, made.Value.Id));
        return made;
    });
}
