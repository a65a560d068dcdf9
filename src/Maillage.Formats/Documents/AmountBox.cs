using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Formats.Paper;
using static Maillage.Formats.Documents.DocumentLook;

namespace Maillage.Formats.Documents;

/// <summary>The one amount that the customer looks for, under the column of amounts.</summary>
internal static class AmountBox
{
    public const double Width = 200;
    private const double Padding = 8;

    /// <summary>Places it under <paramref name="y"/>; returns its bottom.</summary>
    public static double Draw(DocumentWork work, Sheet sheet, double y)
    {
        var (document, look, flow) = work;
        var (label, money) = document.Kind.Asked(document.ToPay, document.Deductions.Count > 0);
        var (left, right) = (flow.Right - Width, flow.Right);
        var height = look.Total.LineHeight + 14;
        sheet.Box(left, y, Width, height, look.TotalGround);
        if (!look.IsModern) sheet.Rule(left, right, y, 0.8, look.Accent);
        var amount = French.Amount(money);
        var style = look.Total.Fitting(amount, Width - 3 * Padding - look.TotalLabel.Width(label), 6);
        var top = y + (height - look.Total.LineHeight) / 2;
        sheet.Text(label, left + Padding, top + look.Total.Baseline - look.TotalLabel.Baseline, look.TotalLabel);
        sheet.Text(amount, right - Padding, top + look.Total.Baseline - style.Baseline, style, Side.Right);
        return Retention(document, sheet, left, right, y + height + 6);
    }

    private static double Retention(DocumentSnapshot document, Sheet sheet, double left, double right, double y)
    {
        if (document is not { Retained.IsZero: false, RetainedUntil: { } until }) return y;
        var text = $"dont retenue de garantie de {French.Amount(document.Retained)}, exigible le{French.NoBreak}{DocumentWords.Day(until)}";
        y = sheet.Paragraph(text, left + Padding, y, Width - 2 * Padding, Small) + 2;
        var amount = French.Amount(DocumentWords.DueNow(document));
        sheet.Text("À payer à l’échéance", left + Padding, y, Strong);
        return sheet.Text(amount, right - Padding, y, Strong.Fitting(amount, Width - 3 * Padding - Strong.Width("À payer à l’échéance"), 5), Side.Right);
    }
}
