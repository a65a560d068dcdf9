using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Formats.Paper;
using static Maillage.Formats.Invoices.InvoiceLook;
using static Maillage.Formats.Invoices.InvoiceWords;

namespace Maillage.Formats.Invoices;

/// <summary>Dates and references under the title, four in a row, then the subject.</summary>
internal static class InvoiceFacts
{
    private const double Gap = 14;

    // The third holds a period.
    private static readonly double[] Widths = [104, 104, 144, 105];

    public static void Draw(DocumentSnapshot invoice, Flow flow)
    {
        flow.Sheet.Rule(flow.Left, flow.Right, flow.Y, 0.4, Hairline);
        flow.Gap(7);
        foreach (var row in Facts(invoice).Chunk(Widths.Length)) Row(row, flow);
        flow.Sheet.Rule(flow.Left, flow.Right, flow.Y, 0.4, Hairline);
        flow.Gap(12);
        if (string.IsNullOrWhiteSpace(invoice.Subject)) return;
        flow.Paragraph($"Objet{French.NoBreak}: {invoice.Subject}", Subject);
        flow.Gap(12);
    }

    private static IEnumerable<(string Label, string Value)> Facts(DocumentSnapshot invoice)
    {
        yield return ("Date d’émission", French.LongDate(invoice.IssueDate));
        if (invoice.Kind == DocumentKind.Quote) yield return ("Valable jusqu’au", French.LongDate(invoice.DueDate));
        else if (invoice.Kind != DocumentKind.CreditNote) yield return ("Date d’échéance", French.LongDate(invoice.DueDate));
        if (invoice.Kind != DocumentKind.Quote) yield return ("Vente ou prestation", Sale(invoice));
        if (invoice.Credits is { } credited) yield return ("Facture concernée", $"{credited.Number} du {French.LongDate(credited.IssuedOn)}");
        if (!string.IsNullOrWhiteSpace(invoice.BuyerReference)) yield return ("Votre référence", invoice.BuyerReference);
        if (!string.IsNullOrWhiteSpace(invoice.Buyer.Siren)) yield return ("SIREN du client", Siren(invoice.Buyer.Siren));
        if (!string.IsNullOrWhiteSpace(invoice.Buyer.VatNumber)) yield return ("N° de TVA du client", invoice.Buyer.VatNumber);
        if (invoice.Buyer.DeliveryAddress is { Lines.Count: > 0 } delivery) yield return ("Livré à", string.Join('\n', delivery.Lines));
    }

    private static void Row((string Label, string Value)[] facts, Flow flow)
    {
        var (x, bottom) = (flow.Left, flow.Y);
        for (var i = 0; i < facts.Length; i++)
        {
            var y = flow.Sheet.Text(facts[i].Label, x, flow.Y, Label);
            bottom = Math.Max(bottom, flow.Sheet.Paragraph(facts[i].Value, x, y, Widths[i], Body));
            x += Widths[i] + Gap;
        }
        flow.Y = bottom + 7;
    }
}
