using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Vat;

namespace Maillage.Domain.Sales.Invoices;

/// <summary>What a person has typed of an invoice so far; nothing has to be complete before it is submitted.</summary>
/// <param name="SaleFrom">Day of the sale or first day of the service.</param>
/// <param name="SaleTo">Last day of the service; null when it is one day.</param>
/// <param name="CustomerReference">The customer's own reference: order, commitment number.</param>
/// <param name="TtcPrices">True when unit prices are typed with tax.</param>
/// <param name="EndOfMonth">Whether the delay then goes to the end of its month.</param>
/// <param name="Retention">Of works: what the customer keeps for a year.</param>
public sealed record InvoiceDraft(
    Id<Customer>? CustomerId, string Subject, DateOnly? SaleFrom, DateOnly? SaleTo, string CustomerReference, string Note, int PaymentDays, bool TtcPrices,
    IReadOnlyList<DraftLine> Lines, bool EndOfMonth = false, Rate Retention = default)
{
    public PaymentTerm Term => new(PaymentDays, EndOfMonth);

    /// <summary>Spaces trimmed, untouched lines left out.</summary>
    public InvoiceDraft Clean() => this with
    {
        Subject = Subject.Trim(),
        CustomerReference = CustomerReference.Trim(),
        Note = Note.Trim(),
        Lines = [.. Lines.Select(l => l.Clean()).Where(l => !l.IsUntouched)],
    };

    /// <summary>Whether two cleaned drafts say the same.</summary>
    public bool Says(InvoiceDraft other) => this with { Lines = other.Lines } == other && Lines.SequenceEqual(other.Lines);

    /// <summary>What would not fit in the store; the rest is asked for at submission.</summary>
    public IReadOnlyList<Refusal> CheckSizes()
    {
        var refusals = new List<Refusal>();
        void Limit(string text, int length, string field, string name)
        {
            if (text.Length > length) refusals.Add(new("sales.invoice.too-long", $"{name} a plus de {length} caractères : raccourcissez le texte.", field));
        }

        Limit(Subject, LineRules.LongestSubject, nameof(Subject), "L’objet");
        Limit(CustomerReference, 100, nameof(CustomerReference), "La référence du client");
        Limit(Note, 2000, nameof(Note), "La note");
        if (PaymentDays is < 0 or > PaymentTerm.MostDays)
            refusals.Add(new("sales.invoice.days", $"Le délai de paiement va de 0 à {PaymentTerm.MostDays} jours.", nameof(PaymentDays)));
        if (Retention.BasisPoints < 0 || Retention.CompareTo(MostRetention) > 0)
            refusals.Add(new("sales.invoice.retention", $"La retenue de garantie va de 0 à {MostRetention}.", nameof(Retention), RetentionSource));
        refusals.AddRange(LineRules.CheckSizes(Lines));
        return refusals;
    }

    /// <summary>The most a customer may retain on works (loi 71-584 du 16 juillet 1971, art. 1).</summary>
    public static readonly Rate MostRetention = new(500);

    public const string RetentionSource = "Loi n° 71-584 du 16 juillet 1971, art. 1 et 2";

    /// <summary>The lines with the account of each; prices still missing count for zero.</summary>
    /// <param name="rateOf">Rate of a VAT code; zero for one that does not exist.</param>
    public IReadOnlyList<PricedDraft> Priced(SalesAccounts accounts, Func<string, Rate> rateOf, DocumentKind kind = DocumentKind.Invoice) =>
        [.. Lines.Select(l => accounts.Price(l, rateOf, kind))];

    /// <summary>The same with the rates of the table.</summary>
    public IReadOnlyList<PricedDraft> Priced(SalesAccounts accounts, VatTable vat, DocumentKind kind = DocumentKind.Invoice) =>
        Priced(accounts, code => vat.Known(code)?.Rate ?? Rate.Zero, kind);
}
