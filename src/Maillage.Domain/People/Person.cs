using Maillage.Domain.Kernel;

namespace Maillage.Domain.People;

/// <summary>A natural person the cooperative knows.</summary>
public sealed class Person : IOwned, IVersioned
{
    private Person() { }

    public Person(CooperativeId cooperative, string firstName, string lastName, string email, string phone = "")
    {
        CooperativeId = cooperative;
        Id = Id<Person>.New();
        Change(firstName, lastName, email, phone);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Person> Id { get; private set; }
    public string FirstName { get; private set; } = "";
    public string LastName { get; private set; } = "";
    public string Email { get; private set; } = "";
    public string Phone { get; private set; } = "";
    /// <summary>Name and e-mail without case or accents.</summary>
    public string Search { get; private set; } = "";
    /// <summary>The sign-in account of this person, when there is one.</summary>
    public long? AccountId { get; private set; }
    public int Version { get; private set; }

    public string FullName => $"{FirstName} {LastName}".Trim();

    public void Change(string firstName, string lastName, string email, string phone)
    {
        (FirstName, LastName, Email, Phone) = (firstName.Trim(), lastName.Trim(), email.Trim(), phone.Trim());
        Search = French.Fold($"{FirstName} {LastName} {Email}");
    }

    public void SignsInWith(long accountId) => AccountId = accountId;
}
