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
    private const double Above = 12;

    // Parts of the width.
    private static readonly (string Label, double Part)[] Fields = [("Date", 0.2), ("Nom et qualité", 0.36), ("Signature", 0.44)];

    /// <param name="signed">Null: the fields are empty, to be filled by hand.</param>
    public static void Draw(DocumentWork work, SignedOffer? signed)
    {
        if (work.Document.Kind != DocumentKind.Quote) return;
        work.Flow.Gap(Above);
        work.Flow.Together((sheet, y) => Block(work, signed, sheet, y));
    }

    /// <summary>Height of the block in points, nothing but under a quote.</summary>
    public static double Height(DocumentWork work, SignedOffer? signed) =>
        work.Document.Kind != DocumentKind.Quote ? 0 : Above + work.Flow.Height((sheet, y) => Block(work, signed, sheet, y));

    private static double Block(DocumentWork work, SignedOffer? signed, Sheet sheet, double y)
    {
        var (document, look, flow) = work;
        y = sheet.Text("Bon pour accord", flow.Left, y, Subject with { Ink = look.Accent }) + 2;
        y = sheet.Paragraph(signed is not null ? $"Devis de {French.Amount(document.Ttc)} TTC accepté par voie électronique." : $"Pour accepter ce devis de {French.Amount(document.Ttc)} TTC, renvoyez-le signé avant la fin du{French.NoBreak}{DocumentWords.Day(document.DueDate)}.", flow.Left, y, flow.Width, Body) + 6;
        var x = flow.Left;
        foreach (var (label, part) in Fields)
        {
            var width = (flow.Width - Gap * (Fields.Length - 1)) * part;
            sheet.Frame(x, y, width, FieldHeight, 0.6, Quiet);
            sheet.Text(label, x + 7, y + 5, Label);
            if (signed is not null) Fill(sheet, signed, label, x, y, width);
            x += width + Gap;
        }
        y += FieldHeight;
        return signed is null ? y : sheet.Paragraph(
            $"Signature électronique simple au sens du règlement (UE) 910/2014 (eIDAS), art. 3, 10. Empreinte du devis signé (SHA-256) : {signed.Hash}", flow.Left, y + 4, flow.Width, Legal);
    }

    private static void Fill(Sheet sheet, SignedOffer signed, string label, double x, double y, double width)
    {
        const double head = 18;
        if (label == Fields[0].Label) sheet.Paragraph(signed.At, x + 7, y + head, width - 14, Body);
        else if (label == Fields[1].Label || signed.Strokes.Count == 0) sheet.Paragraph(signed.Name, x + 7, y + head, width - 14, Body);
        else
        {
            var scale = Math.Min((width - 14) / (double)SignedOffer.PadWidth, (FieldHeight - head) / (double)SignedOffer.PadHeight);
            foreach (var stroke in signed.Strokes)
                foreach (var (from, to) in stroke.Zip(stroke.Skip(1)))
                    sheet.Line(x + 7 + (double)from.X * scale, y + head - 4 + (double)from.Y * scale, x + 7 + (double)to.X * scale, y + head - 4 + (double)to.Y * scale, 0.9, Text);
        }
    }
}
