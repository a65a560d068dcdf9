using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Quotes;
using Maillage.Domain.Sales.Receipts;

namespace Maillage.Domain.Sales;

/// <summary>An invoice was issued and booked; handled in the same transaction.</summary>
public sealed record InvoiceIssued(Invoice Invoice);

/// <summary>A quote was signed, on the customer's page or on paper; same transaction.</summary>
public sealed record QuoteSigned(Quote Quote);

/// <summary>An issued invoice or credit note went to its customer; same transaction.</summary>
public sealed record InvoiceSent(Invoice Invoice);

/// <summary>A customer was made, changed or made one with another; same transaction.</summary>
public sealed record CustomerChanged(Customer Customer);

/// <summary>The account of a customer was cleared, by money, credit or a loss; same transaction.</summary>
public sealed record ClearingRecorded(Clearing Clearing);

/// <summary>A clearing was taken back; same transaction.</summary>
public sealed record ClearingReversed(Clearing Clearing);
