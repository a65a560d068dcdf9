using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;

namespace Maillage.Domain.Sales.Deals;

/// <summary>An affair with a customer: the folder of its quotes, invoices and costs.</summary>
public sealed class Deal : IOwned, IOfActivity, IVersioned
{
    private Deal() { }

    public Deal(Id<Deal> id, Activity activity, Customer customer, string name, DateTime now)
    {
        CooperativeId = activity.CooperativeId;
        (Id, ActivityId, EntityId, CustomerId, StartedAt) = (id, activity.Id, activity.EntityId, customer.Id, now);
        Rename(name, customer.Name);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<Deal> Id { get; private set; }
    public Id<Activity> ActivityId { get; private set; }
    public Id<LegalEntity> EntityId { get; private set; }
    public Id<Customer> CustomerId { get; private set; }
    public string Name { get; private set; } = "";
    public DateTime StartedAt { get; private set; }
    public DateOnly? ClosedOn { get; private set; }
    /// <summary>Name and customer without case or accents.</summary>
    public string Search { get; private set; } = "";
    public int Version { get; private set; }

    public const int LongestName = 200;

    public void Rename(string name, string customer)
    {
        Name = name.Trim();
        Search = French.Fold($"{Name} {customer}");
    }

    /// <summary>Is with another customer from now on: the one that theirs was made one with.</summary>
    public void GoOverTo(Customer kept) => CustomerId = kept.Id;

    /// <summary>Puts the affair away, or takes it out again with null.</summary>
    public void CloseOn(DateOnly? day) => ClosedOn = day;
}

/// <summary>What an affair costs: a purchase or a subcontract, noted by the entrepreneur.</summary>
public sealed class DealCost : IOwned
{
    private DealCost() { }

    public DealCost(Id<DealCost> id, Deal deal, DateOnly date, string label, Money ht)
    {
        CooperativeId = deal.CooperativeId;
        (Id, DealId, Date, Label, Ht) = (id, deal.Id, date, label, ht);
    }

    public CooperativeId CooperativeId { get; private set; }
    public Id<DealCost> Id { get; private set; }
    public Id<Deal> DealId { get; private set; }
    public DateOnly Date { get; private set; }
    public string Label { get; private set; } = "";
    public Money Ht { get; private set; }
}

/// <summary>What an affair brings, without tax.</summary>
/// <param name="Quoted">Signed quotes.</param>
/// <param name="Invoiced">Issued invoices less credit notes; deposits are not sales but count here, the balance takes them off.</param>
/// <param name="Costs">Noted purchases.</param>
public sealed record DealFigures(Money Quoted, Money Invoiced, Money Costs)
{
    /// <summary>Signed and not yet invoiced, never below zero.</summary>
    public Money LeftToInvoice => LeftOf([Quoted], [Invoiced]);

    /// <summary>What stays of the larger of the two, signed or invoiced, once the costs are paid.</summary>
    public Money Margin => Money.Max(Quoted, Invoiced) - Costs;

    /// <summary>Quotes less invoices, credit notes being negative; never below zero.</summary>
    public static Money LeftOf(IEnumerable<Money> quotes, IEnumerable<Money> invoices) => Money.Max(quotes.Sum() - invoices.Sum(), Money.Zero);
}
