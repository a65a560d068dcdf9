using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Documents;

/// <summary>Up to what amount a person validates quotes and issues invoices of an activity without the team.</summary>
public sealed class SelfIssueRight : IOwned, IOfActivity, IVersioned
{
    private SelfIssueRight() { }

    public SelfIssueRight(Activity activity, long account, DateOnly from)
    {
        CooperativeId = activity.CooperativeId;
        (ActivityId, EntityId, AccountId, From) = (activity.Id, activity.EntityId, account, from);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public long AccountId { get; private set; }
    public DateOnly From { get; private set; }
    /// <summary>Last day; null while it runs.</summary>
    public DateOnly? To { get; private set; }
    /// <summary>Of a quote, tax included; zero: none.</summary>
    public Money QuotesUpTo { get; private set; }
    /// <summary>Of an invoice, tax included; zero: none.</summary>
    public Money InvoicesUpTo { get; private set; }
    public int Version { get; private set; }

    /// <summary>Sets the amounts from a day on; both at zero end the right.</summary>
    public Result Grant(Money quotes, Money invoices, DateOnly today)
    {
        if (quotes.IsNegative || invoices.IsNegative) return new Refusal("sales.self-issue", "Un plafond est positif, ou zéro pour aucun droit.");
        (QuotesUpTo, InvoicesUpTo) = (quotes, invoices);
        To = quotes.IsZero && invoices.IsZero ? today : null;
        return Result.Done;
    }
}
