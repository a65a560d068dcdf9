using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Receipts;

namespace Maillage.Domain.Sales;

/// <summary>An invoice was issued and booked; handled in the same transaction.</summary>
public sealed record InvoiceIssued(Invoice Invoice);

/// <summary>A payment was recorded and booked; same transaction.</summary>
public sealed record ReceiptRecorded(Receipt Receipt);

/// <summary>A payment was taken back; same transaction.</summary>
public sealed record ReceiptReversed(Receipt Receipt);
