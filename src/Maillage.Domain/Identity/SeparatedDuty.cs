using Maillage.Domain.Kernel;

namespace Maillage.Domain.Identity;

/// <summary>Two acts that the cooperative does not let one person do on the same thing: whoever prepared it does not approve it.</summary>
public sealed class SeparatedDuty : IOwned
{
    private SeparatedDuty() { }

    /// <param name="key">As a module declares it: <c>ledger.payment</c>.</param>
    public SeparatedDuty(CooperativeId cooperative, string key) => (CooperativeId, Id, Key) = (cooperative, Id<SeparatedDuty>.New(), key);

    public CooperativeId CooperativeId { get; private set; }
    public Id<SeparatedDuty> Id { get; private set; }
    public string Key { get; private set; } = "";
}
