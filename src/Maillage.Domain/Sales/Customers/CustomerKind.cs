namespace Maillage.Domain.Sales.Customers;

/// <summary>What a customer is: it decides identifiers, mentions and how an invoice is sent.</summary>
public enum CustomerKind
{
    /// <summary>A French company, association or other body with a SIREN.</summary>
    Company,
    /// <summary>A private person.</summary>
    Private,
    /// <summary>A public body, invoiced through the public portal.</summary>
    Public,
    /// <summary>A professional established outside France.</summary>
    Foreign,
}
