using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Ledger;

/// <summary>
/// Money owed, opened by one line and settled by others: a row beside the validated line, whoever made it. Its amount has the sign of the
/// line (debit positive: owed to us).
/// </summary>
public sealed class OpenItem : IOwned
{
    private OpenItem() { }

    public OpenItem(EntryLine line, string document)
    {
        CooperativeId = line.CooperativeId;
        Id = Id<OpenItem>.New();
        (EntityId, ActivityId, Account, ThirdPartyId) = (line.EntityId, line.ActivityId, line.Account, line.ThirdPartyId);
        (EntryId, LineId, Document, DueOn, Amount) = (line.EntryId, line.Id, document, line.DueOn!.Value, line.Amount);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<OpenItem> Id { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    public string Account { get; private set; } = "";
    public Id<ThirdParty>? ThirdPartyId { get; private set; }
    public Id<Entry> EntryId { get; private set; }
    public Id<EntryLine> LineId { get; private set; }
    public string Document { get; private set; } = "";
    public DateOnly DueOn { get; private set; }
    public Money Amount { get; private set; }
    /// <summary>What has been settled, same sign as <see cref="Amount"/>.</summary>
    public Money Settled { get; private set; }
    /// <summary>Lettering code (FEC EcritureLet), once wholly settled.</summary>
    public string? Letter { get; private set; }
    /// <summary>Date of the last settlement, once wholly settled (FEC DateLet).</summary>
    public DateOnly? SettledOn { get; private set; }

    public Money Remaining => Amount - Settled;
    public bool IsSettled => Remaining.IsZero;

    /// <summary>Settles a part, or gives it back when <paramref name="amount"/> has the other sign.</summary>
    /// <param name="amount">Same sign as <see cref="Amount"/>.</param>
    public Result Settle(Money amount)
    {
        var left = Remaining - amount;
        if (!left.IsZero && left.IsPositive != Amount.IsPositive)
            return new Refusal("ledger.item.over", $"Il ne reste que {French.Amount(Remaining.Abs)} à régler sur {Document}.", "Amount");
        if (left.Abs > Amount.Abs)
            return new Refusal("ledger.item.under", $"Le règlement repris dépasse ce qui a été réglé sur {Document}.", "Amount");
        Settled += amount;
        (Letter, SettledOn) = (null, null);
        return Result.Done;
    }

    /// <summary>Marks the item and what settled it with a lettering code.</summary>
    public void LetterWith(string code, DateOnly on) => (Letter, SettledOn) = (code, on);
}

/// <summary>One settlement of an open item, by a line of another entry.</summary>
public sealed class Settlement : IOwned
{
    private Settlement() { }

    public Settlement(OpenItem item, EntryLine by)
    {
        CooperativeId = item.CooperativeId;
        Id = Id<Settlement>.New();
        (ItemId, EntryId, LineId, Date, Amount) = (item.Id, by.EntryId, by.Id, by.Date, -by.Amount);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Settlement> Id { get; private set; }
    public Id<OpenItem> ItemId { get; private set; }
    public Id<Entry> EntryId { get; private set; }
    public Id<EntryLine> LineId { get; private set; }
    public DateOnly Date { get; private set; }
    /// <summary>Same sign as the item's amount; the other sign when a settlement is taken back.</summary>
    public Money Amount { get; private set; }
}
