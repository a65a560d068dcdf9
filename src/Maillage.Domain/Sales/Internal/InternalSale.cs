using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;

namespace Maillage.Domain.Sales.Internal;

/// <summary>The two sides of an internal sale.</summary>
public enum InternalSide { Seller, Buyer }

/// <summary>Where an internal sale stands.</summary>
public enum InternalState
{
    /// <summary>One side proposed it; the other has not answered.</summary>
    Proposed,
    /// <summary>Both agreed and both accounts moved: final.</summary>
    Agreed,
    Refused,
    Withdrawn,
}

/// <summary>An internal sale as it is proposed.</summary>
/// <param name="Id">Made by the form, so that sending it twice proposes it once.</param>
/// <param name="By">The side that proposes.</param>
/// <param name="Amount">Positive, without tax: there is none.</param>
public sealed record InternalDraft(Id<InternalSale> Id, Id<Activity> Seller, Id<Activity> Buyer, InternalSide By, DateOnly Date, string Wording, Money Amount);

/// <summary>
/// What one activity does for another of the same entity. A company sells nothing to itself: no invoice, no tax, no number; both sides agree, and both
/// accounts move (cae.md §2.1). Once agreed, only a counter movement, agreed the same way, takes it back.
/// </summary>
public sealed class InternalSale : IOwned, IVersioned
{
    public const int LongestWording = 150, LongestComment = 300;

    private InternalSale() { }

    /// <param name="draft">Fit for <see cref="InternalSaleRules"/>.</param>
    public InternalSale(InternalDraft draft, Activity seller, DateTime now, long? by)
    {
        (CooperativeId, EntityId, Id, SellerId, BuyerId) = (seller.CooperativeId, seller.EntityId, draft.Id, draft.Seller, draft.Buyer);
        (ProposedBySide, Date, Wording, Amount, ProposedAt, ProposedBy) = (draft.By, draft.Date, draft.Wording.Trim(), draft.Amount, now, by);
    }

    /// <summary>Takes back a part of an agreed sale.</summary>
    /// <param name="amount">Positive: what is taken back.</param>
    public InternalSale(Id<InternalSale> id, InternalSale of, InternalSide side, Money amount, DateOnly date, string wording, DateTime now, long? by)
    {
        (CooperativeId, EntityId, Id, SellerId, BuyerId, CountersId) = (of.CooperativeId, of.EntityId, id, of.SellerId, of.BuyerId, of.Id);
        (ProposedBySide, Date, Wording, Amount, ProposedAt, ProposedBy) = (side, date, wording.Trim(), -amount, now, by);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<InternalSale> Id { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public Id<Activity> SellerId { get; private set; }
    public Id<Activity> BuyerId { get; private set; }
    public InternalSide ProposedBySide { get; private set; }
    public DateOnly Date { get; private set; }
    public string Wording { get; private set; } = "";
    /// <summary>What the seller gets; negative for a counter movement.</summary>
    public Money Amount { get; private set; }
    /// <summary>The sale a counter movement takes back; null for a sale.</summary>
    public Id<InternalSale>? CountersId { get; private set; }
    public InternalState State { get; private set; }
    public DateTime ProposedAt { get; private set; }
    public long? ProposedBy { get; private set; }
    public DateTime? AnsweredAt { get; private set; }
    public long? AnsweredBy { get; private set; }
    /// <summary>Why it was refused.</summary>
    public string Comment { get; private set; } = "";
    public Id<Entry>? EntryId { get; private set; }
    public int Version { get; private set; }

    public bool IsCounter => CountersId is not null;
    public bool Waits => State == InternalState.Proposed;
    public Id<Activity> Proposer => Of(ProposedBySide);
    public Id<Activity> Answerer => Of(ProposedBySide == InternalSide.Seller ? InternalSide.Buyer : InternalSide.Seller);

    public Id<Activity> Of(InternalSide side) => side == InternalSide.Seller ? SellerId : BuyerId;

    public void AgreedAs(Id<Entry> entry, DateTime now, long? by) => (State, EntryId, AnsweredAt, AnsweredBy) = (InternalState.Agreed, entry, now, by);

    public Result Refuse(string comment, DateTime now, long? by)
    {
        comment = comment.Trim();
        if (comment.Length is 0 or > LongestComment) return new Refusal("sales.internal.comment", $"Dites pourquoi, en {LongestComment} caractères au plus.", "Comment");
        (State, Comment, AnsweredAt, AnsweredBy) = (InternalState.Refused, comment, now, by);
        return Result.Done;
    }

    public void Withdraw(DateTime now, long? by) => (State, AnsweredAt, AnsweredBy) = (InternalState.Withdrawn, now, by);
}
