using System.Text.Json.Serialization;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Sap;

namespace Maillage.Domain.Sales.Documents;

/// <summary>
/// Everything an issued document says, frozen at issue: the PDF, the electronic invoice and the hash are made from it and from nothing else.
/// </summary>
/// <param name="Format">Version of this record's shape; part of the hash.</param>
/// <param name="Kind">What it is; amounts are positive whatever it is.</param>
/// <param name="Number">BT-1, unique for the issuing entity.</param>
/// <param name="IssueDate">BT-2.</param>
/// <param name="DueDate">BT-9; of a quote, the last day on which it can be accepted.</param>
/// <param name="Credits">The invoice a credit note takes back (BT-25), or null.</param>
/// <param name="SaleFrom">First day of the sale or service (BT-73), or its only day.</param>
/// <param name="SaleTo">Last day of the service (BT-74); null when it is one day.</param>
/// <param name="Seller">The legal entity, as it was identified on <paramref name="IssueDate"/>.</param>
/// <param name="TradingName">The activity's name (BT-28), a commercial line only.</param>
/// <param name="Contact">The entrepreneur's name (BT-41).</param>
/// <param name="Buyer">The customer, as known at issue.</param>
/// <param name="BuyerReference">The customer's own reference (BT-10), or null.</param>
/// <param name="Subject">What the invoice is about, in one line.</param>
/// <param name="TtcPrices">True when unit prices were typed with tax.</param>
/// <param name="Nature">What the lines sell together: it decides the category of the operation.</param>
/// <param name="Lines">The lines, in order.</param>
/// <param name="VatGroups">Totals per VAT code; a zero rate carries its reason.</param>
/// <param name="Ht">Total without tax.</param>
/// <param name="Vat">Total tax.</param>
/// <param name="Ttc">Total with tax.</param>
/// <param name="Deductions">What earlier invoices billed already.</param>
/// <param name="ToPay">What is to be paid (BT-115), the part retained included.</param>
/// <param name="Retained">Of it, what the customer of works keeps until <paramref name="RetainedUntil"/>.</param>
/// <param name="PaymentTerms">How and when to pay, in words.</param>
/// <param name="Mentions">Legal mentions in force at issue, in order of printing.</param>
/// <param name="Note">Free text of the entrepreneur, or null.</param>
/// <param name="Offer">What a quote adds; null on other documents.</param>
/// <param name="Brand">How the activity presents itself; null for the plain template.</param>
/// <param name="Attachments">The files joined to it; null without any.</param>
/// <param name="Sap">When some of its lines are services at home: the declaration and who intervened. Left out of the text when it is null.</param>
public sealed record DocumentSnapshot(
    int Format,
    DocumentKind Kind,
    string Number,
    DateOnly IssueDate,
    DateOnly DueDate,
    DocumentReference? Credits,
    DateOnly SaleFrom,
    DateOnly? SaleTo,
    DocumentSeller Seller,
    string TradingName,
    string Contact,
    DocumentBuyer Buyer,
    string? BuyerReference,
    string Subject,
    bool TtcPrices,
    SupplyNature Nature,
    IReadOnlyList<SnapshotLine> Lines,
    IReadOnlyList<SnapshotVat> VatGroups,
    Money Ht,
    Money Vat,
    Money Ttc,
    IReadOnlyList<Deduction> Deductions,
    Money ToPay,
    Money Retained,
    DateOnly? RetainedUntil,
    string PaymentTerms,
    IReadOnlyList<DocumentMention> Mentions,
    string? Note,
    QuoteOffer? Offer = null,
    DocumentBrand? Brand = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<SnapshotAttachment>? Attachments = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SnapshotSap? Sap = null)
{
    /// <summary>Keys of the pictures it shows (<see cref="FrozenImages"/>).</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Images => Seller.LogosUnder(Brand);

    /// <summary>The typed lines, with the rates they were priced with: amounts are made from them again, exactly.</summary>
    [JsonIgnore]
    public IReadOnlyList<PricedDraft> PricedLines => [.. Lines.Select(l => l.Priced)];

    /// <summary>« Facture d’acompte n° FA-2026-12 », « Devis, brouillon » while it has no number.</summary>
    [JsonIgnore]
    public string Title => IsDraft ? $"{Kind.Word()}, brouillon" : $"{Kind.Word()} n°{French.NoBreak}{Number}";

    /// <summary>Whether it was made only to be looked at, before it has a number.</summary>
    [JsonIgnore]
    public bool IsDraft => Number.Length == 0;
}

