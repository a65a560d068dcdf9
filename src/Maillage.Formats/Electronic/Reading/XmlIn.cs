using System.Globalization;
using Maillage.Domain.Kernel;

namespace Maillage.Formats.Electronic.Reading;

/// <summary>An element of a foreign document. Values that cannot be read are told to the shared list of faults and read as missing.</summary>
internal sealed class XmlIn(string name, string ns, List<Refusal> faults)
{
    private readonly List<XmlIn> children = [];
    private List<(string Name, string Value)>? attributes;

    /// <summary>Name without prefix.</summary>
    public string Name => name;
    public string Namespace => ns;

    /// <summary>Text directly inside, trimmed; null when blank.</summary>
    public string? Value { get; private set; }

    public void Add(XmlIn child) => children.Add(child);
    public void Add(string attribute, string value) => (attributes ??= []).Add((attribute, value));
    public void SetText(string text) => Value = XmlText.Clean(text);

    public string? Attribute(string attribute)
    {
        if (attributes is not null)
            foreach (var (known, value) in attributes)
                if (known == attribute) return XmlText.Clean(value);
        return null;
    }

    /// <summary>Children of that name, in order.</summary>
    public IEnumerable<XmlIn> All(string child) => children.Where(c => c.Name == child);

    /// <summary>First element on a path of names separated by slashes.</summary>
    public XmlIn? At(string path)
    {
        var at = this;
        foreach (var part in path.AsSpan().Split('/'))
        {
            var step = path.AsSpan()[part];
            XmlIn? next = null;
            foreach (var child in at.children)
                if (step.SequenceEqual(child.Name)) { next = child; break; }
            if (next is null) return null;
            at = next;
        }
        return at;
    }

    public string? Text(string path) => At(path)?.Value;

    /// <summary>An identifier with its scheme, null when absent.</summary>
    public SchemedId? Id(string path, string scheme = "schemeID") =>
        At(path) is { Value: { } value } at ? new(value, at.Attribute(scheme)) : null;

    /// <summary>A number as XML Schema spells it.</summary>
    /// <param name="term">The BT it is, for the message.</param>
    public decimal? Number(string path, string term) => At(path)?.Number(term);

    /// <summary>The number this element holds.</summary>
    public decimal? Number(string term)
    {
        if (Value is not { } text) return null;
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return number;
        faults.Add(Refusals.Value("number", term, "un nombre lisible", text));
        return null;
    }

    /// <summary>A day, written 20261130 or 2026-11-30; a time or zone after it is dropped.</summary>
    public DateOnly? Date(string path, string term)
    {
        if (Text(path) is not { } text) return null;
        if (Day(text, "yyyyMMdd") is { } compact) return compact;
        if (Day(text, "yyyy-MM-dd") is { } dashed) return dashed;
        faults.Add(Refusals.Value("date", term, "une date du calendrier", text));
        return null;
    }

    /// <summary>Bytes in base 64.</summary>
    public byte[]? Bytes(string path, string term)
    {
        if (Text(path) is not { } text) return null;
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            faults.Add(Refusals.Value("bytes", term, "un fichier joint lisible", text));
            return null;
        }
    }

    private static DateOnly? Day(string text, string format) =>
        text.Length >= format.Length && DateOnly.TryParseExact(text[..format.Length], format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
