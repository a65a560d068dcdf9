using Maillage.Domain.Sales.Invoices;

namespace Maillage.Modules.Sales.Invoices;

/// <summary>What is often asked of invoices.</summary>
public static class InvoiceQueries
{
    /// <summary>Those in a state before their issue: few, found through an index of theirs however many were issued.</summary>
    public static IQueryable<Invoice> Waiting(this IQueryable<Invoice> rows, InvoiceState state) => rows.Where(i => i.Rank == null && i.State == state);
}
