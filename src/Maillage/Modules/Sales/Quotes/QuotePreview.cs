using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Quotes;
using Maillage.Domain.Sales.Vat;
using Maillage.Modules.Sales.Invoices;

namespace Maillage.Modules.Sales.Quotes;

/// <summary>Totals and invoices to come of a quote as the screens show them, by the very code that makes them.</summary>
public sealed record QuotePreview(InvoicePreview Totals, IReadOnlyList<PlanStep> Steps)
{
    public static QuotePreview Of(DocumentContent content, InvoicingPlan plan, VatTable vat)
    {
        var totals = InvoicePreview.Of(DocumentKind.Quote, content, [], vat);
        var fits = totals.Ttc.IsPositive && !plan.Check(totals.Ttc).Any() && plan.Mode != PlanMode.Progress;
        return new(totals, fits && PlanSteps.Of(content, plan) is { Count: > 1 } steps ? steps : []);
    }
}
