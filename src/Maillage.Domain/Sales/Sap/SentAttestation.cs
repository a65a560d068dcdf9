using System.Text.Json;
using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;

namespace Maillage.Domain.Sales.Sap;

/// <summary>All that a yearly attestation says (C. trav. D7233-4).</summary>
/// <param name="On">Day it was made.</param>
/// <param name="Ceilings">Services that have a yearly ceiling of their own, in words.</param>
public sealed record AttestationSnapshot(
    DateOnly On, DocumentSeller Seller, string TradingName, DocumentBuyer Buyer, string Number, DateOnly Since, SapYear Year, IReadOnlyList<string> Ceilings, DocumentBrand? Brand = null)
{
    /// <summary>As it is kept, the day set aside: two attestations that say the same are one.</summary>
    public string Words() => JsonSerializer.Serialize(this with { On = default }, SnapshotJson.Options);
}

/// <summary>An attestation that was sent, as it was.</summary>
public sealed class SentAttestation : IOwned, IOfActivity
{
    private SentAttestation() { }

    public SentAttestation(Customer customer, AttestationSnapshot snapshot, DateTime at, long? by)
    {
        (CooperativeId, Id) = (customer.CooperativeId, Id<SentAttestation>.New());
        (CustomerId, ActivityId, EntityId, Year) = (customer.Id, customer.ActivityId, customer.EntityId, snapshot.Year.Year);
        (Content, At, By) = (JsonSerializer.Serialize(snapshot, SnapshotJson.Options), at, by);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<SentAttestation> Id { get; private set; }
    public Id<Customer> CustomerId { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public int Year { get; private set; }
    /// <summary>The snapshot as JSON.</summary>
    public string Content { get; private set; } = "";
    public DateTime At { get; private set; }
    public long? By { get; private set; }

    public AttestationSnapshot Snapshot => JsonSerializer.Deserialize<AttestationSnapshot>(Content, SnapshotJson.Options)!;
}
