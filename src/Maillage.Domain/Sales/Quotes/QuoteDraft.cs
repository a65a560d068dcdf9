using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Vat;

namespace Maillage.Domain.Sales.Quotes;

/// <summary>What a person has typed of a quote so far; nothing has to be complete before it is submitted.</summary>
/// <param name="ValidDays">Days during which the offer stands, from its validation.</param>
/// <param name="From">First day of the service, or null.</param>
/// <param name="To">Last day of the service, or null.</param>
/// <param name="Works">When the work begins and how long it lasts, in words.</param>
/// <param name="OffPremises">Whether a consumer signs away from the place of business (C. conso. L221-1).</param>
public sealed record QuoteDraft(
    Id<Customer>? CustomerId, string Subject, DateOnly? From, DateOnly? To, string Works, string CustomerReference, string Note, int PaymentDays, bool EndOfMonth,
    int ValidDays, bool TtcPrices, bool OffPremises, IReadOnlyList<DraftLine> Lines, InvoicingPlan Plan)
{
    public const int UsualValidDays = 30;

    public PaymentTerm Term => new(PaymentDays, EndOfMonth);

    /// <summary>Spaces trimmed, untouched lines left out.</summary>
    public QuoteDraft Clean() => this with
    {
        Subject = Subject.Trim(),
        Works = Works.Trim(),
        CustomerReference = CustomerReference.Trim(),
        Note = Note.Trim(),
        Lines = [.. Lines.Select(l => l.Clean()).Where(l => !l.IsUntouched)],
        Plan = Plan.Clean(),
    };

    /// <summary>Whether two cleaned drafts say the same.</summary>
    public bool Says(QuoteDraft other) =>
        this with { Lines = other.Lines, Plan = other.Plan } == other && Lines.SequenceEqual(other.Lines) && Plan.Says(other.Plan);

    /// <summary>What would not fit in the store; the rest is asked for at submission.</summary>
    public IReadOnlyList<Refusal> CheckSizes()
    {
        var refusals = new List<Refusal>();
        void Limit(string text, int length, string field, string name)
        {
            if (text.Length > length) refusals.Add(new("sales.quote.too-long", $"{name} a plus de {length} caractères : raccourcissez le texte.", field));
        }

        Limit(Subject, LineRules.LongestSubject, nameof(Subject), "L’objet");
        Limit(Works, 200, nameof(Works), "Le début et la durée");
        Limit(CustomerReference, 100, nameof(CustomerReference), "La référence du client");
        Limit(Note, 2000, nameof(Note), "La note");
        if (PaymentDays is < 0 or > PaymentTerm.MostDays) refusals.Add(new("sales.quote.days", $"Le délai de paiement va de 0 à {PaymentTerm.MostDays} jours.", nameof(PaymentDays)));
        if (ValidDays is < 1 or > 365) refusals.Add(new("sales.quote.validity", "Un devis vaut de 1 à 365 jours.", nameof(ValidDays)));
        refusals.AddRange(LineRules.CheckSizes(Lines));
        if (Plan.Parts.Count > InvoicingPlan.MostParts) refusals.Add(new("sales.plan.count", $"Un plan a au plus {InvoicingPlan.MostParts} échéances.", "Plan.Parts"));
        for (var i = 0; i < Plan.Parts.Count; i++) Limit(Plan.Parts[i].Label, 100, $"Plan.Parts[{i}].Label", "Le libellé");
        return refusals;
    }

    /// <summary>The lines with the account of each; prices still missing count for zero.</summary>
    public IReadOnlyList<PricedDraft> Priced(SalesAccounts accounts, VatTable vat) =>
        [.. Lines.Select(l => accounts.Price(l, code => vat.Known(code)?.Rate ?? Rate.Zero, DocumentKind.Quote))];
}