/// <summary>What a quote offers beside its lines.</summary>
/// <param name="Version">From 1; later versions replace earlier ones.</param>
/// <param name="Steps">When it is invoiced, in order; empty when at once, in the end.</param>
/// <param name="Works">When the work is to begin and how long it lasts, in words; null when not said.</param>
public sealed record QuoteOffer(int Version, IReadOnlyList<OfferStep> Steps, string? Works);

/// <summary>One invoice to come.</summary>
/// <param name="Label">« Acompte de 30 % à la commande ».</param>
public sealed record OfferStep(string Label, Money Ttc, DateOnly? On);

/// <summary>Another invoice, named by its number.</summary>
public sealed record DocumentReference(string Number, DateOnly IssuedOn, DocumentKind Kind);

/// <summary>A legal mention as printed.</summary>
/// <param name="Subject">EN 16931 BT-21 code of the note, or null.</param>
public sealed record DocumentMention(string Text, string? Subject);

/// <summary>A postal address.</summary>
/// <param name="Street">One or more lines.</param>
/// <param name="CountryName">Printed when it is not France.</param>
public sealed record PostalAddress(IReadOnlyList<string> Street, string PostCode, string City, string Country, string? CountryName = null)
{
    /// <summary>The lines of a typed street.</summary>
    public static IReadOnlyList<string> StreetLines(string street) => street.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>As it is printed.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Lines => [.. Street.Append($"{PostCode} {City}".Trim()).Append(CountryName ?? "").Where(l => l.Length > 0)];
}

/// <summary>The issuing legal entity on a document (C. com. R123-237 and R123-238).</summary>
/// <param name="LegalForm">Form and capital text: « SARL coopérative à capital variable ».</param>
/// <param name="LogoSha256">Key of its logo (<see cref="FrozenImages"/>), or null.</param>
public sealed record DocumentSeller(
    string Name, string LegalForm, string Siren, string Siret, string VatNumber, string Registry,
    PostalAddress Address, string Email, string Phone, string Iban, string Bic, string? LogoSha256)
{
    /// <summary>Keys of the pictures that may head a document, that of the activity first.</summary>
    public IReadOnlyList<string> LogosUnder(DocumentBrand? brand) => [.. new[] { brand?.LogoSha256, LogoSha256 }.OfType<string>().Distinct()];
}

/// <summary>The customer on a document.</summary>
/// <param name="DeliveryAddress">Where goods go when it is elsewhere, or null.</param>
/// <param name="Email">Where a customer without SIREN receives invoices (BT-49), or null.</param>
public sealed record DocumentBuyer(
    CustomerKind Kind, string Name, PostalAddress Address, string? Siren, string? Siret, string? VatNumber, PostalAddress? DeliveryAddress, string? Email = null);

/// <summary>A printed line.</summary>
/// <param name="UnitPrice">As typed: without tax, or with it when the document is; null for a heading, a text, a discount in percent.</param>
/// <param name="Amount">Without tax, rounded to the cent for reading only; null for a text.</param>
/// <param name="Sap">Code of the service at home it is, or null. Left out of the text when it is null.</param>
public sealed record SnapshotLine(
    LineKind Kind, LineNature Nature, string Description, Quantity Quantity, string Unit, UnitPrice? UnitPrice, Rate Discount, Rate VatRate, string VatCode, Money? Amount,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sap = null)
{
    [JsonIgnore]
    public PricedDraft Priced => new(new(Description, Quantity, Unit, UnitPrice, VatCode, Nature, Kind, Discount), "", VatRate);
}

/// <summary>Base and tax of one VAT code. <paramref name="Reason"/> is the legal reason of a zero rate.</summary>
public sealed record SnapshotVat(string VatCode, Rate Rate, Money Base, Money Vat, string? Reason);
