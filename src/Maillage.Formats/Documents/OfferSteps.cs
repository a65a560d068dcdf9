using Maillage.Domain.Kernel;
using Maillage.Formats.Paper;
using static Maillage.Formats.Documents.DocumentLook;

namespace Maillage.Formats.Documents;

/// <summary>Of a quote: when it will be invoiced, and when the work is done.</summary>
internal static class OfferSteps
{
    public static void Draw(DocumentWork work)
    {
        var (document, look, flow) = work;
        if (document.Offer is not { } offer) return;
        if (offer.Steps.Count > 0)
        {
            var isDated = offer.Steps.Any(s => s.On is not null);
            TableColumn[] columns =
            [
                new("Étape", Side.Left, null),
                .. isDated ? [new TableColumn("Date prévue", Side.Left, 110)] : Array.Empty<TableColumn>(),
                new("Montant TTC", Side.Right, 110),
            ];
            new Table(columns, look.SideTable).DrawUnder("Facturation prévue", look.Heading, flow, [.. offer.Steps.Select(step => new TableRow(RowKind.Plain,
                [step.Label, .. isDated ? [step.On is { } day ? French.LongDate(day) : ""] : Array.Empty<string>(), French.Figure(step.Ttc)]))]);
            flow.Gap(14);
        }
        if (string.IsNullOrWhiteSpace(offer.Works)) return;
        flow.Heading("Début et durée des travaux", look.Heading, following: 2 * Body.LineHeight);
        flow.Paragraph(offer.Works, Body);
        flow.Gap(12);
    }
}
