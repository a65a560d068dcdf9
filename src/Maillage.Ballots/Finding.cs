namespace Maillage.Ballots;

/// <summary>Something that makes an election, or a part of it, be refused.</summary>
/// <param name="Kind">Stable reason, for programs and tests.</param>
/// <param name="Where">What it is about, in French (<c>bulletin 3, question 1</c>); empty for the whole.</param>
public sealed record Finding(FindingKind Kind, string Where = "")
{
    /// <summary>A French sentence for people: where, then what.</summary>
    public string Message => Where.Length == 0 ? FindingWords.Of(Kind) : $"{char.ToUpperInvariant(Where[0])}{Where[1..]} : {FindingWords.Of(Kind)}";

    /// <inheritdoc/>
    public override string ToString() => $"{Kind}: {Message}";
}
