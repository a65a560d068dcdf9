using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;

namespace Maillage.Domain.Sales.Quotes;

/// <summary>One line of a quote.</summary>
public sealed class QuoteLine : DocumentLine, IOwned
{
    private QuoteLine() { }

    internal QuoteLine(Quote quote, int rank, PricedDraft priced) : base(quote.CooperativeId, rank, priced) =>
        (Id, QuoteId) = (Id<QuoteLine>.New(), quote.Id);

    public Id<QuoteLine> Id { get; private set; }
    public Id<Quote> QuoteId { get; private set; }
    /// <summary>True from the validation on: the stores refuse any change.</summary>
    public bool Frozen { get; private set; }

    internal void Freeze() => Frozen = true;
}
