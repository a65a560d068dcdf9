using Maillage.Domain.Sales.Quotes;

namespace Maillage.Modules.Sales.Quotes;

/// <summary>The state of a quote in a word and a colour.</summary>
public sealed record QuoteStatus(string Word, string Kind)
{
    public static QuoteStatus Of(QuoteState state, DateOnly? validUntil, DateOnly today) => state switch
    {
        QuoteState.Draft => new("brouillon", "neutral"),
        QuoteState.Submitted => new("à valider", "wait"),
        QuoteState.Returned => new("renvoyé", "bad"),
        QuoteState.Ready or QuoteState.Sent or QuoteState.ChangeAsked when validUntil < today => new("expiré", "neutral"),
        QuoteState.Ready => new("prêt à envoyer", "info"),
        QuoteState.Sent => new("envoyé", "info"),
        QuoteState.ChangeAsked => new("modification demandée", "wait"),
        QuoteState.Signed => new("signé", "good"),
        QuoteState.Declined => new("refusé", "bad"),
        _ => new("abandonné", "neutral"),
    };
}
