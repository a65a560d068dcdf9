using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Formats.Paper;
using static Maillage.Formats.Invoices.InvoiceLook;
using static Maillage.Formats.Invoices.InvoiceWords;

namespace Maillage.Formats.Invoices;

/// <summary>How to pay: terms on the left, bank details on the right, in one tinted box.</summary>
internal static class InvoicePayment
{
    private const double Padding = 10;
    private const double TermsWidth = 214;
    private const double LabelWidth = 58;
    private const double Between = 2;

    public static void Draw(DocumentSnapshot invoice, Flow flow)
    {
        var terms = TextWrap.Lines(invoice.PaymentTerms, Body, TermsWidth);
        var details = Details(invoice).ToList();
        var height = 2 * Padding + Math.Max(Heading.LineHeight + Between + (terms.Count + 1) * Body.LineHeight, details.Count * (Body.LineHeight + Between) - Between);
        flow.Need(height);

        var (sheet, top) = (flow.Sheet, flow.Y);
        sheet.Box(flow.Left, top, flow.Width, height, Tint);
        sheet.Box(flow.Left, top, 2, height, Accent);

        var (x, y) = (flow.Left + Padding + 4, top + Padding);
        y = sheet.Text("Règlement", x, y, Heading) + Between;
        y = sheet.Text($"À payer au plus tard le {French.LongDate(invoice.DueDate)}", x, y, Strong);
        sheet.Lines(terms, x, y, Body);

        (x, y) = (x + TermsWidth + 20, top + Padding);
        foreach (var (label, value) in details)
        {
            sheet.Text(label, x, y + Body.Baseline - Label.Baseline, Label);
            var room = flow.Right - Padding - x - LabelWidth;
            y = sheet.Text(value, x + LabelWidth, y, Strong.Fitting(value, room, 6)) + Between;
        }
        flow.Y = top + height + 14;
    }

    private static IEnumerable<(string Label, string Value)> Details(DocumentSnapshot invoice)
    {
        if (!string.IsNullOrWhiteSpace(invoice.Seller.Iban)) yield return ("IBAN", Iban(invoice.Seller.Iban));
        if (!string.IsNullOrWhiteSpace(invoice.Seller.Bic)) yield return ("BIC", invoice.Seller.Bic);
        yield return ("Titulaire", invoice.Seller.Name);
        yield return ("À rappeler", invoice.Number);
    }
}
