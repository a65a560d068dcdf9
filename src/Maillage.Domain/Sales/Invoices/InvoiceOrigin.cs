using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Deals;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Quotes;

namespace Maillage.Domain.Sales.Invoices;

/// <summary>What an invoice was made from.</summary>
/// <param name="Deal">The affair it belongs to.</param>
/// <param name="Quote">The quote it bills.</param>
/// <param name="Step">Place in the plan of the quote, from 1; zero outside a plan.</param>
/// <param name="IsBalance">Whether it bills the whole quote and takes off what was invoiced before.</param>
/// <param name="Credits">The invoice a credit note takes back.</param>
/// <param name="CreditsKind">What that invoice is: its lines keep their accounts.</param>
/// <param name="Progress">How far each line of the quote is, once this is billed: <see cref="QuoteProgress"/>.</param>
public sealed record InvoiceOrigin(
    Id<Deal>? Deal = null, Id<Quote>? Quote = null, int Step = 0, bool IsBalance = false, Id<Invoice>? Credits = null,
    DocumentKind? CreditsKind = null, string Progress = "")
{
    /// <summary>A sale that comes from nothing.</summary>
    public static InvoiceOrigin None { get; } = new();
}
