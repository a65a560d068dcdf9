using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Documents;

/// <summary>A stored line of a quote or an invoice, with the account and the rate it is priced with.</summary>
public abstract class DocumentLine
{
    protected DocumentLine() { }

    private protected DocumentLine(CooperativeId cooperative, int rank, PricedDraft priced)
    {
        (CooperativeId, Rank) = (cooperative, rank);
        var draft = priced.Line;
        (Kind, Description, Quantity, Unit, UnitPrice, VatCode, Nature, Discount) =
            (draft.Kind, draft.Description, draft.Quantity, draft.Unit, draft.UnitPrice, draft.VatCode, draft.Nature, draft.Discount);
        (Account, Rate, Sap) = (priced.Account, priced.Rate, draft.Sap);
    }

    public CooperativeId CooperativeId { get; private set; }
    public int Rank { get; private set; }
    public LineKind Kind { get; private set; }
    public string Description { get; private set; } = "";
    public Quantity Quantity { get; private set; }
    public string Unit { get; private set; } = "";
    public UnitPrice? UnitPrice { get; private set; }
    public string VatCode { get; private set; } = "";
    public LineNature Nature { get; private set; }
    public Rate Discount { get; private set; }
    public string Account { get; private set; } = "";
    public Rate Rate { get; private set; }

    /// <summary>As in <see cref="DraftLine"/>.</summary>
    public string? Sap { get; private set; }

    public DraftLine Draft => new(Description, Quantity, Unit, UnitPrice, VatCode, Nature, Kind, Discount, Sap);
    public PricedDraft Priced => new(Draft, Account, Rate);
}
