using Maillage.Domain.Kernel;
using Maillage.Formats.Electronic.Reading;

namespace Maillage.Formats.Electronic;

/// <summary>In which form an invoice came.</summary>
public enum ElectronicSyntax { Cii, Ubl, FacturX }

/// <summary>An invoice as it was read.</summary>
/// <param name="Invoice">Its content, in whatever profile; <see cref="ElectronicInvoice.Guideline"/> names it.</param>
/// <param name="Syntax">The form of the file.</param>
/// <param name="Xml">The structured part as it came, byte for byte.</param>
public sealed record ReadInvoice(ElectronicInvoice Invoice, ElectronicSyntax Syntax, ReadOnlyMemory<byte> Xml);

/// <summary>
/// Reads the invoices of others: CII in any Factur-X, ZUGFeRD 2 or EXTENDED-CTC-FR profile, UBL Invoice or CreditNote, and PDF files that carry
/// one of them. What EN 16931 has no term for is left aside, and of an extended invoice only the lines that count in its totals are kept.
/// </summary>
public static class ElectronicInvoiceReader
{
    /// <summary>Largest file read, in bytes.</summary>
    public const int LargestFile = 50 * 1024 * 1024;

    /// <summary>Largest structured part read, in bytes.</summary>
    public const int LargestXml = 20 * 1024 * 1024;

    /// <summary>
    /// The invoice, or why it cannot be read: <c>einvoice.file.*</c> for a file that is no invoice, <c>einvoice.value.*</c> for one with values
    /// that nobody can read. Never throws, and takes time in proportion to the size of the file.
    /// </summary>
    public static Result<ReadInvoice> Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length == 0) return Refusals.Empty;
        if (file.Length > LargestFile) return Refusals.TooLarge;
        if (!IsPdf(file.Span)) return ReadXml(file, null);
        var attached = PdfAttachments.InvoiceXml(file);
        return attached.Ok ? ReadXml(attached.Value, ElectronicSyntax.FacturX) : Result<ReadInvoice>.Refused(attached.Refusals);
    }

    private static Result<ReadInvoice> ReadXml(ReadOnlyMemory<byte> xml, ElectronicSyntax? container)
    {
        if (xml.Length > LargestXml) return Refusals.XmlTooLarge;
        var faults = new List<Refusal>();
        var parsed = XmlParsing.Parse(xml, faults);
        if (!parsed.Ok) return Result<ReadInvoice>.Refused(parsed.Refusals);
        var root = parsed.Value;
        ElectronicInvoice? invoice = null;
        var syntax = ElectronicSyntax.Cii;
        if (root is { Name: "CrossIndustryInvoice", Namespace: Cii.CiiNames.Root }) invoice = CiiReading.Read(root);
        else if (root is { Name: "Invoice", Namespace: Ubl.UblNames.Invoice } or { Name: "CreditNote", Namespace: Ubl.UblNames.CreditNote })
            (invoice, syntax) = (UblReading.Read(root), ElectronicSyntax.Ubl);
        if (invoice is null) return Refusals.NotAnInvoice(root);
        return faults.Count > 0 ? Result<ReadInvoice>.Refused(faults) : new ReadInvoice(invoice, container ?? syntax, xml);
    }

    private static bool IsPdf(ReadOnlySpan<byte> file) => file[..Math.Min(1024, file.Length)].IndexOf("%PDF-"u8) >= 0;
}
