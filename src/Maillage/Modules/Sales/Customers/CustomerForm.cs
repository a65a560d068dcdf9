using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Sales.Customers;

/// <summary>A customer as it is typed.</summary>
public sealed class CustomerForm
{
    /// <summary>Made when the form is shown, so that sending it twice makes one customer.</summary>
    public long Id { get; set; }
    public int Version { get; set; }
    public CustomerKind Kind { get; set; }
    public string? Name { get; set; }
    public string? Siren { get; set; }
    public string? Siret { get; set; }
    public string? VatNumber { get; set; }
    public string? Street { get; set; }
    public string? PostCode { get; set; }
    public string? City { get; set; }
    public string? Country { get; set; } = Countries.France;
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public int? PaymentDays { get; set; } = CustomerDetails.UsualDays;
    public bool EndOfMonth { get; set; }
    public string? Notes { get; set; }
    /// <summary>Ticked to have a second customer with the same SIREN.</summary>
    public bool Anyway { get; set; }

    public static CustomerForm New() => new() { Id = IdSequence.Next() };

    public static CustomerForm Of(Customer customer) => new()
    {
        Id = customer.Id.Value,
        Version = customer.Version,
        Kind = customer.Kind,
        Name = customer.Name,
        Siren = customer.Siren,
        Siret = customer.Siret,
        VatNumber = customer.VatNumber,
        Street = customer.Street,
        PostCode = customer.PostCode,
        City = customer.City,
        Country = customer.Country,
        Email = customer.Email,
        Phone = customer.Phone,
        PaymentDays = customer.PaymentDays,
        EndOfMonth = customer.EndOfMonth,
        Notes = customer.Notes,
    };

    public CustomerDetails Details => new(
        Kind, Name ?? "", Siren ?? "", Siret ?? "", VatNumber ?? "", Street ?? "", PostCode ?? "", City ?? "", Country ?? Countries.France,
        Email ?? "", Phone ?? "", PaymentDays ?? CustomerDetails.UsualDays, Notes ?? "", EndOfMonth);

    public static IEnumerable<SelectListItem> Kinds { get; } = Enum.GetValues<CustomerKind>().Select(k => new SelectListItem(Word(k), k.ToString()));

    public static IEnumerable<SelectListItem> CountryItems { get; } = Countries.All.Select(c => new SelectListItem(c.Name, c.Code));

    public static string Word(CustomerKind kind) => kind switch
    {
        CustomerKind.Company => "Entreprise ou association",
        CustomerKind.Private => "Particulier",
        CustomerKind.Public => "Organisme public",
        _ => "Professionnel étranger",
    };
}
