using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;

namespace Maillage.Domain.Sales.Invoices;

/// <summary>One line of an invoice.</summary>
public sealed class InvoiceLine : DocumentLine, IOwned
{
    private InvoiceLine() { }

    internal InvoiceLine(Invoice invoice, int rank, PricedDraft priced) : base(invoice.CooperativeId, rank, priced) =>
        (Id, InvoiceId) = (Id<InvoiceLine>.New(), invoice.Id);

    public Id<InvoiceLine> Id { get; private set; }
    public Id<Invoice> InvoiceId { get; private set; }
    /// <summary>True from the issue on: the stores refuse any change.</summary>
    public bool Issued { get; private set; }

    internal void Freeze() => Issued = true;
}
