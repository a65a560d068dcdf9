using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Customers;

/// <summary>A file of customers that someone sent and has not imported yet: it waits for a look at its preview, a day at most.</summary>
public sealed class CustomerFile : ISentFile, IOfActivity
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>Most rows in a file.</summary>
    public const int MaxRows = 2_000;

    private CustomerFile() { }

    public CustomerFile(Activity activity, string name, string text, DateTime at, long? by)
    {
        CooperativeId = activity.CooperativeId;
        Id = Id<CustomerFile>.New();
        (ActivityId, EntityId, Name, Text, SentAt, SentBy) = (activity.Id, activity.EntityId, French.Cut(name, 120), text, at, by);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<CustomerFile> Id { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public string Name { get; private set; } = "";
    public string Text { get; private set; } = "";
    public DateTime SentAt { get; private set; }
    public long? SentBy { get; private set; }
}
