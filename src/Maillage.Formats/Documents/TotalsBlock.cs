using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Formats.Paper;
using static Maillage.Formats.Documents.DocumentLook;

namespace Maillage.Formats.Documents;

/// <summary>VAT by rate on the left, totals on the right, kept together on one sheet.</summary>
internal static class TotalsBlock
{
    private const double VatWidth = 262;
    private const double BaseRight = 168;
    private const double Padding = 4;
    private const double Above = 10;
    private const double Indent = 8;

    /// <summary>Height of the block in points.</summary>
    public static double Height(DocumentWork work) => Above + work.Flow.Height((sheet, y) => Both(work, sheet, y));

    public static void Draw(DocumentWork work)
    {
        work.Flow.Gap(Above);
        work.Flow.Together((sheet, y) => Both(work, sheet, y));
        work.Flow.Gap(12);
    }

    private static double Both(DocumentWork work, Sheet sheet, double y) => Math.Max(Vat(work, sheet, y), Totals(work, sheet, y));

    private static double Vat(DocumentWork work, Sheet sheet, double y)
    {
        var (x, groups) = (work.Flow.Left, work.Document.VatGroups);
        var marks = VatMarks.Of(groups);
        sheet.Text("Taux de TVA", x, y, Label);
        sheet.Text("Base HT", x + BaseRight, y, Label, Side.Right);
        y = sheet.Text("TVA", x + VatWidth, y, Label, Side.Right) + Padding;
        sheet.Rule(x, x + VatWidth, y, 0.8, work.Look.Accent);
        foreach (var group in groups)
        {
            y += Padding;
            sheet.Text(French.Percent(group.Rate) + marks.After(group.VatCode), x, y, Body);
            Figure(sheet, French.Figure(group.Base), x + BaseRight, y, BaseRight - 60);
            y = Figure(sheet, French.Figure(group.Vat), x + VatWidth, y, VatWidth - BaseRight - 8);
            y = sheet.Paragraph(group.Reason, x, y, VatWidth, Legal) + Padding;
            sheet.Rule(x, x + VatWidth, y, 0.4, Hairline);
        }
        return y;
    }

    private static double Totals(DocumentWork work, Sheet sheet, double y)
    {
        var document = work.Document;
        y = Line("Total HT", document.Ht, Body, y);
        y = Line("Total TVA", document.Vat, Body, y);
        if (document.Deductions.Count > 0 || document.Kind == DocumentKind.CreditNote) y = Line("Total TTC", document.Ttc, Strong, y);
        // What earlier invoices billed stands between the total and what stays to be paid.
        return document.Deductions.Count > 0 ? y : AmountBox.Draw(work, sheet, y + 4);

        double Line(string label, Money money, TextStyle style, double top)
        {
            sheet.Text(label, work.Flow.Right - AmountBox.Width + Indent, top + Padding, style);
            return Figure(sheet, French.Amount(money), work.Flow.Right - Indent, top + Padding, AmountBox.Width - 3 * Indent - style.Width(label), style) + Padding;
        }
    }

    private static double Figure(Sheet sheet, string text, double right, double y, double room, TextStyle? style = null)
    {
        var (full, fitting) = (style ?? Body, (style ?? Body).Fitting(text, room, 4));
        sheet.Text(text, right, y + full.Baseline - fitting.Baseline, fitting, Side.Right);
        return y + full.LineHeight;
    }
}
