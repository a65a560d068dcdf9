using Maillage.Domain.Kernel;

namespace Maillage.Domain.Ledger;

/// <summary>Whom a receivable or a debt concerns (FEC CompAux).</summary>
public enum ThirdPartyKind { Customer, Supplier, Person }

/// <summary>
/// A third party as the ledger knows it: a code without a private name in it. The module that made it holds the rest.
/// </summary>
public sealed class ThirdParty : IOwned
{
    private ThirdParty() { }

    public ThirdParty(CooperativeId cooperative, ThirdPartyKind kind, string code, string label)
    {
        CooperativeId = cooperative;
        Id = Id<ThirdParty>.New();
        (Kind, Code, Label) = (kind, code, label);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<ThirdParty> Id { get; private set; }
    public ThirdPartyKind Kind { get; private set; }
    /// <summary>Unique: <c>C00012</c>.</summary>
    public string Code { get; private set; } = "";
    public string Label { get; private set; } = "";

    public void Rename(string label) => Label = label;
}
