using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Vat;

namespace Maillage.Domain.Sales.Invoices;

/// <summary>An invoice with all that its rules look at.</summary>
/// <param name="Customer">The customer of the draft, null when it has none.</param>
/// <param name="Ttc">As printed: positive for a credit note too.</param>
/// <param name="Deducted">What earlier invoices of the quote billed, tax included.</param>
/// <param name="Creditable">Of a credit note: what of its invoice has not been credited yet.</param>
public sealed record InvoiceCase(
    InvoiceDraft Draft, DocumentKind Kind, Customer? Customer, Activity Activity, Money Ttc, Money Deducted = default, Money? Creditable = null)
{
    public static InvoiceCase Of(Invoice invoice, Customer? customer, Activity activity, Money? creditable) =>
        new(invoice.Draft, invoice.Kind, customer, activity, invoice.IsCredit ? -invoice.Ttc : invoice.Ttc, invoice.Deducted.Abs, creditable);
}

/// <summary>What an invoice must say before it goes to the team, and again before it is issued.</summary>
public static class InvoiceRules
{
    private const string Mandatory = "CGI, annexe II, art. 242 nonies A, I";

    /// <summary>What is missing or wrong on a day; fields named as in <see cref="InvoiceDraft"/>.</summary>
    public static IReadOnlyList<Refusal> Missing(InvoiceCase sale, VatTable vat, PaymentTermLaw terms, DateOnly day)
    {
        var (draft, customer, activity) = (sale.Draft, sale.Customer, sale.Activity);
        var refusals = new List<Refusal>();
        void Refuse(string type, string message, string? field, string? source = null) => refusals.Add(new("sales.invoice." + type, message, field, source));

        if (sale.Kind != DocumentKind.CreditNote && !activity.SellsOn(day)) Refuse("activity", NotSelling(activity, day), null);
        if (customer is null) Refuse("customer", "Choisissez un client, ou créez-le juste en dessous.", nameof(draft.CustomerId), Mandatory);
        else if (customer.Details.Check(terms, day) is [var wrong, ..])
            Refuse("customer-data", $"La fiche de {customer.Name} est incomplète : {wrong.Message}", nameof(draft.CustomerId), Mandatory);
        if (draft.SaleFrom is null) Refuse("sale-date", "Donnez la date de la vente ou le premier jour de la prestation.", nameof(draft.SaleFrom), Mandatory);
        if (draft.SaleTo < draft.SaleFrom) Refuse("sale-date", "Le dernier jour vient après le premier : corrigez l’une des deux dates.", nameof(draft.SaleTo));
        foreach (var (date, field) in ((DateOnly?, string)[])[(draft.SaleFrom, nameof(draft.SaleFrom)), (draft.SaleTo, nameof(draft.SaleTo))])
            if (date is { } given && (given < day.AddYears(-2) || given > day.AddYears(2))) Refuse("sale-date", "Cette date est à plus de deux ans d’aujourd’hui : vérifiez-la.", field);
        refusals.AddRange(LineRules.Missing(draft.Lines, vat, day));
        if (customer is not null)
        {
            refusals.AddRange(LineRules.OfVat(draft.Lines, customer.Name, customer.VatNumberOnInvoice, nameof(draft.CustomerId), vat));
            if (terms.Check(customer.Kind, draft.Term, day, nameof(draft.PaymentDays)) is { Ok: false } late) refusals.AddRange(late.Refusals);
        }
        if (refusals.Count == 0) refusals.AddRange(OfTotal(sale));
        return refusals;
    }

    private static IEnumerable<Refusal> OfTotal(InvoiceCase sale)
    {
        if (!sale.Ttc.IsPositive)
            yield return new("sales.invoice.total", $"Le total est de {sale.Ttc} : {(sale.Kind == DocumentKind.CreditNote ? "un avoir" : "une facture")} a un total positif.", "Lines[0].UnitPrice");
        else if (sale.Deducted > sale.Ttc)
            yield return new("sales.invoice.deducted", $"Les factures précédentes de ce devis font déjà {sale.Deducted}, plus que ce total de {sale.Ttc} : faites d’abord un avoir sur un acompte.", "Lines[0].UnitPrice");
        else if (sale.Creditable is { } most && sale.Ttc - sale.Deducted > most)
            yield return new("sales.invoice.credit", $"Il reste {most} à créditer sur cette facture : l’avoir ne peut pas être de {sale.Ttc - sale.Deducted}.", "Lines[0].UnitPrice");
    }

    internal static string NotSelling(Activity activity, DateOnly day) => activity.Kind == ActivityKind.Structure
        ? "Les services communs ne facturent pas de clients." : day < activity.StartedOn
        ? $"L’activité commence le {French.LongDate(activity.StartedOn)} : elle ne peut pas facturer avant."
        : $"L’activité est close depuis le {French.LongDate(activity.ClosedOn!.Value)} : elle ne facture plus.";
}
