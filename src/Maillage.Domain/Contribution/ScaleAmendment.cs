using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;

namespace Maillage.Domain.Contribution;

/// <summary>
/// An amendment by which a person takes a new scale. Only a contract that lets the assembly change the contribution follows a vote by itself (C. trav. R7331-8);
/// for the others the scale of before holds until it is signed.
/// </summary>
public sealed class ScaleAmendment : IOwned
{
    private ScaleAmendment() { }

    public ScaleAmendment(CooperativeId cooperative, Id<Contract> contract, Id<AdoptedScale> scale, DateOnly signedOn, Month from)
    {
        CooperativeId = cooperative;
        Id = Id<ScaleAmendment>.New();
        (ContractId, ScaleId, SignedOn, From) = (contract, scale, signedOn, from);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<ScaleAmendment> Id { get; private set; }
    public Id<Contract> ContractId { get; private set; }
    public Id<AdoptedScale> ScaleId { get; private set; }
    public DateOnly SignedOn { get; private set; }
    /// <summary>First month it holds.</summary>
    public Month From { get; private set; }
}
