using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;

namespace Maillage.Domain.Sales.Quotes;

/// <summary>From a quote to all that the customer reads and signs.</summary>
public static class QuoteIssuing
{
    public static DocumentSnapshot Snapshot(Quote quote, DocumentParties parties, string number, DateOnly day) => DocumentIssuing.Snapshot(
        new(DocumentKind.Quote, quote.Subject, quote.From ?? day, quote.To, quote.CustomerReference, quote.Note, quote.TtcPrices, quote.PricedLines,
            day.AddDays(quote.ValidDays), $"Paiement par virement {quote.Term}.", [], null, Rate.Zero,
            new(quote.Edition, Steps(quote), quote.Works.Length == 0 ? null : quote.Works), quote.OffPremises),
        parties, number, day);

    private static IReadOnlyList<OfferStep> Steps(Quote quote)
    {
        if (quote.Plan is { Mode: PlanMode.Progress } plan)
            return [.. quote.Steps.Where(s => s.Kind == DocumentKind.Deposit).Select(s => new OfferStep(s.Label, s.Ttc, null)),
                new($"Puis une facture selon l’avancement{(plan.Retention == Rate.Zero ? "" : $", moins une retenue de garantie de {plan.Retention}")}", quote.Steps[^1].Ttc, null)];
        return quote.Steps.Count < 2 ? [] : [.. quote.Steps.Select(s => new OfferStep(s.Label, s.Ttc, s.On))];
    }
}
