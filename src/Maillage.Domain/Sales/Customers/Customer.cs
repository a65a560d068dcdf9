using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;

namespace Maillage.Domain.Sales.Customers;

/// <summary>Whom an activity sells to. It belongs to that activity; the ledger knows it by its third party.</summary>
public sealed class Customer : IOwned, IOfActivity, IVersioned
{
    private Customer() { }

    /// <param name="id">Made by the form, so that sending it twice makes one customer.</param>
    /// <param name="details">Cleaned and checked.</param>
    public Customer(Id<Customer> id, Activity activity, ThirdParty thirdParty, CustomerDetails details)
    {
        CooperativeId = activity.CooperativeId;
        (Id, ActivityId, EntityId, ThirdPartyId, Code) = (id, activity.Id, activity.EntityId, thirdParty.Id, thirdParty.Code);
        Change(details);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Customer> Id { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public Id<ThirdParty> ThirdPartyId { get; private set; }
    /// <summary>Code of the third party: <c>C00012</c>.</summary>
    public string Code { get; private set; } = "";
    public CustomerKind Kind { get; private set; }
    public string Name { get; private set; } = "";
    public string Siren { get; private set; } = "";
    public string Siret { get; private set; } = "";
    public string VatNumber { get; private set; } = "";
    public string Street { get; private set; } = "";
    public string PostCode { get; private set; } = "";
    public string City { get; private set; } = "";
    public string Country { get; private set; } = Countries.France;
    public string Email { get; private set; } = "";
    public string Phone { get; private set; } = "";
    public int PaymentDays { get; private set; }
    public bool EndOfMonth { get; private set; }
    public string Notes { get; private set; } = "";
    /// <summary>Code, name, identifiers and town without case or accents.</summary>
    public string Search { get; private set; } = "";
    /// <summary>The customer it was made one with; it then says what that one says. Null for all others.</summary>
    public Id<Customer>? MergedIntoId { get; private set; }
    /// <summary>Whether all that named it was erased. It stays for what was made for it, and is proposed no more.</summary>
    public bool Forgotten { get; private set; }
    public int Version { get; private set; }

    public CustomerDetails Details =>
        new(Kind, Name, Siren, Siret, VatNumber, Street, PostCode, City, Country, Email, Phone, PaymentDays, Notes, EndOfMonth);

    public PaymentTerm Term => new(PaymentDays, EndOfMonth);

    /// <summary>The address as documents print it.</summary>
    public PostalAddress PostalAddress => new(
        Documents.PostalAddress.StreetLines(Street), PostCode, City, Country, Country == Countries.France ? null : Countries.Find(Country)?.Name ?? Country);

    /// <summary>Street, post code and town, then the country when it is abroad.</summary>
    public IReadOnlyList<string> Address => PostalAddress.Lines;

    /// <summary>The VAT number documents print: its own, or that of its French SIREN; null when it has none.</summary>
    public string? VatNumberOnInvoice => VatNumber.Length > 0 ? VatNumber
        : Kind == CustomerKind.Company && Identifiers.IsSiren(Siren) ? Identifiers.FrenchVatNumber(Siren) : null;

    /// <summary>What the ledger calls it: private names stay out of it.</summary>
    public string LedgerLabel => Kind == CustomerKind.Private || Forgotten ? $"Client {Code}" : Name;

    /// <param name="details">Cleaned and checked.</param>
    public void Change(CustomerDetails details)
    {
        (Kind, Name, Siren, Siret, VatNumber) = (details.Kind, details.Name, details.Siren, details.Siret, details.VatNumber);
        (Street, PostCode, City, Country) = (details.Street, details.PostCode, details.City, details.Country);
        (Email, Phone, PaymentDays, EndOfMonth, Notes) = (details.Email, details.Phone, details.PaymentDays, details.EndOfMonth, details.Notes);
        Search = French.Fold($"{Code} {Name} {Siren} {Email} {City}");
    }

    /// <summary>Forgets how to reach it and what was noted of it, and who it is unless the law makes keep the name.</summary>
    public void Erase(bool keepsName)
    {
        Forgotten = !keepsName;
        Change(keepsName ? Details.Erased() with { Name = Name, Siren = Siren, Siret = Siret, VatNumber = VatNumber } : Details.Erased());
    }

    /// <summary>Nothing is made for one whose name was erased.</summary>
    public static Refusal Gone { get; } = new("sales.customer.forgotten", "Les données de ce client ont été effacées : s’il revient, faites un nouveau client.");

    /// <summary>Is one with another from now on, and says what it says: what names this one for ever is read with the other's name and address.</summary>
    public void Follow(Customer kept)
    {
        MergedIntoId = kept.Id;
        Change(kept.Details);
    }
}
