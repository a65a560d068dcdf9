using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Receipts;

namespace Maillage.Domain.Sales.Cash;

/// <summary>What was counted in the till of an activity at the end of a day, against what the book says; the difference is booked. Never changed: count again.</summary>
public sealed class CashCount : IOwned, IOfActivity
{
    public const int LongestNote = 100;

    private CashCount() { }

    /// <param name="id">Made by the form, so that sending it twice records it once.</param>
    /// <param name="expected">What the cash book says at the end of the day.</param>
    public CashCount(Id<CashCount> id, Activity activity, DateOnly date, Money counted, Money expected, string note, DateTime now, long? by)
    {
        CooperativeId = activity.CooperativeId;
        (Id, ActivityId, EntityId, Date, Counted, Expected, Note, RecordedAt, RecordedBy) = (id, activity.Id, activity.EntityId, date, counted, expected, note.Trim(), now, by);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<CashCount> Id { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    public DateOnly Date { get; private set; }
    public Money Counted { get; private set; }
    public Money Expected { get; private set; }
    public string Note { get; private set; } = "";
    public DateTime RecordedAt { get; private set; }
    public long? RecordedBy { get; private set; }
    /// <summary>Null when both agree.</summary>
    public Id<Entry>? EntryId { get; private set; }

    /// <summary>Positive when there is more in the till than in the book.</summary>
    public Money Difference => Counted - Expected;

    public void BookedAs(Id<Entry> entry) => EntryId = entry;

    /// <summary>Brings the book to what was counted: a loss (658) or a gain (758) of the activity.</summary>
    public EntryDraft Entry(SalesAccounts accounts) => new(EntityId, JournalCodes.General, Date, "Écart de caisse", $"Comptage du {French.ShortDate(Date)}", Date, new EntrySource("cash-count", Id.Value),
        [new(ActivityId, accounts.Cash, Difference), new(ActivityId, accounts.Loss(WriteOffCause.SmallDifference, -Difference), -Difference)]);
}
