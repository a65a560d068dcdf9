using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Quotes;

/// <summary>How a quote was accepted.</summary>
public enum SignatureWay
{
    /// <summary>A name typed on the page of the link.</summary>
    Typed,
    /// <summary>A name and a drawing on the page of the link.</summary>
    Drawn,
    /// <summary>Outside the program: on paper or by letter, recorded by the entrepreneur.</summary>
    Elsewhere,
}

/// <summary>
/// The acceptance of a quote: a simple electronic signature (règlement UE 910/2014, art. 3, 10), or one given elsewhere. Never changed. What was
/// signed is named by its hash.
/// </summary>
public sealed class QuoteSignature : IOwned
{
    private QuoteSignature() { }

    /// <param name="name">Who signs, as typed.</param>
    /// <param name="drawing">The strokes as an SVG path, or empty.</param>
    /// <param name="address">Network address it came from; empty elsewhere.</param>
    /// <param name="agent">What the browser calls itself, cut to 200 characters.</param>
    /// <param name="by">The account that recorded it; null when signed by the link.</param>
    public QuoteSignature(Quote quote, SignatureWay way, string name, string drawing, DateTime at, string address, string agent, long? by)
    {
        CooperativeId = quote.CooperativeId;
        (QuoteId, DocumentHash, Way, Name, Drawing, At, Address, Agent, By) = (quote.Id, quote.Hash!, way, name, drawing, at, address, agent, by);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Quote> QuoteId { get; private set; }
    public string DocumentHash { get; private set; } = "";
    public SignatureWay Way { get; private set; }
    public string Name { get; private set; } = "";
    public string Drawing { get; private set; } = "";
    public DateTime At { get; private set; }
    public string Address { get; private set; } = "";
    public string Agent { get; private set; } = "";
    public long? By { get; private set; }

    public const int LongestName = 120;

    /// <summary>About four thousand points.</summary>
    public const int LongestDrawing = 40_000;

    /// <summary>Refuses a missing name, and a drawing that is not strokes.</summary>
    public static Result Check(string name, string drawing)
    {
        if (name.Trim().Length < 2) return new Refusal("sales.signature.name", "Écrivez votre prénom et votre nom.", "Name");
        if (name.Length > LongestName) return new Refusal("sales.signature.name", $"Ce nom a plus de {LongestName} caractères : raccourcissez-le.", "Name");
        if (drawing.Length > LongestDrawing || drawing.Any(c => !(char.IsAsciiDigit(c) || c is 'M' or 'L' or ' ' or '.' or ',')))
            return new Refusal("sales.signature.drawing", "Ce dessin ne peut pas être lu : effacez-le et recommencez, ou signez avec votre nom seul.", "Drawing");
        return Result.Done;
    }
}
