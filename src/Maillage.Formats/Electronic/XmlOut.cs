using System.Text;
using System.Xml;

namespace Maillage.Formats.Electronic;

/// <summary>
/// Writes elements in order and leaves out those without content, so that a missing term leaves no empty element behind. Same calls, same bytes.
/// </summary>
/// <param name="namespaces">Prefix and name of each namespace.</param>
internal sealed class XmlOut(IReadOnlyDictionary<string, string> namespaces) : IDisposable
{
    private static readonly XmlWriterSettings Settings =
        new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize };

    private readonly MemoryStream stream = new();
    private readonly List<string> waiting = [];
    private XmlWriter? writer;

    /// <summary>An element that holds others; not written when none of them is.</summary>
    public void Group(string name, Action content)
    {
        waiting.Add(name);
        content();
        if (waiting.Count > 0) waiting.RemoveAt(waiting.Count - 1);
        else writer!.WriteEndElement();
    }

    /// <summary>An element that the schema wants even when it holds nothing.</summary>
    public void Always(string name, Action content)
    {
        Start(name);
        content();
        writer!.WriteEndElement();
    }

    /// <summary>An element that holds text; not written when the text is null or blank. Attributes without value are left out.</summary>
    public void Text(string name, string? value, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        if (XmlText.Clean(value) is not { } text) return;
        Start(name);
        foreach (var attribute in attributes)
            if (XmlText.Clean(attribute.Value) is { } given) writer!.WriteAttributeString(attribute.Name, given);
        writer!.WriteString(text);
        writer.WriteEndElement();
    }

    /// <summary>An element that holds bytes.</summary>
    public void Bytes(string name, ReadOnlyMemory<byte> content, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(name);
        foreach (var attribute in attributes) writer!.WriteAttributeString(attribute.Name, XmlText.Clean(attribute.Value) ?? "");
        writer!.WriteString(Convert.ToBase64String(content.Span));
        writer.WriteEndElement();
    }

    /// <summary>The finished document.</summary>
    public byte[] Finish()
    {
        writer?.Flush();
        return stream.ToArray();
    }

    public void Dispose()
    {
        writer?.Dispose();
        stream.Dispose();
    }

    private void Start(string name)
    {
        foreach (var outer in waiting) Open(outer);
        waiting.Clear();
        Open(name);
    }

    private void Open(string name)
    {
        var root = writer is null;
        writer ??= XmlWriter.Create(stream, Settings);
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var prefix = colon < 0 ? "" : name[..colon];
        writer.WriteStartElement(prefix, name[(colon + 1)..], namespaces[prefix]);
        if (!root) return;
        foreach (var (other, address) in namespaces)
            if (other != prefix) writer.WriteAttributeString("xmlns", other, null, address);
    }
}
