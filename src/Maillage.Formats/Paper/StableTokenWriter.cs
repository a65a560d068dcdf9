using System.Security.Cryptography;
using System.Text;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Writer;

namespace Maillage.Formats.Paper;

/// <summary>
/// Writes a PDF whose identifier is the digest of its content instead of chance, whose catalog names its language, and whose metadata are ours: the
/// library's own do not pass as PDF/A.
/// </summary>
/// <param name="language">BCP 47 tag of the text, for screen readers.</param>
/// <param name="metadata">The XMP packet.</param>
internal sealed class StableTokenWriter(string language, byte[] metadata) : TokenWriter, ITokenWriter
{
    private static readonly NameToken Language = NameToken.Create("Lang");
    private static readonly NameToken ViewerPreferences = NameToken.Create("ViewerPreferences");
    private static readonly NameToken DisplayDocTitle = NameToken.Create("DisplayDocTitle");

    void ITokenWriter.WriteToken(IToken token, Stream outputStream) => WriteToken(WithOwnEntries(token), outputStream);

    void ITokenWriter.WriteCrossReferenceTable(
        IReadOnlyDictionary<IndirectReference, long> objectOffsets, IndirectReference catalogToken, Stream outputStream,
        IndirectReference? documentInformationReference, long? prevXrefTableLocation)
    {
        var digest = Digest(outputStream);
        var before = outputStream.Position;
        WriteCrossReferenceTable(objectOffsets, catalogToken, outputStream, documentInformationReference, prevXrefTableLocation);
        ReplaceIdentifiers(outputStream, before, digest);
    }

    private IToken WithOwnEntries(IToken token) => token switch
    {
        ObjectToken whole => new ObjectToken(whole.Position, whole.Number, WithOwnEntries(whole.Data)),
        DictionaryToken dictionary when dictionary.TryGet(NameToken.Type, out var type) && Equals(type, NameToken.Catalog) => dictionary
            .With(Language, new StringToken(language))
            .With(ViewerPreferences, new DictionaryToken(new Dictionary<NameToken, IToken> { [DisplayDocTitle] = BooleanToken.True })),
        StreamToken stream when stream.StreamDictionary.TryGet(NameToken.Type, out var type) && Equals(type, NameToken.Metadata) =>
            new StreamToken(stream.StreamDictionary.With(NameToken.Length, new NumericToken(metadata.Length)), metadata),
        _ => token,
    };

    private static string Digest(Stream stream)
    {
        var end = stream.Position;
        stream.Position = 0;
        var hash = SHA256.HashData(stream);
        stream.Position = end;
        return Convert.ToHexString(hash.AsSpan(0, 16));
    }

    // The base class writes /ID [ <32 hex digits><32 hex digits>] with random digits: same length, so they are overwritten in place.
    private static void ReplaceIdentifiers(Stream stream, long from, string digest)
    {
        stream.Position = from;
        var tail = new byte[stream.Length - from];
        stream.ReadExactly(tail);
        var id = tail.AsSpan().IndexOf("/ID"u8);
        var first = id + tail.AsSpan(id).IndexOf((byte)'<') + 1;
        var second = first + tail.AsSpan(first).IndexOf((byte)'<') + 1;
        Encoding.ASCII.GetBytes(digest, tail.AsSpan(first));
        Encoding.ASCII.GetBytes(digest, tail.AsSpan(second));
        stream.Position = from;
        stream.Write(tail);
    }
}
