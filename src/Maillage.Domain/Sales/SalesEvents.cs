using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;

namespace Maillage.Domain.Sales;

/// <summary>An invoice was issued and booked; handled in the same transaction.</summary>
public sealed record InvoiceIssued(Invoice Invoice);

/// <summary>The account of a customer was cleared, by money, credit or a loss; same transaction.</summary>
public sealed record ClearingRecorded(Clearing Clearing);

/// <summary>A clearing was taken back; same transaction.</summary>
public sealed record ClearingReversed(Clearing Clearing);
