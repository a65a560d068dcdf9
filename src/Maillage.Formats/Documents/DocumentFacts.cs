using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Formats.Paper;
using static Maillage.Formats.Documents.DocumentLook;
using static Maillage.Formats.Documents.DocumentWords;

namespace Maillage.Formats.Documents;

/// <summary>Dates and references under the title, four in a row, then the subject.</summary>
internal static class DocumentFacts
{
    private const double Gap = 14;
    private const double PanelPadding = 10;

    // Parts of the width. The third holds a period.
    private static readonly double[] Parts = [0.228, 0.228, 0.315, 0.229];

    public static void Draw(DocumentWork work)
    {
        var (document, look, flow) = work;
        var inset = look.IsModern ? PanelPadding : 0;
        var top = flow.Y;
        var height = flow.Height((sheet, y) => Rows(document, sheet, flow, inset, y + 7));
        if (look.IsModern) flow.Sheet.Box(flow.Left, top, flow.Width, height, look.Tint);
        else flow.Sheet.Rule(flow.Left, flow.Right, top, 0.4, Hairline);
        flow.Y = Rows(document, flow.Sheet, flow, inset, top + 7);
        if (!look.IsModern) flow.Sheet.Rule(flow.Left, flow.Right, flow.Y, 0.4, Hairline);
        flow.Gap(10);
        if (string.IsNullOrWhiteSpace(document.Subject)) return;
        flow.Paragraph($"Objet{French.NoBreak}: {document.Subject}", Subject);
        flow.Gap(10);
    }

    private static IEnumerable<(string Label, string Value)> Facts(DocumentSnapshot document)
    {
        var isQuote = document.Kind == DocumentKind.Quote;
        yield return ("Date d’émission", French.LongDate(document.IssueDate));
        if (isQuote) yield return ("Valable jusqu’au", French.LongDate(document.DueDate));
        else if (document.Kind != DocumentKind.CreditNote) yield return ("Date d’échéance", French.LongDate(document.DueDate));
        if (document.Credits is { } credited)
            yield return ("Facture concernée", $"{credited.Number} du{French.NoBreak}{Day(credited.IssuedOn)}");
        // A quote without dates of its own has the day it was made.
        if (!isQuote || document.SaleTo is not null || document.SaleFrom != document.IssueDate) yield return (isQuote ? "Exécution prévue" : "Vente ou prestation", Sale(document));
        if (!string.IsNullOrWhiteSpace(document.BuyerReference)) yield return ("Votre référence", document.BuyerReference);
        if (!string.IsNullOrWhiteSpace(document.Buyer.Siren)) yield return ("SIREN du client", Siren(document.Buyer.Siren));
        if (!string.IsNullOrWhiteSpace(document.Buyer.Siret)) yield return ("SIRET du client", Siren(document.Buyer.Siret));
        if (!string.IsNullOrWhiteSpace(document.Buyer.VatNumber)) yield return ("N° de TVA du client", document.Buyer.VatNumber);
        if (document.Buyer.DeliveryAddress is { Lines.Count: > 0 } delivery) yield return ("Livré à", string.Join('\n', delivery.Lines));
    }

    private static double Rows(DocumentSnapshot document, Sheet sheet, Flow flow, double inset, double y)
    {
        var room = flow.Width - 2 * inset - Gap * (Parts.Length - 1);
        foreach (var row in Facts(document).Chunk(Parts.Length))
        {
            var (x, bottom) = (flow.Left + inset, y);
            for (var i = 0; i < row.Length; i++)
            {
                var value = sheet.Text(row[i].Label, x, y, Label);
                bottom = Math.Max(bottom, sheet.Paragraph(row[i].Value, x, value, room * Parts[i], Body));
                x += room * Parts[i] + Gap;
            }
            y = bottom + 7;
        }
        return y;
    }
}
