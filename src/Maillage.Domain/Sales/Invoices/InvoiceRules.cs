using Maillage.Domain.Activities;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Vat;

namespace Maillage.Domain.Sales.Invoices;

/// <summary>What an invoice must say before it goes to the team, and again before it is issued.</summary>
public static class InvoiceRules
{
    private const string Mandatory = "CGI, annexe II, art. 242 nonies A, I";

    /// <summary>What is missing or wrong on a day; fields named as in <see cref="InvoiceDraft"/>.</summary>
    /// <param name="customer">The customer of the draft, null when it has none.</param>
    public static IReadOnlyList<Refusal> Missing(InvoiceDraft draft, Customer? customer, Activity activity, Money ttc, VatTable vat, DateOnly day)
    {
        var refusals = new List<Refusal>();
        void Refuse(string type, string message, string? field, string? source = null) => refusals.Add(new("sales.invoice." + type, message, field, source));

        if (!activity.SellsOn(day)) Refuse("activity", NotSelling(activity, day), null);
        if (customer is null) Refuse("customer", "Choisissez un client, ou créez-le juste en dessous.", nameof(draft.CustomerId), Mandatory);
        else if (customer.Details.Check().Count > 0)
            Refuse("customer-data", $"La fiche de {customer.Name} est incomplète : {customer.Details.Check()[0].Message}", nameof(draft.CustomerId), Mandatory);
        if (draft.SaleFrom is null) Refuse("sale-date", "Donnez la date de la vente ou le premier jour de la prestation.", nameof(draft.SaleFrom), Mandatory);
        if (draft.SaleTo < draft.SaleFrom) Refuse("sale-date", "Le dernier jour vient après le premier : corrigez l’une des deux dates.", nameof(draft.SaleTo));
        foreach (var (date, field) in ((DateOnly?, string)[])[(draft.SaleFrom, nameof(draft.SaleFrom)), (draft.SaleTo, nameof(draft.SaleTo))])
            if (date is { } sale && (sale < day.AddYears(-2) || sale > day.AddYears(2))) Refuse("sale-date", "Cette date est à plus de deux ans d’aujourd’hui : vérifiez-la.", field);
        if (draft.Lines.Count == 0) Refuse("lines", "Ajoutez au moins une ligne : ce que vous avez vendu, combien, à quel prix.", "Lines[0].Description", Mandatory);
        for (var i = 0; i < draft.Lines.Count; i++) refusals.AddRange(OfLine(draft.Lines[i], i, vat, day));
        if (draft.Lines.Count > 0 && !ttc.IsPositive && refusals.Count == 0)
            Refuse("total", $"Le total est de {ttc} : une facture a un total positif.", "Lines[0].UnitPrice");
        if (customer is not null) refusals.AddRange(OfVat(draft, customer, vat));
        return refusals;
    }

    private static IEnumerable<Refusal> OfLine(DraftLine line, int i, VatTable vat, DateOnly day)
    {
        if (line.Description.Length == 0) yield return new("sales.invoice.description", "Dites ce que vous avez vendu.", $"Lines[{i}].Description", Mandatory);
        if (line.UnitPrice is null) yield return new("sales.invoice.price", "Donnez le prix unitaire.", $"Lines[{i}].UnitPrice", Mandatory);
        if (line.Quantity.TenThousandths == 0) yield return new("sales.invoice.quantity", "Donnez une quantité différente de zéro.", $"Lines[{i}].Quantity", Mandatory);
        if (vat.Find(line.VatCode, day, $"Lines[{i}].VatCode") is { Ok: false } refused) yield return refused.Refusal!;
    }

    private static IEnumerable<Refusal> OfVat(InvoiceDraft draft, Customer customer, VatTable vat)
    {
        var codes = draft.Lines.Select(l => vat.Known(l.VatCode)).OfType<VatCode>().ToList();
        if (codes.Any(c => c.Category == VatCategory.O) && codes.Any(c => c.Category != VatCategory.O))
            yield return new("sales.invoice.vat-outside", "Une facture hors du champ de la TVA ne porte aucune autre ligne : faites deux factures.", "Lines[0].VatCode", "EN 16931, BR-O-11 à BR-O-14");
        if (codes.FirstOrDefault(c => c.Category is VatCategory.AE or VatCategory.K) is { } reverse && customer.VatNumberOnInvoice is null)
            yield return new("sales.invoice.vat-number", $"« {reverse.Label} » demande le numéro de TVA de {customer.Name} : ajoutez-le à sa fiche.", nameof(draft.CustomerId), $"{Mandatory}, 3°");
    }

    private static string NotSelling(Activity activity, DateOnly day) => activity.Kind == ActivityKind.Structure
        ? "Les services communs ne facturent pas de clients." : day < activity.StartedOn
        ? $"L’activité commence le {French.LongDate(activity.StartedOn)} : elle ne peut pas facturer avant."
        : $"L’activité est close depuis le {French.LongDate(activity.ClosedOn!.Value)} : elle ne facture plus.";
}
