using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;

namespace Maillage.Domain.Sales.Cash;

/// <summary>
/// Cash of the till of an activity brought to the bank: it leaves the till at once and is on its way (581) until the bank has it. Never changed: a
/// <see cref="CashDepositEnd"/> beside it says whether the bank got it or it was taken back.
/// </summary>
public sealed class CashDeposit : IOwned, IOfActivity
{
    public const int LongestNote = 100;

    private CashDeposit() { }

    /// <param name="id">Made by the form, so that sending it twice records it once.</param>
    public CashDeposit(Id<CashDeposit> id, Activity activity, DateOnly date, Money amount, string note, DateTime now, long? by)
    {
        CooperativeId = activity.CooperativeId;
        (Id, ActivityId, EntityId, Date, Amount, Note, RecordedAt, RecordedBy) = (id, activity.Id, activity.EntityId, date, amount, note.Trim(), now, by);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<CashDeposit> Id { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    /// <summary>The day it left the till.</summary>
    public DateOnly Date { get; private set; }
    public Money Amount { get; private set; }
    /// <summary>Number of the bag or of the bank’s slip; may be empty.</summary>
    public string Note { get; private set; } = "";
    public DateTime RecordedAt { get; private set; }
    public long? RecordedBy { get; private set; }
    public Id<Entry> EntryId { get; private set; }

    public void BookedAs(Id<Entry> entry) => EntryId = entry;

    /// <summary>From the till to what is on its way to the bank.</summary>
    public EntryDraft Entry(SalesAccounts accounts) => new(EntityId, JournalCodes.General, Date, "Dépôt d’espèces, sortie de caisse", Document, Date, new EntrySource("cash-deposit", Id.Value),
        [new(ActivityId, accounts.CashOnItsWay, Amount), new(ActivityId, accounts.Cash, -Amount)]);

    /// <summary>From what was on its way to the bank.</summary>
    public EntryDraft BankEntry(DateOnly day, SalesAccounts accounts) => new(EntityId, JournalCodes.Bank, day, "Dépôt d’espèces, arrivé en banque", Document, day, new EntrySource("cash-bank", Id.Value),
        [new(ActivityId, accounts.Bank, Amount), new(ActivityId, accounts.CashOnItsWay, -Amount)]);

    private string Document => Note.Length > 0 ? French.Cut($"Dépôt {Note}", EntryRules.LongestDocument) : $"Dépôt du {French.ShortDate(Date)}";
}

/// <summary>How a deposit ended.</summary>
public sealed class CashDepositEnd : IOwned
{
    private CashDepositEnd() { }

    /// <param name="isInBank">Whether the bank has it; otherwise it went back to the till.</param>
    public CashDepositEnd(CashDeposit deposit, bool isInBank, DateOnly date, Id<Entry> entry, DateTime now, long? by)
    {
        CooperativeId = deposit.CooperativeId;
        (DepositId, IsInBank, Date, EntryId, RecordedAt, RecordedBy) = (deposit.Id, isInBank, date, entry, now, by);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<CashDeposit> DepositId { get; private set; }
    public bool IsInBank { get; private set; }
    public DateOnly Date { get; private set; }
    public Id<Entry> EntryId { get; private set; }
    public DateTime RecordedAt { get; private set; }
    public long? RecordedBy { get; private set; }
}
