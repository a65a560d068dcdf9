namespace Maillage.Domain.Takeover;

/// <summary>What a file of the program used before brings: things to make here, then figures to compare.</summary>
public enum TakeoverStep
{
    People,
    Activities,
    Customers,
    Balances,
    Invoices,
    /// <summary>Papers of the invoices taken over, in a zip.</summary>
    Documents,
    /// <summary>Balances of the other program, compared with ours and kept nowhere.</summary>
    CompareBalances,
    /// <summary>Invoices of the other program, compared with ours and kept nowhere.</summary>
    CompareInvoices,
}
