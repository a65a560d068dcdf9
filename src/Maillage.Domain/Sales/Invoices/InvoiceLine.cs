using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Invoices;

/// <summary>One line of an invoice, with the account and the rate it is priced with.</summary>
public sealed class InvoiceLine : IOwned
{
    private InvoiceLine() { }

    internal InvoiceLine(Invoice invoice, int rank, DraftLine draft, PricedLine priced)
    {
        CooperativeId = invoice.CooperativeId;
        Id = Id<InvoiceLine>.New();
        (InvoiceId, Rank) = (invoice.Id, rank);
        (Description, Quantity, Unit, UnitPrice, VatCode, Nature) = (draft.Description, draft.Quantity, draft.Unit, draft.UnitPrice, draft.VatCode, draft.Nature);
        (Account, Rate) = (priced.Account, priced.Rate);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<InvoiceLine> Id { get; private set; }
    public Id<Invoice> InvoiceId { get; private set; }
    public int Rank { get; private set; }
    public string Description { get; private set; } = "";
    public Quantity Quantity { get; private set; }
    public string Unit { get; private set; } = "";
    public UnitPrice? UnitPrice { get; private set; }
    public string VatCode { get; private set; } = "";
    public LineNature Nature { get; private set; }
    public string Account { get; private set; } = "";
    public Rate Rate { get; private set; }
    /// <summary>True from the issue on: the stores refuse any change.</summary>
    public bool Issued { get; private set; }

    public DraftLine Draft => new(Description, Quantity, Unit, UnitPrice, VatCode, Nature);
    public PricedLine Priced => new(Account, VatCode, Rate, UnitPrice ?? Kernel.UnitPrice.Zero, Quantity);

    internal void Freeze() => Issued = true;
}
