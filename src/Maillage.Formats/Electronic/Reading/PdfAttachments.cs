using Maillage.Domain.Kernel;

namespace Maillage.Formats.Electronic.Reading;

/// <summary>
/// Finds the structured invoice inside a PDF of anyone. Own code, because the library that draws our papers recurses without bound on a file
/// made to hurt, which ends the program.
/// </summary>
internal static class PdfAttachments
{
    private static readonly string[] Names = ["factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml"];

    /// <summary>The bytes of the attachment that bears one of the agreed names; the last one after updates.</summary>
    public static Result<ReadOnlyMemory<byte>> InvoiceXml(ReadOnlyMemory<byte> pdf)
    {
        try
        {
            var objects = new PdfObjects(pdf);
            var specification = objects.With("EF", [.. "/EF"u8]).LastOrDefault(s => IsInvoice(objects, s));
            if (specification is null) return pdf.Span.IndexOf("/Encrypt"u8) >= 0 ? Refusals.BrokenPdf : Refusals.PlainPdf;
            if (objects.Resolve(specification["EF"]) is not Dictionary<string, object?> files) return Refusals.BrokenPdf;
            var xml = objects.Stream(files.GetValueOrDefault("F")) ?? objects.Stream(files.GetValueOrDefault("UF"));
            return xml is null ? Refusals.BrokenPdf : (ReadOnlyMemory<byte>)xml;
        }
        catch (TooMuchInsideException)
        {
            return Refusals.TooDeep;
        }
        catch (Exception e) when (e is FormatException or InvalidDataException)
        {
            return Refusals.BrokenPdf;
        }
    }

    private static bool IsInvoice(PdfObjects objects, Dictionary<string, object?> specification) =>
        new[] { "UF", "F" }.Select(key => objects.Resolve(specification.GetValueOrDefault(key)) as string ?? "")
            .Any(name => Names.Contains(name[(name.LastIndexOfAny(['/', '\\']) + 1)..], StringComparer.OrdinalIgnoreCase));
}
