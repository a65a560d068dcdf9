using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Formats.Paper;
using static Maillage.Formats.Invoices.InvoiceLook;

namespace Maillage.Formats.Invoices;

/// <summary>VAT by rate on the left, totals on the right, kept together on one sheet.</summary>
internal static class InvoiceTotalsBlock
{
    private const double VatWidth = 262;
    private const double TotalsWidth = 196;
    private const double Padding = 4;

    public static void Draw(DocumentSnapshot invoice, Flow flow)
    {
        flow.Gap(10);
        flow.Need(Math.Max(VatHeight(invoice), TotalsHeight));
        flow.Y = Math.Max(Vat(invoice, flow), Totals(invoice, flow)) + 14;
    }

    private static double VatHeight(DocumentSnapshot invoice) => Label.LineHeight + Padding
        + invoice.VatGroups.Sum(g => Body.LineHeight + Padding * 2 + Reason(g).Count * Legal.LineHeight);

    private static double TotalsHeight => 2 * (Body.LineHeight + 2 * Padding) + Total.LineHeight + 18;

    private static double Vat(DocumentSnapshot invoice, Flow flow)
    {
        var (sheet, x, y) = (flow.Sheet, flow.Left, flow.Y);
        double[] edges = [x + 168, x + VatWidth];
        var marks = VatMarks.Of(invoice.VatGroups);
        sheet.Text("Taux de TVA", x, y, Label);
        sheet.Text("Base HT", edges[0], y, Label, Side.Right);
        y = sheet.Text("TVA", edges[1], y, Label, Side.Right) + Padding;
        sheet.Rule(x, x + VatWidth, y, 0.8, Accent);
        foreach (var group in invoice.VatGroups)
        {
            y += Padding;
            sheet.Text(French.Percent(group.Rate) + marks.After(group.VatCode), x, y, Body);
            sheet.Text(French.Figure(group.Base), edges[0], y, Body, Side.Right);
            y = sheet.Text(French.Figure(group.Vat), edges[1], y, Body, Side.Right);
            y = sheet.Lines(Reason(group), x, y, Legal) + Padding;
            sheet.Rule(x, x + VatWidth, y, 0.4, Hairline);
        }
        return y;
    }

    private static IReadOnlyList<string> Reason(SnapshotVat group) => TextWrap.Lines(group.Reason, Legal, VatWidth);

    private static double Totals(DocumentSnapshot invoice, Flow flow)
    {
        var (sheet, left, right) = (flow.Sheet, flow.Right - TotalsWidth, flow.Right);
        var y = Line("Total HT", invoice.Ht, flow.Y);
        y = Line("Total TVA", invoice.Vat, y);
        var height = Total.LineHeight + 14;
        sheet.Box(left, y + 4, TotalsWidth, height, Tint);
        sheet.Rule(left, right, y + 4, 0.8, Accent);
        var amount = French.Amount(invoice.Ttc);
        var style = Total.Fitting(amount, TotalsWidth - 90, 8);
        var top = y + 4 + (height - Total.LineHeight) / 2;
        sheet.Text("Total TTC", left + 8, top + Total.Baseline - Strong.Baseline, Strong);
        sheet.Text(amount, right - 8, top + Total.Baseline - style.Baseline, style, Side.Right);
        return y + 4 + height;

        double Line(string label, Money money, double top)
        {
            sheet.Text(label, left + 8, top + Padding, Body);
            return sheet.Text(French.Amount(money), right - 8, top + Padding, Body, Side.Right) + Padding;
        }
    }
}
