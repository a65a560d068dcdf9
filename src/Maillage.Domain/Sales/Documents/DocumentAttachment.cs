using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Documents;

/// <summary>A file joined to a quote or an invoice: plans, conditions of sale, photographs. Its bytes are kept by their hash.</summary>
public sealed class DocumentAttachment : IOwned
{
    public const int MostBytes = FileKind.MostBytes;
    public const int MostOfDocument = 8;
    public const int LongestName = FileKind.LongestName;

    private DocumentAttachment() { }

    /// <param name="document">Identity of a quote or an invoice.</param>
    /// <param name="name">As <see cref="FileKind.NameOf"/> gives it.</param>
    /// <param name="mediaType">As <see cref="FileKind.TypeOf"/> gives it.</param>
    public DocumentAttachment(CooperativeId cooperative, long document, string name, string mediaType, int size, string sha256, DateTime now, long? by)
    {
        CooperativeId = cooperative;
        Id = Id<DocumentAttachment>.New();
        (DocumentId, Name, MediaType, Size, Sha256, AddedAt, AddedBy) = (document, name, mediaType, size, sha256, now, by);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<DocumentAttachment> Id { get; private set; }
    public long DocumentId { get; private set; }
    public string Name { get; private set; } = "";
    public string MediaType { get; private set; } = "";
    /// <summary>Bytes.</summary>
    public int Size { get; private set; }
    public string Sha256 { get; private set; } = "";
    public DateTime AddedAt { get; private set; }
    public long? AddedBy { get; private set; }

    public SnapshotAttachment Frozen => new(Name, MediaType, Size, Sha256);

    /// <summary>The same file joined to another document.</summary>
    public DocumentAttachment CopyTo(long document, DateTime now, long? by) => new(CooperativeId, document, Name, MediaType, Size, Sha256, now, by);

    /// <summary>Why a file cannot be joined, or nothing.</summary>
    /// <param name="already">How many files the document has.</param>
    public static Refusal? Obstacle(ReadOnlySpan<byte> bytes, int already) =>
        bytes.Length == 0 ? new("sales.attachment.empty", "Choisissez un fichier à joindre.", "File")
        : bytes.Length > MostBytes ? new("sales.attachment.size", "Ce fichier dépasse 5 Mo : réduisez-le, puis recommencez.", "File")
        : FileKind.TypeOf(bytes) is null ? new("sales.attachment.type", "Joignez un PDF, ou une image PNG ou JPEG.", "File")
        : already >= MostOfDocument ? new("sales.attachment.count", $"Un document a au plus {MostOfDocument} pièces jointes.", "File")
        : null;
}

/// <summary>A joined file as the issued document names it.</summary>
/// <param name="Size">Bytes.</param>
public sealed record SnapshotAttachment(string Name, string MediaType, int Size, string Sha256);
