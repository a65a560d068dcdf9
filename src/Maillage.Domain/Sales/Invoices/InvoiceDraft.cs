using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Vat;

namespace Maillage.Domain.Sales.Invoices;

/// <summary>What a line sells: it decides the product account and when the tax is due.</summary>
public enum LineNature { Services, Goods }

/// <summary>What a person has typed of an invoice so far; nothing has to be complete before it is submitted.</summary>
/// <param name="SaleFrom">Day of the sale or first day of the service.</param>
/// <param name="SaleTo">Last day of the service; null when it is one day.</param>
/// <param name="CustomerReference">The customer's own reference: order, commitment number.</param>
/// <param name="TtcPrices">True when unit prices are typed with tax.</param>
public sealed record InvoiceDraft(
    Id<Customer>? CustomerId, string Subject, DateOnly? SaleFrom, DateOnly? SaleTo, string CustomerReference, string Note, int PaymentDays, bool TtcPrices,
    IReadOnlyList<DraftLine> Lines)
{
    /// <summary>Spaces trimmed, untouched lines left out.</summary>
    public InvoiceDraft Clean() => this with
    {
        Subject = Subject.Trim(),
        CustomerReference = CustomerReference.Trim(),
        Note = Note.Trim(),
        Lines = [.. Lines.Select(l => l with { Description = l.Description.Trim(), Unit = l.Unit.Trim() }).Where(l => !l.IsUntouched)],
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

        Limit(Subject, 200, nameof(Subject), "L’objet");
        Limit(CustomerReference, 100, nameof(CustomerReference), "La référence du client");
        Limit(Note, 2000, nameof(Note), "La note");
        if (PaymentDays is < 0 or > CustomerDetails.LongestDays)
            refusals.Add(new("sales.invoice.days", $"Le délai de paiement va de 0 à {CustomerDetails.LongestDays} jours.", nameof(PaymentDays), CustomerDetails.DelaySource));
        if (Lines.Count > MaxLines) refusals.Add(new("sales.invoice.lines", $"Une facture a au plus {MaxLines} lignes : faites-en deux.", nameof(Lines)));
        for (var i = 0; i < Lines.Count; i++)
        {
            Limit(Lines[i].Description, 1000, $"Lines[{i}].Description", "La désignation");
            if (Math.Abs(Lines[i].Quantity.Value * (Lines[i].UnitPrice?.Euros ?? 0)) > MostEuros)
                refusals.Add(new("sales.invoice.too-much", $"Cette ligne dépasse {French.Number(MostEuros, 0, 0)}{French.NoBreak}€ : vérifiez la quantité et le prix.", $"Lines[{i}].UnitPrice"));
            Limit(Lines[i].Unit, 20, $"Lines[{i}].Unit", "L’unité");
        }
        return refusals;
    }

    public const int MaxLines = 200;

    /// <summary>More than any line of a cooperative: beyond it something was typed wrongly. In euros.</summary>
    public const decimal MostEuros = 100_000_000;

    /// <summary>What the lines add up to, each priced with the account of its nature; prices still missing count for zero.</summary>
    /// <param name="rateOf">Rate of a VAT code; zero for one that does not exist.</param>
    public InvoiceContent Priced(SalesAccounts accounts, Func<string, Rate> rateOf) => new(TtcPrices, [.. Lines.Select(l => l.Priced(accounts, rateOf(l.VatCode)))]);

    /// <summary>The same with the rates of the table.</summary>
    public InvoiceContent Priced(SalesAccounts accounts, VatTable vat) => Priced(accounts, code => vat.Known(code)?.Rate ?? Rate.Zero);
}

/// <summary>One line as it is typed.</summary>
/// <param name="Unit">« heure », « jour »; may be empty.</param>
/// <param name="UnitPrice">Without tax, or with it; null while it is missing. Negative for a discount.</param>
public sealed record DraftLine(string Description, Quantity Quantity, string Unit, UnitPrice? UnitPrice, string VatCode, LineNature Nature)
{
    public bool IsUntouched => Description.Length == 0 && UnitPrice is null;

    internal PricedLine Priced(SalesAccounts accounts, Rate rate) => new(accounts.Product(Nature, VatCode), VatCode, rate, UnitPrice ?? Kernel.UnitPrice.Zero, Quantity);
}
