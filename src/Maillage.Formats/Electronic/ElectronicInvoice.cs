namespace Maillage.Formats.Electronic;

/// <summary>
/// An invoice or credit note in the terms of EN 16931-1 (the BT numbers), whatever its syntax. It can hold an incomplete or wrong document too:
/// <see cref="ElectronicRules"/> says what is wrong. Amounts are decimals in <see cref="Currency"/>; texts are trimmed and never blank.
/// </summary>
public sealed record ElectronicInvoice
{
    /// <summary>BT-24, the profile the document follows.</summary>
    public string Guideline { get; init; } = Guidelines.En16931;

    /// <summary>BT-23, the French case of billing: goods B, services S, mixed M, and a digit (<c>S1</c>).</summary>
    public string? Process { get; init; }

    /// <summary>BT-1.</summary>
    public string Number { get; init; } = "";

    /// <summary>BT-2.</summary>
    public DateOnly? IssueDate { get; init; }

    /// <summary>BT-3, UNTDID 1001: see <see cref="InvoiceTypes"/>.</summary>
    public string TypeCode { get; init; } = InvoiceTypes.Invoice;

    /// <summary>BT-5, ISO 4217.</summary>
    public string Currency { get; init; } = "EUR";

    /// <summary>BT-6, currency of <see cref="DocumentTotals.TaxInVatCurrency"/>, only when it is not <see cref="Currency"/>.</summary>
    public string? VatCurrency { get; init; }

    /// <summary>BT-7, the day VAT falls due; excludes <see cref="VatPointCode"/>.</summary>
    public DateOnly? VatPointDate { get; init; }

    /// <summary>BT-8, the event on which VAT falls due: see <see cref="VatPoints"/>.</summary>
    public string? VatPointCode { get; init; }

    /// <summary>BT-9.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>BT-10, the buyer's own reference; in France the service code of a public buyer.</summary>
    public string? BuyerReference { get; init; }

    /// <summary>BT-11.</summary>
    public string? ProjectReference { get; init; }

    /// <summary>BT-12.</summary>
    public string? ContractReference { get; init; }

    /// <summary>BT-13, the buyer's order; in France the commitment number of a public buyer.</summary>
    public string? OrderReference { get; init; }

    /// <summary>BT-14, the seller's order. UBL carries it only beside BT-13.</summary>
    public string? SalesOrderReference { get; init; }

    /// <summary>BT-15.</summary>
    public string? ReceivingAdviceReference { get; init; }

    /// <summary>BT-16.</summary>
    public string? DespatchAdviceReference { get; init; }

    /// <summary>BT-17, call for tenders or lot.</summary>
    public string? TenderReference { get; init; }

    /// <summary>BT-18, what is invoiced (a meter, a file); its scheme is a UNTDID 1153 code.</summary>
    public SchemedId? InvoicedObject { get; init; }

    /// <summary>BT-19.</summary>
    public string? BuyerAccountingReference { get; init; }

    /// <summary>BT-20.</summary>
    public string? PaymentTerms { get; init; }

    /// <summary>BG-1. UBL cannot tell which note comes first: notes without a subject are written before the others.</summary>
    public Items<InvoiceNote> Notes { get; init; } = [];

    /// <summary>BG-3.</summary>
    public Items<PrecedingInvoice> PrecedingInvoices { get; init; } = [];

    /// <summary>BG-4.</summary>
    public TradeParty Seller { get; init; } = new();

    /// <summary>BG-7.</summary>
    public TradeParty Buyer { get; init; } = new();

    /// <summary>BG-10, who is paid when it is not the seller: name, identifiers, registration.</summary>
    public TradeParty? Payee { get; init; }

    /// <summary>BG-11, the seller's tax representative: name, address, VAT number.</summary>
    public TradeParty? TaxRepresentative { get; init; }

    /// <summary>BG-13.</summary>
    public DeliveryDetails? Delivery { get; init; }

    /// <summary>BG-14.</summary>
    public InvoicePeriod? Period { get; init; }

    /// <summary>BG-16.</summary>
    public PaymentInstructions? Payment { get; init; }

    /// <summary>BG-20 and BG-21.</summary>
    public Items<AllowanceCharge> AllowancesCharges { get; init; } = [];

    /// <summary>BG-22.</summary>
    public DocumentTotals Totals { get; init; } = new();

    /// <summary>BG-23.</summary>
    public Items<VatBreakdown> VatBreakdown { get; init; } = [];

    /// <summary>BG-24.</summary>
    public Items<SupportingDocument> SupportingDocuments { get; init; } = [];

    /// <summary>BG-25.</summary>
    public Items<ElectronicLine> Lines { get; init; } = [];
}

/// <summary>BG-1, a free text.</summary>
/// <param name="Text">BT-22.</param>
/// <param name="Subject">BT-21, a UNTDID 4451 code such as <c>PMT</c>; null for a plain remark.</param>
public sealed record InvoiceNote(string Text, string? Subject = null);

/// <summary>BG-3, an invoice that this one corrects, credits or follows.</summary>
/// <param name="Number">BT-25.</param>
/// <param name="IssueDate">BT-26.</param>
public sealed record PrecedingInvoice(string Number, DateOnly? IssueDate);

/// <summary>An identifier and the register or list it comes from.</summary>
/// <param name="Value">The identifier.</param>
/// <param name="Scheme">ISO 6523 code (<c>0002</c> SIREN, <c>0009</c> SIRET, <c>0225</c> French electronic address); null for a private identifier.</param>
public sealed record SchemedId(string Value, string? Scheme = null);

/// <summary>BG-14 or BG-26, first and last day, both included.</summary>
/// <param name="Start">BT-73, BT-134.</param>
/// <param name="End">BT-74, BT-135.</param>
public sealed record InvoicePeriod(DateOnly? Start, DateOnly? End);

/// <summary>BG-13.</summary>
public sealed record DeliveryDetails
{
    /// <summary>BT-70.</summary>
    public string? Name { get; init; }

    /// <summary>BT-71.</summary>
    public SchemedId? Location { get; init; }

    /// <summary>BT-72, the day the goods were delivered or the service was done.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>BG-15.</summary>
    public TradeAddress? Address { get; init; }
}
