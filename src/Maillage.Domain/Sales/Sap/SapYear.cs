using System.Text.Json.Serialization;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Receipts;

namespace Maillage.Domain.Sales.Sap;

/// <summary>What a payment paid of services at home; negative when it was credited.</summary>
/// <param name="Invoice">Number of the document.</param>
public sealed record SapPayment(DateOnly On, PaymentMethod Method, Money Amount, string Invoice);

/// <summary>A service that was done.</summary>
/// <param name="Hours">Null when it is not sold by the hour.</param>
public sealed record SapIntervention(string Invoice, DateOnly From, DateOnly To, string Service, decimal? Hours, string Intervenor);

/// <summary>What a customer really paid in a year for services at home (C. trav. D7233-4).</summary>
/// <param name="Counted">Gives right to the tax credit, prepaid CESU included.</param>
/// <param name="Apart">Of it, paid by prepaid CESU: only the part the customer bore counts.</param>
/// <param name="Uncounted">Paid in cash: gives right to nothing (C. trav. D7233-3).</param>
public sealed record SapYear(int Year, IReadOnlyList<SapPayment> Payments, IReadOnlyList<SapIntervention> Interventions, Money Counted, Money Apart, Money Uncounted)
{
    /// <summary>From the payments of the year, with the interventions that they paid: a credit note issued by then goes with its invoice.</summary>
    public static SapYear Of(int year, IEnumerable<SapPayment> payments, IEnumerable<DocumentSnapshot> documents, SapServices rules)
    {
        var own = payments.Where(p => p.On.Year == year && !p.Amount.IsZero).OrderBy(p => p.On).ThenBy(p => p.Invoice, StringComparer.Ordinal).ToList();
        var paid = own.Select(p => p.Invoice).ToHashSet();
        return new(year, own, [.. documents.Where(d => d.IssueDate.Year <= year && (paid.Contains(d.Number) || (d.Credits is { } invoice && paid.Contains(invoice.Number)))).SelectMany(d => SapPart.Interventions(d, rules)).OrderBy(i => i.From).ThenBy(i => i.Invoice, StringComparer.Ordinal)],
            own.Where(p => rules.Counts(p.Method)).Sum(p => p.Amount), own.Where(p => rules.IsApart(p.Method)).Sum(p => p.Amount), own.Where(p => !rules.Counts(p.Method)).Sum(p => p.Amount));
    }

    /// <summary>Hours done, as far as they were sold by the hour.</summary>
    [JsonIgnore]
    public decimal Hours => Interventions.Sum(i => i.Hours ?? 0);

    /// <summary>Whether nothing was paid, or all that was paid was credited.</summary>
    [JsonIgnore]
    public bool IsEmpty => Counted.IsZero && Apart.IsZero && Uncounted.IsZero;

    /// <summary>Whether two years say the same.</summary>
    public bool Says(SapYear other) => this with { Payments = other.Payments, Interventions = other.Interventions } == other
        && Payments.SequenceEqual(other.Payments) && Interventions.SequenceEqual(other.Interventions);
}

/// <summary>What of a document is services at home.</summary>
public static class SapPart
{
    /// <summary>Its lines, tax included, discounts on the whole falling on all alike; and those of them that are services at home.</summary>
    public static (decimal All, decimal Sap) Of(DocumentSnapshot document)
    {
        var amounts = LineAmounts.WithTax(document.TtcPrices, document.PricedLines).Zip(document.Lines).Where(l => l.Second.Kind == LineKind.Item).ToList();
        return (amounts.Sum(a => a.First ?? 0), amounts.Where(a => document.Sap is not null && a.Second.Sap is not null).Sum(a => a.First ?? 0));
    }

    /// <summary>The interventions that its lines tell; a credit note takes its hours back.</summary>
    public static IEnumerable<SapIntervention> Interventions(DocumentSnapshot document, SapServices rules) =>
        document.Sap is not { } sap || document.Kind == DocumentKind.Deposit ? [] : document.Lines.Where(l => l.Sap is not null).Select(l =>
            new SapIntervention(document.Number, document.SaleFrom, document.SaleTo ?? document.SaleFrom, rules.Find(l.Sap)?.Label ?? l.Description, IsHours(l.Unit) ? document.Kind == DocumentKind.CreditNote ? -l.Quantity.Value : l.Quantity.Value : null, sap.Intervenor));

    /// <summary>« heure », « heures », « h ».</summary>
    public static bool IsHours(string unit) => French.Fold(unit.Trim()).TrimEnd('.') is "h" or "heure" or "heures" or "hr";
}
