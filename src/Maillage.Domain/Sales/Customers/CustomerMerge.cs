using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Customers;

/// <summary>That two customers became one: who said so, when, and what both said before.</summary>
public sealed class CustomerMerge : IOwned
{
    private CustomerMerge() { }

    /// <param name="kept">Before it is changed.</param>
    /// <param name="merged">Before it follows.</param>
    public CustomerMerge(Customer kept, Customer merged, DateTime now, long? by)
    {
        CooperativeId = kept.CooperativeId;
        (MergedId, KeptId, MergedBefore, KeptBefore, At, By) = (merged.Id, kept.Id, merged.Details, kept.Details, now, by);
    }

    public CooperativeId CooperativeId { get; private set; }
    /// <summary>A customer is merged once.</summary>
    public Id<Customer> MergedId { get; private set; }
    public Id<Customer> KeptId { get; private set; }
    public CustomerDetails MergedBefore { get; private set; } = null!;
    public CustomerDetails KeptBefore { get; private set; } = null!;
    public DateTime At { get; private set; }
    public long? By { get; private set; }

    /// <summary>Forgets what both said.</summary>
    public void Erase() => (MergedBefore, KeptBefore) = (MergedBefore.Erased(), KeptBefore.Erased());

    /// <summary>What stands in the way of making them one; null when nothing does.</summary>
    public static Refusal? Obstacle(Customer kept, Customer merged)
    {
        if (kept.Id == merged.Id) return new("sales.customer.merge-self", "Choisissez un autre client : c’est le même.");
        if (kept.Forgotten || merged.Forgotten) return Customer.Gone;
        if (kept.ActivityId != merged.ActivityId) return new("sales.customer.merge-activity", "Ces clients sont de deux activités : chacune garde le sien.");
        return CustomerLikeness.AreTwo(kept.Details, merged.Details)
            ? new("sales.customer.merge-siren", "Ces clients ont chacun leur numéro SIREN ou SIRET : ce sont deux organismes. Si l’un des numéros est faux, corrigez d’abord sa fiche.", null, "C. com., art. R123-220 et R123-221")
            : null;
    }
}

/// <summary>Two customers became one; handled in the same transaction by whoever keeps something by customer that is not issued.</summary>
public sealed record CustomersMerged(Customer Kept, Customer Merged);
