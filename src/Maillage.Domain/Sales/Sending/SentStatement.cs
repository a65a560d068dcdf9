using System.Text.Json;
using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Receipts;

namespace Maillage.Domain.Sales.Sending;

/// <summary>All that a statement on paper says.</summary>
/// <param name="On">Day it was made.</param>
public sealed record StatementSnapshot(
    DateOnly On, DocumentSeller Seller, string TradingName, string Contact, DocumentBuyer Buyer, string CustomerCode, CustomerStatement Statement, DocumentBrand? Brand = null);

/// <summary>A statement that was sent to a customer, as it was.</summary>
public sealed class SentStatement : IOwned, IOfActivity
{
    private SentStatement() { }

    /// <param name="id">Made by the form, so that sending it twice sends it once.</param>
    public SentStatement(Id<SentStatement> id, Customer customer, StatementSnapshot snapshot, DateTime at, long? by)
    {
        CooperativeId = customer.CooperativeId;
        (Id, CustomerId, ActivityId, EntityId) = (id, customer.Id, customer.ActivityId, customer.EntityId);
        (Content, At, By) = (JsonSerializer.Serialize(snapshot, SnapshotJson.Options), at, by);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<SentStatement> Id { get; private set; }
    public Id<Customer> CustomerId { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    /// <summary>The snapshot as JSON.</summary>
    public string Content { get; private set; } = "";
    public DateTime At { get; private set; }
    public long? By { get; private set; }

    public StatementSnapshot Snapshot => JsonSerializer.Deserialize<StatementSnapshot>(Content, SnapshotJson.Options)!;
}
