using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Maillage.Formats.Paper;

/// <summary>The metadata of a PDF/A-3b file, as XMP.</summary>
/// <param name="Title">Shown by readers.</param>
/// <param name="Author">Who issues the document.</param>
/// <param name="Subject">What it is about; may be blank.</param>
/// <param name="Date">The day it carries.</param>
/// <param name="Language">BCP 47 tag of the title.</param>
/// <param name="FacturX">Profile and file name of a structured invoice inside, or null.</param>
internal sealed record Xmp(string Title, string Author, string Subject, DateOnly Date, string Language, (string Level, string FileName)? FacturX = null)
{
    private const string Program = "Maillage";
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Pdf = "http://ns.adobe.com/pdf/1.3/";
    private static readonly XNamespace Basic = "http://ns.adobe.com/xap/1.0/";
    private static readonly XNamespace PdfA = "http://www.aiim.org/pdfa/ns/id/";
    private static readonly XNamespace Fx = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#";
    private static readonly XNamespace Extension = "http://www.aiim.org/pdfa/ns/extension/";
    private static readonly XNamespace Schema = "http://www.aiim.org/pdfa/ns/schema#";
    private static readonly XNamespace Property = "http://www.aiim.org/pdfa/ns/property#";

    /// <summary>UTF-8 bytes, the same for the same values.</summary>
    public byte[] ToBytes()
    {
        var stamp = Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";
        var rdf = new XElement(Rdf + "RDF", new XAttribute(XNamespace.Xmlns + "rdf", Rdf),
            Description("pdfaid", PdfA, new XElement(PdfA + "part", "3"), new XElement(PdfA + "conformance", "B")),
            Description("dc", Dc,
                new XElement(Dc + "title", Alternatives(Title)),
                new XElement(Dc + "creator", new XElement(Rdf + "Seq", new XElement(Rdf + "li", Clean(Author)))),
                Clean(Subject).Length == 0 ? null : new XElement(Dc + "description", Alternatives(Subject))),
            Description("pdf", Pdf, new XElement(Pdf + "Producer", Program)),
            Description("xmp", Basic, new XElement(Basic + "CreatorTool", Program), new XElement(Basic + "CreateDate", stamp), new XElement(Basic + "ModifyDate", stamp)));
        if (FacturX is { } facturX) rdf.Add(Invoice(facturX.Level, facturX.FileName), ExtensionSchema());
        XNamespace meta = "adobe:ns:meta/";
        var packet = new XElement(meta + "xmpmeta", new XAttribute(XNamespace.Xmlns + "x", meta), rdf);
        return Encoding.UTF8.GetBytes($"<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n{packet}\n<?xpacket end=\"w\"?>\n");
    }

    private static XElement Invoice(string level, string fileName) => Description("fx", Fx,
        new XElement(Fx + "DocumentType", "INVOICE"), new XElement(Fx + "DocumentFileName", fileName),
        new XElement(Fx + "Version", "1.0"), new XElement(Fx + "ConformanceLevel", level));

    // PDF/A wants every property that is not its own described in the file.
    private static XElement ExtensionSchema() => new(Rdf + "Description", new XAttribute(Rdf + "about", ""),
        new XAttribute(XNamespace.Xmlns + "pdfaExtension", Extension), new XAttribute(XNamespace.Xmlns + "pdfaSchema", Schema), new XAttribute(XNamespace.Xmlns + "pdfaProperty", Property),
        new XElement(Extension + "schemas", new XElement(Rdf + "Bag", new XElement(Rdf + "li", new XAttribute(Rdf + "parseType", "Resource"),
            new XElement(Schema + "schema", "Factur-X PDFA Extension Schema"),
            new XElement(Schema + "namespaceURI", Fx.NamespaceName),
            new XElement(Schema + "prefix", "fx"),
            new XElement(Schema + "property", new XElement(Rdf + "Seq",
                Described("DocumentFileName", "Name of the structured invoice among the attachments"),
                Described("DocumentType", "Kind of document"),
                Described("Version", "Version of the standard"),
                Described("ConformanceLevel", "Profile of the structured invoice")))))));

    private static XElement Described(string name, string meaning) => new(Rdf + "li", new XAttribute(Rdf + "parseType", "Resource"),
        new XElement(Property + "name", name), new XElement(Property + "valueType", "Text"),
        new XElement(Property + "category", "external"), new XElement(Property + "description", meaning));

    private static XElement Description(string prefix, XNamespace name, params ReadOnlySpan<object?> content) =>
        new(Rdf + "Description", new XAttribute(Rdf + "about", ""), new XAttribute(XNamespace.Xmlns + prefix, name), content.ToArray());

    private XElement Alternatives(string text) => new(Rdf + "Alt",
        new XElement(Rdf + "li", new XAttribute(XNamespace.Xml + "lang", "x-default"), Clean(text)),
        new XElement(Rdf + "li", new XAttribute(XNamespace.Xml + "lang", Language), Clean(text)));

    private static string Clean(string text) => Electronic.XmlText.Clean(text) ?? "";
}
