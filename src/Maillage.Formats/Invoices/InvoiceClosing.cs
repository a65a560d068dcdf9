using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Formats.Paper;
using static Maillage.Formats.Invoices.InvoiceLook;

namespace Maillage.Formats.Invoices;

/// <summary>The entrepreneur's own words, then those the law asks for.</summary>
internal static class InvoiceClosing
{
    public static void Draw(DocumentSnapshot invoice, Flow flow)
    {
        flow.Paragraph(invoice.Note, Body);
        if (!string.IsNullOrWhiteSpace(invoice.Note)) flow.Gap(10);
        foreach (var mention in invoice.Mentions)
        {
            flow.Paragraph(mention.Text, Legal);
            flow.Gap(2);
        }
    }
}
