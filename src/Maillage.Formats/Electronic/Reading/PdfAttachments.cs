using Maillage.Domain.Kernel;
using UglyToad.PdfPig;

namespace Maillage.Formats.Electronic.Reading;

/// <summary>Finds the structured invoice inside a PDF.</summary>
internal static class PdfAttachments
{
    private static readonly string[] Names = ["factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml"];

    public static Result<ReadOnlyMemory<byte>> InvoiceXml(ReadOnlyMemory<byte> pdf)
    {
        try
        {
            using var document = PdfDocument.Open(pdf.ToArray(), new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            if (!document.Advanced.TryGetEmbeddedFiles(out var files)) return Refusals.PlainPdf;
            foreach (var file in files)
                if (Names.Contains(Path.GetFileName(file.Name), StringComparer.OrdinalIgnoreCase)) return file.Memory;
            return Refusals.PlainPdf;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return Refusals.BrokenPdf;
        }
    }
}
