namespace Maillage.Modules.Sales.Customers;

/// <summary>A page of another module about a customer, offered on its record to those who have the right over it.</summary>
public sealed record CustomerLink(string Label, string Right, Func<long, string> Href);
