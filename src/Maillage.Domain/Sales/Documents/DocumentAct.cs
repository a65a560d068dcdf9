using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Documents;

/// <summary>What happened to a document.</summary>
public enum ActKind
{
    /// <summary>Something said between entrepreneur and team.</summary>
    Comment,
    Submitted,
    TakenBack,
    Returned,
    Validated,
    Sent,
    /// <summary>The customer opened the link.</summary>
    Opened,
    /// <summary>What the customer was given opens the document no more.</summary>
    LinksClosed,
    /// <summary>The customer asked for a change.</summary>
    ChangeAsked,
    Signed,
    Declined,
    Abandoned,
}

/// <summary>One line of the thread of a quote or an invoice. Never changed.</summary>
public sealed class DocumentAct : IOwned
{
    private DocumentAct() { }

    /// <param name="document">Identity of the quote or the invoice: identities are unique over all kinds.</param>
    /// <param name="by">The account that acted; null for the customer or the program.</param>
    /// <param name="name">The customer's name, as typed; empty for an account.</param>
    public DocumentAct(CooperativeId cooperative, long document, ActKind kind, DateTime at, long? by, string name = "", string text = "")
    {
        (CooperativeId, Id) = (cooperative, Id<DocumentAct>.New());
        (DocumentId, Kind, At, By, Name, Text) = (document, kind, at, by, name, text);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<DocumentAct> Id { get; private set; }
    public long DocumentId { get; private set; }
    public ActKind Kind { get; private set; }
    public DateTime At { get; private set; }
    public long? By { get; private set; }
    public string Name { get; private set; } = "";
    public string Text { get; private set; } = "";

    /// <summary>Forgets who said what: that it took place stays.</summary>
    public void Erase() => (Name, Text) = ("", "");

    public const int LongestText = 2000;
}
