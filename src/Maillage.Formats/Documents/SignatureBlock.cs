using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Formats.Paper;
using static Maillage.Formats.Documents.DocumentLook;

namespace Maillage.Formats.Documents;

/// <summary>Where the customer accepts a quote. Last, under all that is accepted, and never cut.</summary>
internal static class SignatureBlock
{
    private const double FieldHeight = 62;
    private const double Gap = 10;

    // Parts of the width.
    private static readonly (string Label, double Part)[] Fields = [("Date", 0.2), ("Nom et qualité", 0.36), ("Signature", 0.44)];

    public static void Draw(DocumentWork work)
    {
        var (document, look, flow) = work;
        if (document.Kind != DocumentKind.Quote) return;
        flow.Gap(12);
        flow.Together((sheet, y) =>
        {
            y = sheet.Text("Bon pour accord", flow.Left, y, Subject with { Ink = look.Accent }) + 2;
            y = sheet.Paragraph($"Pour accepter ce devis de {French.Amount(document.Ttc)} TTC, renvoyez-le signé avant la fin du{French.NoBreak}{DocumentWords.Day(document.DueDate)}.", flow.Left, y, flow.Width, Body) + 6;
            var x = flow.Left;
            foreach (var (label, part) in Fields)
            {
                var width = (flow.Width - Gap * (Fields.Length - 1)) * part;
                sheet.Frame(x, y, width, FieldHeight, 0.6, Quiet);
                sheet.Text(label, x + 7, y + 5, Label);
                x += width + Gap;
            }
            return y + FieldHeight;
        });
    }
}
