namespace Maillage.Modules.Ledger.Entries;

/// <summary>Another module keeps a record of the entries of a source: it alone takes them back, so that both always say the same.</summary>
/// <param name="Kind">Kind of the sources: <c>invoice</c>.</param>
/// <param name="Message">What to do instead of a reversal, in French.</param>
public sealed record EntryOwner(string Kind, string Message)
{
    public bool Owns(string source) => source.StartsWith(Kind + ":", StringComparison.Ordinal);
}
