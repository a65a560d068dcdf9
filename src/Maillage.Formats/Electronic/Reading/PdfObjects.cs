using System.IO.Compression;

namespace Maillage.Formats.Electronic.Reading;

/// <summary>
/// The objects of a foreign PDF, found by reading it from end to end instead of following its tables, so that no table can lead in circles. The last
/// object of a number wins, as after an update. Time and memory grow with the size of the file only.
/// </summary>
internal sealed class PdfObjects
{
    private const int MostObjects = 1_000_000;
    private const long MostUnpacked = 4L * ElectronicInvoiceReader.LargestXml;

    private readonly Dictionary<int, ReadOnlyMemory<byte>> objects = [];
    private readonly List<ReadOnlyMemory<byte>> all = [];
    private long left = MostUnpacked;

    /// <exception cref="TooMuchInsideException">When it holds or unpacks to far more than an invoice does.</exception>
    public PdfObjects(ReadOnlyMemory<byte> pdf)
    {
        var previous = (Number: 0, Start: -1);
        foreach (var found in Heads(pdf))
        {
            if (previous.Start >= 0) Add(previous.Number, pdf[previous.Start..found.Start]);
            previous = found;
        }
        if (previous.Start >= 0) Add(previous.Number, pdf[previous.Start..]);
    }

    /// <summary>Every dictionary that holds a key, in the order of the file.</summary>
    public IEnumerable<Dictionary<string, object?>> With(string key, byte[] spelt)
    {
        foreach (var body in all)
            if (body.Span.IndexOf(spelt) >= 0)
                foreach (var found in Inside(new PdfScanner(body.Span).Value()).Where(d => d.ContainsKey(key)))
                    yield return found;
    }

    /// <summary>A value, or what it refers to.</summary>
    public object? Resolve(object? value)
    {
        for (var hops = 0; value is PdfReference reference; hops++)
        {
            if (hops > 8 || !objects.TryGetValue(reference.Number, out var body)) return null;
            value = new PdfScanner(body.Span).Value();
        }
        return value;
    }

    /// <summary>The unpacked content of a stream object; null when there is none or it is packed in a way we do not know.</summary>
    public byte[]? Stream(object? reference) =>
        reference is PdfReference { Number: var number } && objects.TryGetValue(number, out var body) ? Unpacked(body) : null;

    private void Add(int number, ReadOnlyMemory<byte> body)
    {
        if (all.Count >= MostObjects) throw new TooMuchInsideException();
        objects[number] = body;
        all.Add(body);
        if (body.Span.IndexOf("/ObjStm"u8) is >= 0 and < 1_000) AddPacked(body);
    }

    // An object stream begins with pairs of number and place; the objects follow from /First on.
    private void AddPacked(ReadOnlyMemory<byte> body)
    {
        if (new PdfScanner(body.Span).Value() is not Dictionary<string, object?> head || head.GetValueOrDefault("Type") is not PdfName { Text: "ObjStm" }) return;
        if (Unpacked(body) is not { } packed || head.GetValueOrDefault("First") is not long first || first < 0 || first > packed.Length) return;
        var places = new List<(int Number, int Place)>();
        var index = new PdfScanner(packed.AsSpan(0, (int)first));
        while (index.Value() is long number && index.Value() is long place)
            if (number is >= 0 and <= int.MaxValue && place >= 0 && first + place <= packed.Length) places.Add(((int)number, (int)(first + place)));
        places.Sort((a, b) => a.Place.CompareTo(b.Place));
        for (var i = 0; i < places.Count; i++)
            Add(places[i].Number, packed.AsMemory(places[i].Place, (i + 1 < places.Count ? places[i + 1].Place : packed.Length) - places[i].Place));
    }

    private byte[]? Unpacked(ReadOnlyMemory<byte> body)
    {
        var scanner = new PdfScanner(body.Span);
        if (scanner.Value() is not Dictionary<string, object?> head) return null;
        var start = body.Span[scanner.At..].IndexOf("stream"u8);
        if (start < 0) return null;
        start += scanner.At + 6;
        if (start < body.Length && body.Span[start] == '\r') start++;
        if (start < body.Length && body.Span[start] == '\n') start++;
        var length = Resolve(head.GetValueOrDefault("Length")) is long told && told >= 0 && start + told <= body.Length ? (int)told : body.Span[start..].LastIndexOf("endstream"u8);
        if (length < 0) return null;
        var filters = Resolve(head.GetValueOrDefault("Filter")) switch { PdfName one => [one], List<object?> many => many, _ => (List<object?>)[] };
        var parameters = Resolve(head.GetValueOrDefault("DecodeParms"));
        var isPlain = parameters is null || parameters is Dictionary<string, object?> given && given.GetValueOrDefault("Predictor") is null or 1L;
        return filters switch
        {
            [] => body.Slice(start, length).ToArray(),
            [PdfName { Text: "FlateDecode" or "Fl" }] when isPlain => Inflate(body.Slice(start, length)),
            _ => null,
        };
    }

    private byte[] Inflate(ReadOnlyMemory<byte> packed)
    {
        using var unpacking = new ZLibStream(new MemoryStream(packed.ToArray(), writable: false), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = unpacking.Read(buffer)) > 0;)
        {
            if ((left -= read) < 0) throw new TooMuchInsideException();
            unpacked.Write(buffer, 0, read);
        }
        return unpacked.ToArray();
    }

    private static IEnumerable<Dictionary<string, object?>> Inside(object? value)
    {
        var open = new Stack<object?>([value]);
        while (open.TryPop(out var next))
            if (next is Dictionary<string, object?> dictionary)
            {
                yield return dictionary;
                foreach (var inner in dictionary.Values) open.Push(inner);
            }
            else if (next is List<object?> list)
                foreach (var inner in list) open.Push(inner);
    }

    // « 12 0 obj » begins an object.
    private static IEnumerable<(int Number, int Start)> Heads(ReadOnlyMemory<byte> pdf)
    {
        for (var at = 0; ;)
        {
            var next = pdf.Span[at..].IndexOf("obj"u8);
            if (next < 0) yield break;
            at += next + 3;
            if (Number(pdf.Span[..(at - 3)]) is { } number) yield return (number, at);
        }
    }

    private static int? Number(ReadOnlySpan<byte> before)
    {
        var at = before.Length;
        if (!Digits(before, ref at, out _) || !Digits(before, ref at, out var number)) return null;
        return number;
    }

    private static bool Digits(ReadOnlySpan<byte> before, ref int at, out int number)
    {
        var end = at;
        while (end > 0 && before[end - 1] <= ' ') end--;
        var start = end;
        while (start > 0 && end - start < 10 && char.IsAsciiDigit((char)before[start - 1])) start--;
        var separated = end < at;
        at = start;
        number = 0;
        return separated && start < end && int.TryParse(before[start..end], out number);
    }
}

/// <summary>A file that holds or unpacks to far more than an invoice.</summary>
internal sealed class TooMuchInsideException : Exception;
