using Maillage.Formats.Electronic.Pdf;

namespace Maillage.Formats.Electronic;

/// <summary>What the file of a Factur-X invoice says about itself; the same as was drawn.</summary>
/// <param name="Title">Shown by readers.</param>
/// <param name="Author">The seller.</param>
/// <param name="Subject">May be blank.</param>
/// <param name="Date">The day of the invoice; nothing else dates the file.</param>
/// <param name="Guideline">BT-24 of the XML: names the profile in the metadata.</param>
public sealed record FacturXInfo(string Title, string Author, string Subject, DateOnly Date, string Guideline = Guidelines.En16931);

/// <summary>Puts the structured invoice into the drawn one: a PDF/A-3b that is a Factur-X invoice.</summary>
public static class FacturX
{
    /// <summary>The name Factur-X gives to its attachment.</summary>
    public const string FileName = "factur-x.xml";

    /// <summary>
    /// The drawn file followed by an update that attaches <paramref name="xml"/> as an alternative of it. The same parts always give the same bytes.
    /// </summary>
    /// <param name="pdf">A file of <see cref="Paper.PdfDrawing"/>, without attachment.</param>
    /// <param name="xml">A CII document of the profile that <paramref name="info"/> names.</param>
    /// <exception cref="ArgumentException">When the file is no PDF/A of ours.</exception>
    public static byte[] Attach(byte[] pdf, byte[] xml, FacturXInfo info) => PdfUpdate.Attach(pdf, xml, info);
}
