using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Maillage.Formats.Paper;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Writer;

namespace Maillage.Formats.Electronic.Pdf;

/// <summary>An incremental update (ISO 32000-1, 7.5.6): new objects and a new catalog are appended, what was drawn stays as it is.</summary>
internal sealed class PdfUpdate
{
    private readonly MemoryStream stream = new();
    private readonly SortedDictionary<long, long> offsets = [];
    private readonly TokenWriter writer = new();

    private PdfUpdate(byte[] pdf)
    {
        stream.Write(pdf);
        if (pdf[^1] != '\n') stream.WriteByte((byte)'\n');
    }

    public static byte[] Attach(byte[] pdf, byte[] xml, FacturXInfo info)
    {
        using var document = PdfDocument.Open(pdf);
        var catalog = document.Structure.Catalog.CatalogDictionary;
        if (!catalog.ContainsKey(Name("OutputIntents")) || document.Structure.Trailer.Root is not { ObjectNumber: > 0 } root)
            throw new ArgumentException("The file is not a PDF/A drawn by this program.", nameof(pdf));
        var update = new PdfUpdate(pdf);
        var next = document.Structure.Trailer.Size;
        var (file, specification, metadata) = (next, next + 1L, next + 2L);
        update.Write(file, EmbeddedFile(xml, info.Date));
        update.Write(specification, Specification(file));
        update.Write(metadata, Metadata(info));
        update.Write(root.ObjectNumber, Catalog(catalog, specification, metadata));
        return update.Finish(document.Structure, pdf, next + 3, root.ObjectNumber);
    }

    private static StreamToken EmbeddedFile(byte[] xml, DateOnly date)
    {
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) packing.Write(xml);
        return new StreamToken(Dictionary(
            ("Type", Name("EmbeddedFile")), ("Subtype", Name("text/xml")), ("Filter", Name("FlateDecode")), ("Length", Number(packed.Length)),
            ("Params", Dictionary(("ModDate", new StringToken(Stamp(date))), ("Size", Number(xml.Length))))), packed.ToArray());
    }

    private static DictionaryToken Specification(long file) => Dictionary(
        ("Type", Name("Filespec")), ("F", new StringToken(FacturX.FileName)), ("UF", new StringToken(FacturX.FileName)), ("AFRelationship", Name("Alternative")),
        ("Desc", new StringToken("Facture structuree")), ("EF", Dictionary(("F", Reference(file)), ("UF", Reference(file)))));

    private static StreamToken Metadata(FacturXInfo info)
    {
        var xmp = new Xmp(info.Title, info.Author, info.Subject, info.Date, PdfDrawing.Language, (Guidelines.ConformanceLevel(info.Guideline), FacturX.FileName)).ToBytes();
        return new StreamToken(Dictionary(("Type", Name("Metadata")), ("Subtype", Name("XML")), ("Length", Number(xmp.Length))), xmp);
    }

    private static DictionaryToken Catalog(DictionaryToken catalog, long specification, long metadata) => catalog
        .With(Name("AF"), new ArrayToken([Reference(specification)]))
        .With(Name("Names"), Dictionary(("EmbeddedFiles", Dictionary(("Names", new ArrayToken([new StringToken(FacturX.FileName), Reference(specification)]))))))
        .With(Name("Metadata"), Reference(metadata));

    private void Write(long number, IToken token)
    {
        offsets[number] = stream.Position;
        writer.WriteToken(new ObjectToken(XrefLocation.File(stream.Position), new IndirectReference(number, 0), token), stream);
    }

    private byte[] Finish(Structure structure, byte[] pdf, long size, long root)
    {
        var start = stream.Position;
        var table = new StringBuilder("xref\n");
        foreach (var (number, offset) in offsets) table.Append(CultureInfo.InvariantCulture, $"{number} 1\n{offset:D10} 00000 n \n");
        var digest = Convert.ToHexString(SHA256.HashData(stream.ToArray()).AsSpan(0, 16));
        table.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {size} /Root {root} 0 R");
        if (structure.Trailer.Info is IndirectReferenceToken { Data: var info }) table.Append(CultureInfo.InvariantCulture, $" /Info {info.ObjectNumber} 0 R");
        table.Append(CultureInfo.InvariantCulture, $" /Prev {PreviousTable(pdf)} /ID [ <{FirstIdentifier(structure, digest)}> <{digest}> ] >>\nstartxref\n{start}\n%%EOF\n");
        stream.Write(Encoding.ASCII.GetBytes(table.ToString()));
        return stream.ToArray();
    }

    // The first half of the identifier stays that of the drawn file, the second says which version of it this is.
    private static string FirstIdentifier(Structure structure, string digest) =>
        structure.Trailer.Identifier.Count > 0 ? structure.Trailer.Identifier[0] switch
        {
            HexToken hex => Convert.ToHexString(hex.Bytes),
            StringToken text => Convert.ToHexString(text.GetBytes()),
            _ => digest,
        } : digest;

    private static long PreviousTable(byte[] pdf)
    {
        var word = pdf.AsSpan().LastIndexOf("startxref"u8) + "startxref".Length;
        var digits = Encoding.ASCII.GetString(pdf.AsSpan(word)).TrimStart();
        return long.Parse(digits[..digits.IndexOfAny(['\r', '\n', ' '])], CultureInfo.InvariantCulture);
    }

    private static string Stamp(DateOnly date) => "D:" + date.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "000000Z";
    private static NameToken Name(string name) => NameToken.Create(name);
    private static NumericToken Number(long number) => new(number);
    private static IndirectReferenceToken Reference(long number) => new(new IndirectReference(number, 0));
    private static DictionaryToken Dictionary(params (string Key, IToken Value)[] values) => new(values.ToDictionary(v => Name(v.Key), v => v.Value));
}
