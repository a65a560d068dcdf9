using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Sap;

/// <summary>An activity that serves private persons at home, with its services.</summary>
public sealed class SapActivity : IOwned, IOfActivity
{
    private SapActivity() { }

    public SapActivity(Activity activity) => (CooperativeId, ActivityId, EntityId) = (activity.CooperativeId, activity.Id, activity.EntityId);

    public CooperativeId CooperativeId { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    /// <summary>Codes of its services with commas between them, the usual one first; empty when it serves no more.</summary>
    public string Services { get; private set; } = "";

    public IReadOnlyList<string> Codes => Services.Split(',', StringSplitOptions.RemoveEmptyEntries);

    public void Serve(IEnumerable<string> codes) => Services = string.Join(',', codes);
}

/// <summary>What makes the invoices of an activity to a private person invoices of services at home (C. trav. D7233-1).</summary>
/// <param name="Number">Of the declaration of the entity, or of its agreement.</param>
/// <param name="Since">Day it was registered.</param>
/// <param name="Services">Of the activity, the usual one first.</param>
public sealed record SapSituation(string Number, DateOnly Since, IReadOnlyList<SapService> Services);

/// <summary>What an issued document says of it.</summary>
/// <param name="Intervenor">Who went to the customer's.</param>
public sealed record SnapshotSap(string Number, DateOnly Since, string Intervenor);
