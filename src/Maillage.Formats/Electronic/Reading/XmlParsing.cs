using System.Text;
using System.Xml;
using Maillage.Domain.Kernel;

namespace Maillage.Formats.Electronic.Reading;

/// <summary>Turns bytes into elements, with bounds on everything a hostile file could make large: no DTD, no outside address, no depth.</summary>
internal static class XmlParsing
{
    private const int Deepest = 40;
    private const int MostElements = 1_000_000;
    private const int MostAttributes = 64;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = ElectronicInvoiceReader.LargestXml,
        MaxCharactersFromEntities = 1_000,
    };

    /// <summary>The root element. Values are judged later, through <paramref name="faults"/>.</summary>
    public static Result<XmlIn> Parse(ReadOnlyMemory<byte> xml, List<Refusal> faults)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(xml.ToArray(), writable: false), Settings);
            return Read(reader, faults);
        }
        catch (XmlException e)
        {
            return IsDtd(xml.Span) ? Refusals.ForbiddenDeclaration : Refusals.NotXml(e.LineNumber);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or InvalidOperationException or FormatException or OverflowException or IOException)
        {
            // An unknown or wrong encoding is told by other exceptions than the rest.
            return Refusals.NotXml(0);
        }
    }

    private static Result<XmlIn> Read(XmlReader reader, List<Refusal> faults)
    {
        var open = new Stack<(XmlIn Element, StringBuilder? Text)>();
        XmlIn? root = null;
        var elements = 0;
        while (reader.Read())
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.Depth > Deepest || ++elements > MostElements || reader.AttributeCount > MostAttributes) return Refusals.TooDeep;
                    var element = Start(reader, faults, out var empty);
                    if (open.TryPeek(out var outer)) outer.Element.Add(element);
                    root ??= element;
                    if (!empty) open.Push((element, null));
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    var (owner, text) = open.Pop();
                    open.Push((owner, (text ?? new StringBuilder()).Append(reader.Value)));
                    break;
                case XmlNodeType.EndElement:
                    var (ended, content) = open.Pop();
                    if (content is not null) ended.SetText(content.ToString());
                    break;
                default:
                    break;
            }
        return root is null ? Refusals.NotXml(0) : root;
    }

    private static XmlIn Start(XmlReader reader, List<Refusal> faults, out bool empty)
    {
        var element = new XmlIn(reader.LocalName, reader.NamespaceURI, faults);
        empty = reader.IsEmptyElement;
        while (reader.MoveToNextAttribute())
            if (reader.Prefix.Length == 0) element.Add(reader.LocalName, reader.Value);
        reader.MoveToElement();
        return element;
    }

    private static bool IsDtd(ReadOnlySpan<byte> xml) => xml[..Math.Min(4096, xml.Length)].IndexOf("<!DOCTYPE"u8) >= 0;
}
