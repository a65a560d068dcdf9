using Maillage.Domain.Kernel;

namespace Maillage.Domain.Decisions;

/// <summary>Who decided.</summary>
public enum DecisionBody
{
    /// <summary>Assemblée générale ordinaire.</summary>
    OrdinaryAssembly,
    /// <summary>Assemblée générale extraordinaire.</summary>
    ExtraordinaryAssembly,
    /// <summary>Conseil: of administration, of supervision, or as statutes name it.</summary>
    Board,
    /// <summary>Gérance or direction.</summary>
    Management,
    Other,
}

/// <summary>A decision as it is typed.</summary>
/// <param name="Title">What it is about, in one line.</param>
/// <param name="Text">The resolution itself.</param>
public sealed record DecisionText(DecisionBody Body, DateOnly Date, string Title, string Text);

/// <summary>What a body of the cooperative decided on a day. Rules that rest on it carry its identity.</summary>
public sealed class Decision : IOwned, IVersioned
{
    public const int LongestTitle = 160, LongestText = 8_000;

    /// <summary>Bytes of the joined document, at most.</summary>
    public const int LargestDocument = 10_000_000;

    /// <summary>The only kind of document.</summary>
    public const string Pdf = "application/pdf";

    private Decision() { }

    /// <param name="id">Made by the form, so that sending it twice notes it once.</param>
    /// <param name="text">Fit for <see cref="Check"/>.</param>
    public Decision(CooperativeId cooperative, Id<Decision> id, DecisionText text, DateTime now, long? by)
    {
        (CooperativeId, Id, NotedAt, NotedBy) = (cooperative, id, now, by);
        Write(text);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Decision> Id { get; private set; }
    public DecisionBody Body { get; private set; }
    public DateOnly Date { get; private set; }
    public string Title { get; private set; } = "";
    public string Text { get; private set; } = "";
    /// <summary>Name of the joined document; null without one.</summary>
    public string? Document { get; private set; }
    /// <summary>Of the document's bytes, by which it is kept.</summary>
    public string? DocumentSha256 { get; private set; }
    public DateTime NotedAt { get; private set; }
    public long? NotedBy { get; private set; }
    public int Version { get; private set; }

    public DecisionText Content => new(Body, Date, Title, Text);

    /// <summary>« assemblée générale ordinaire du 12 juin 2026 ».</summary>
    public string Name => $"{Word(Body)} du {French.LongDate(Date)}";

    public void Write(DecisionText text) => (Body, Date, Title, Text) = (text.Body, text.Date, text.Title.Trim(), text.Text.Trim());

    public void Join(string name, string sha256) => (Document, DocumentSha256) = (name, sha256);

    /// <summary>The reasons to refuse, none when it is fit; fields named as in <see cref="DecisionText"/>.</summary>
    public static IReadOnlyList<Refusal> Check(DecisionText text, DateOnly today)
    {
        var refusals = new List<Refusal>();
        if (text.Date.Year < 1900 || text.Date > today) refusals.Add(new("decision.date", "Une décision se note une fois prise : donnez un jour passé ou celui d’aujourd’hui.", nameof(text.Date)));
        if (string.IsNullOrWhiteSpace(text.Title)) refusals.Add(new("decision.title", "Dites en une ligne ce qui est décidé.", nameof(text.Title)));
        else if (text.Title.Trim().Length > LongestTitle) refusals.Add(new("decision.title", $"Ce titre est trop long : {LongestTitle} caractères au plus.", nameof(text.Title)));
        if (text.Text.Trim().Length > LongestText) refusals.Add(new("decision.text", $"Ce texte est trop long : {French.Number(LongestText, 0, 0)} caractères au plus.", nameof(text.Text)));
        return refusals;
    }

    /// <summary>Why bytes cannot be the document; null when they can.</summary>
    public static Refusal? Obstacle(ReadOnlySpan<byte> bytes) =>
        bytes.Length > LargestDocument ? new("decision.document", "Ce fichier dépasse 10 Mo : choisissez-en un plus léger.", "Document")
        : FileKind.TypeOf(bytes) != Pdf ? new("decision.document", "Le document d’une décision est un PDF.", "Document") : null;

    public static string Word(DecisionBody body) => body switch
    {
        DecisionBody.OrdinaryAssembly => "assemblée générale ordinaire",
        DecisionBody.ExtraordinaryAssembly => "assemblée générale extraordinaire",
        DecisionBody.Board => "conseil",
        DecisionBody.Management => "direction",
        _ => "décision",
    };
}
