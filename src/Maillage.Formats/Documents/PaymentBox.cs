using System.Text;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Formats.Paper;
using static Maillage.Formats.Documents.DocumentLook;
using static Maillage.Formats.Documents.DocumentWords;

namespace Maillage.Formats.Documents;

/// <summary>How the document is settled: terms on the left, bank details in the middle, the code of the transfer on the right, in one tinted box.</summary>
internal static class PaymentBox
{
    private const double Padding = 10;
    private const double TermsWidth = 150;
    private const double LabelWidth = 52;
    private const double Gap = 14;
    private const double CodeSide = 68;
    private const double Between = 2;

    /// <summary>Longer terms stand under the box: it is never cut.</summary>
    private const int MostLines = 10;

    public static void Draw(DocumentWork work)
    {
        var (document, look, flow) = work;
        var pays = document.Kind is not (DocumentKind.Quote or DocumentKind.CreditNote) && DueNow(document).IsPositive;
        var width = pays ? TermsWidth : flow.Width - 2 * Padding - 4;
        var terms = TextWrap.Lines(document.PaymentTerms, Body, width);
        var headline = Headline(document, pays);
        if (terms.Count == 0 && headline is null) return;
        var code = TransferCode.Of(document) is { } transfer ? new QrCode(Encoding.UTF8.GetBytes(transfer)) : null;
        var height = flow.Height(Content) + 2 * Padding;
        flow.Need(height);
        flow.Sheet.Box(flow.Left, flow.Y, flow.Width, height, look.Tint);
        if (!look.IsModern) flow.Sheet.Box(flow.Left, flow.Y, 2, height, look.Accent);
        Content(flow.Sheet, flow.Y + Padding);
        flow.Gap(height);
        flow.Gap(10);
        if (terms.Count > MostLines)
        {
            flow.Paragraph(document.PaymentTerms, Body);
            flow.Gap(10);
        }

        double Content(Sheet sheet, double top)
        {
            var x = flow.Left + Padding + 4;
            var y = sheet.Text("Règlement", x, top, look.Heading) + Between;
            y = sheet.Paragraph(headline, x, y, width, Strong);
            if (terms.Count <= MostLines) y = sheet.Lines(terms, x, y, Body);
            return pays ? Math.Max(y, Transfer(document, code, sheet, x + TermsWidth + Gap, flow.Right - Padding, top)) : y;
        }
    }

    private static string? Headline(DocumentSnapshot document, bool pays) => document.Kind switch
    {
        DocumentKind.Quote => null,
        DocumentKind.CreditNote => "Rien à payer.",
        _ when pays => $"À payer au plus tard le{French.NoBreak}{Day(document.DueDate)}",
        _ when document.Deductions.Count > 0 => "Rien à payer : tout a déjà été facturé.",
        _ => "Rien à payer.",
    };

    private static double Transfer(DocumentSnapshot document, QrCode? code, Sheet sheet, double x, double right, double top)
    {
        var bottom = top;
        if (code is not null)
        {
            bottom = code.Draw(sheet, right - CodeSide, top, CodeSide);
            right -= CodeSide + Gap;
        }
        var y = top;
        foreach (var (label, value) in Details(document))
        {
            sheet.Text(label, x, y + Body.Baseline - Label.Baseline, Label);
            var room = right - x - LabelWidth;
            y = sheet.Paragraph(value, x + LabelWidth, y, room, Strong.Fitting(value, room, 7)) + Between;
        }
        if (code is not null) y = sheet.Paragraph("Le code ci-contre prépare ce virement.", x, y + 1, right - x, Legal);
        return Math.Max(bottom, y);
    }

    private static IEnumerable<(string Label, string Value)> Details(DocumentSnapshot document)
    {
        if (!string.IsNullOrWhiteSpace(document.Seller.Iban)) yield return ("IBAN", Iban(document.Seller.Iban));
        if (!string.IsNullOrWhiteSpace(document.Seller.Bic)) yield return ("BIC", document.Seller.Bic);
        yield return ("Titulaire", document.Seller.Name);
        if (!document.IsDraft) yield return ("À rappeler", document.Number);
    }
}
