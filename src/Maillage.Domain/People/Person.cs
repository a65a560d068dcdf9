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
        Set(firstName, lastName, email, phone);
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

    /// <summary>Corrects the name and the ways to reach the person.</summary>
    public Result Change(string firstName, string lastName, string email, string phone)
    {
        if (Check(firstName, lastName, email) is { Ok: false } refused) return refused;
        Set(firstName, lastName, email, phone);
        return Result.Done;
    }

    /// <summary>A person has a first and a last name, and an e-mail address that is one, if any.</summary>
    public static Result Check(string firstName, string lastName, string email)
    {
        var refusals = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(firstName)) refusals.Add(new Refusal("person.name", "Indiquez le prénom.", "FirstName"));
        if (string.IsNullOrWhiteSpace(lastName)) refusals.Add(new Refusal("person.name", "Indiquez le nom.", "LastName"));
        var parts = email.Trim().Split('@');
        if (parts is not [""] && (parts is not [{ Length: > 0 }, { Length: > 0 }] || email.Trim().Any(char.IsWhiteSpace)))
            refusals.Add(new Refusal("person.email", "Cette adresse de courriel n’est pas valable : elle s’écrit nom@domaine.", "Email"));
        return Result.Of(refusals);
    }

    private void Set(string firstName, string lastName, string email, string phone)
    {
        (FirstName, LastName, Email, Phone) = (firstName.Trim(), lastName.Trim(), email.Trim(), phone.Trim());
        Search = French.Fold($"{FirstName} {LastName} {Email}");
    }

    /// <summary>Forgets how to reach the person, and who they are unless the law makes keep the name.</summary>
    public void Erase(bool keepsName)
    {
        Set(keepsName ? FirstName : "Personne", keepsName ? LastName : "effacée", "", "");
        AccountId = null;
    }

    public void SignsInWith(long accountId) => AccountId = accountId;
}
