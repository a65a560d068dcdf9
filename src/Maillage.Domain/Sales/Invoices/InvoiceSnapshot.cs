using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Invoices;

/// <summary>
/// Everything an issued invoice says, frozen at issue: the PDF, the electronic invoice and the hash are made from it and from nothing else.
/// </summary>
/// <param name="Format">Version of this record's shape; part of the hash.</param>
/// <param name="Number">BT-1, unique for the issuing entity.</param>
/// <param name="IssueDate">BT-2.</param>
/// <param name="DueDate">BT-9.</param>
/// <param name="SaleFrom">First day of the sale or service (BT-73), or its only day.</param>
/// <param name="SaleTo">Last day of the service (BT-74); null when it is one day.</param>
/// <param name="Seller">The legal entity, as it was identified on <paramref name="IssueDate"/>.</param>
/// <param name="TradingName">The activity's name (BT-28), a commercial line only.</param>
/// <param name="Contact">The entrepreneur's name (BT-41).</param>
/// <param name="Buyer">The customer, as known at issue.</param>
/// <param name="BuyerReference">The customer's own reference (BT-10), or null.</param>
/// <param name="Subject">What the invoice is about, in one line.</param>
/// <param name="TtcPrices">True when unit prices were typed with tax.</param>
/// <param name="Lines">The lines, in order.</param>
/// <param name="VatGroups">Totals per VAT code; a zero rate carries its reason.</param>
/// <param name="Ht">Total without tax.</param>
/// <param name="Vat">Total tax.</param>
/// <param name="Ttc">Total with tax.</param>
/// <param name="PaymentTerms">How and when to pay, in words.</param>
/// <param name="Mentions">Legal mentions in force at issue, in order of printing.</param>
/// <param name="Note">Free text of the entrepreneur, or null.</param>
public sealed record InvoiceSnapshot(
    int Format,
    string Number,
    DateOnly IssueDate,
    DateOnly DueDate,
    DateOnly SaleFrom,
    DateOnly? SaleTo,
    InvoiceSeller Seller,
    string TradingName,
    string Contact,
    InvoiceBuyer Buyer,
    string? BuyerReference,
    string Subject,
    bool TtcPrices,
    IReadOnlyList<InvoiceSnapshotLine> Lines,
    IReadOnlyList<InvoiceVatGroup> VatGroups,
    Money Ht,
    Money Vat,
    Money Ttc,
    string PaymentTerms,
    IReadOnlyList<string> Mentions,
    string? Note);

/// <summary>The issuing legal entity on a document (C. com. R123-237 and R123-238).</summary>
/// <param name="LegalForm">Form and capital text: « SARL coopérative à capital variable ».</param>
public sealed record InvoiceSeller(
    string Name, string LegalForm, string Siren, string Siret, string VatNumber, string Registry,
    IReadOnlyList<string> Address, string Email, string Phone, string Iban, string Bic, byte[]? LogoPng);

/// <summary>The customer on a document.</summary>
public sealed record InvoiceBuyer(
    string Name, IReadOnlyList<string> Address, string? Siren, string? VatNumber, IReadOnlyList<string>? DeliveryAddress);

/// <summary>A printed line. Amounts without tax; <paramref name="Amount"/> is rounded to the cent for reading only.</summary>
public sealed record InvoiceSnapshotLine(
    string Description, Quantity Quantity, string Unit, UnitPrice UnitPrice, Rate VatRate, string VatCode, Money Amount);

/// <summary>Base and tax of one VAT code. <paramref name="Reason"/> is the legal reason of a zero rate.</summary>
public sealed record InvoiceVatGroup(string VatCode, Rate Rate, Money Base, Money Vat, string? Reason);
