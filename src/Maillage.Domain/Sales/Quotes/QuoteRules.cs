using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Domain.Sales.Vat;

namespace Maillage.Domain.Sales.Quotes;

/// <summary>What a quote must say before it goes to the team, and again before it is validated.</summary>
public static class QuoteRules
{
    /// <summary>After the signature of a consumer away from the place of business (C. conso. L221-10).</summary>
    public const int DaysWithoutPayment = 7;

    /// <summary>What is missing or wrong on a day; fields named as in <see cref="QuoteDraft"/>.</summary>
    public static IReadOnlyList<Refusal> Missing(QuoteDraft draft, Customer? customer, Activity activity, Money ttc, VatTable vat, PaymentTermLaw terms, DateOnly day)
    {
        var refusals = new List<Refusal>();
        void Refuse(string type, string message, string? field, string? source = null) => refusals.Add(new("sales.quote." + type, message, field, source));

        if (!activity.SellsOn(day)) Refuse("activity", InvoiceRules.NotSelling(activity, day), null);
        if (customer is null) Refuse("customer", "Choisissez un client, ou créez-le juste en dessous.", nameof(draft.CustomerId));
        else
        {
            if (customer.Details.Check(terms, day) is [var wrong, ..])
                Refuse("customer-data", $"La fiche de {customer.Name} est incomplète : {wrong.Message}", nameof(draft.CustomerId));
            refusals.AddRange(LineRules.OfVat(draft.Lines, customer.Name, customer.VatNumberOnInvoice, nameof(draft.CustomerId), vat));
            if (terms.Check(customer.Kind, draft.Term, day, nameof(draft.PaymentDays)) is { Ok: false } late) refusals.AddRange(late.Refusals);
        }
        if (draft.To < draft.From) Refuse("date", "Le dernier jour vient après le premier : corrigez l’une des deux dates.", nameof(draft.To));
        refusals.AddRange(LineRules.Missing(draft.Lines, vat, day));
        if (refusals.Count == 0 && !ttc.IsPositive) Refuse("total", $"Le total est de {ttc} : un devis a un total positif.", "Lines[0].UnitPrice");
        refusals.AddRange(draft.Plan.Check(ttc));
        return refusals;
    }
}
