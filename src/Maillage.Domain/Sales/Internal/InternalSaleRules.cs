using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Documents;

namespace Maillage.Domain.Sales.Internal;

/// <summary>What makes an internal sale fit to be proposed.</summary>
public static class InternalSaleRules
{
    /// <summary>The reasons to refuse, none when it is fit; fields named as in <see cref="InternalDraft"/>.</summary>
    public static IReadOnlyList<Refusal> Of(InternalDraft draft, Activity seller, Activity buyer, DateOnly today)
    {
        var refusals = new List<Refusal>();
        void Refuse(string type, string message, string? field) => refusals.Add(new("sales.internal." + type, message, field));

        if (seller.EntityId != buyer.EntityId) Refuse("entity", "Ces deux activités sont de deux sociétés : entre elles, il faut une vraie facture.", "Other");
        else if (seller.Id == buyer.Id) Refuse("same", "Une activité ne se vend rien à elle-même : choisissez l’autre.", "Other");
        foreach (var activity in (Activity[])[seller, buyer])
            if (activity.Kind != ActivityKind.Structure && !activity.SellsOn(draft.Date)) Refuse("closed", $"« {activity.Name} » n’est pas ouverte le {French.LongDate(draft.Date)}.", "Date");
        refusals.AddRange(OfText(draft.Date, draft.Wording, draft.Amount, today));
        return refusals;
    }

    /// <summary>What a sale and a counter movement share.</summary>
    public static IEnumerable<Refusal> OfText(DateOnly date, string wording, Money amount, DateOnly today)
    {
        if (date > today || date < today.AddYears(-2)) yield return new("sales.internal.date", "Donnez le jour de ce qui a été fait : pas dans le futur, ni à plus de deux ans.", "Date");
        if (wording.Trim().Length is 0 or > InternalSale.LongestWording) yield return new("sales.internal.wording", $"Dites ce qui est vendu, en {InternalSale.LongestWording} caractères au plus.", "Wording");
        if (!amount.IsPositive || amount.Euros > LineRules.MostEuros) yield return new("sales.internal.amount", "Le montant est positif, et vraisemblable.", "Amount");
    }

    /// <summary>Refuses to take back more than is left of a sale.</summary>
    /// <param name="counters">Those that wait or were agreed.</param>
    public static Refusal? OfCounter(InternalSale sale, IEnumerable<InternalSale> counters, Money amount) =>
        sale.IsCounter || sale.State != InternalState.Agreed ? new("sales.internal.counter", "Seule une vente acceptée se reprend par un mouvement inverse.")
        : Left(sale, counters) is var left && amount > left ? new("sales.internal.counter", $"Il reste {left} de cette vente : on n’en reprend pas plus.", "Amount")
        : null;

    public static Money Left(InternalSale sale, IEnumerable<InternalSale> counters) => sale.Amount + counters.Sum(c => c.Amount);
}

/// <summary>The entry of an internal sale: income in the seller, a charge in the buyer, and the treasury moved through the liaison account. No tax.</summary>
public static class InternalSalePosting
{
    public const string Kind = "internal-sale";

    /// <param name="on">A day of an open month.</param>
    public static EntryDraft Draft(Chart chart, InternalSale sale, DateOnly on) =>
        new EntryDraft(sale.EntityId, JournalCodes.General, on, $"{(sale.IsCounter ? "Reprise de vente interne" : "Vente interne")} : {sale.Wording}", $"VI-{sale.Id}", sale.Date, new EntrySource(Kind, sale.Id.Value),
            [new(sale.SellerId, chart.Role("internal-sales"), -sale.Amount), new(sale.BuyerId, chart.Role("internal-purchases"), sale.Amount)]).WithLiaison();
}
