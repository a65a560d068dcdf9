using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Receipts;

/// <summary>What is due under one VAT code, tax included.</summary>
/// <param name="Euros">Not always rounded: it may come from exact totals.</param>
public readonly record struct DueByVat(string VatCode, decimal Euros);

/// <summary>What a payment brings to one VAT code, tax included.</summary>
public readonly record struct PaidByVat(string VatCode, Money Amount);

/// <summary>Tax of one code that waits for its receipt.</summary>
/// <param name="Due">Still due by the customer under this code, tax included.</param>
/// <param name="Vat">Tax still waiting in that due.</param>
public readonly record struct PendingVat(string VatCode, Money Due, Money Vat);

/// <summary>What a receipt does to one code: its part, and the tax that becomes payable.</summary>
public readonly record struct ReceiptVat(string VatCode, Money Amount, Money Vat);

/// <summary>A payment shared between the VAT codes of its invoice.</summary>
public static class PaymentSplit
{
    /// <summary>
    /// Shares a payment in proportion to what is due, each part rounded to the cent, the last taking the difference. Refunds follow with
    /// negative figures. A payment of the very due gives each code its own, also when they add up to nothing; else, when nothing is due, the last code
    /// takes all.
    /// </summary>
    public static IReadOnlyList<PaidByVat> Split(IReadOnlyList<DueByVat> dues, Money payment)
    {
        var total = dues.Sum(d => d.Euros);
        var parts = new List<PaidByVat>(dues.Count);
        var left = payment;
        for (var i = 0; i < dues.Count; i++)
        {
            var part = i == dues.Count - 1 ? left : payment.Euros == total ? Money.FromEuros(dues[i].Euros) : total == 0 ? Money.Zero : Money.FromEuros(payment.Euros * dues[i].Euros / total);
            parts.Add(new(dues[i].VatCode, part));
            left -= part;
        }
        return parts;
    }

    /// <summary>What stays due after a payment, rounded to the cent.</summary>
    public static Money DueAfter(IEnumerable<DueByVat> dues, Money payment) => Money.FromEuros(dues.Sum(d => d.Euros) - payment.Euros);

    /// <summary>
    /// The tax that a receipt makes payable, code by code (services taxed on receipt, CGI art. 269, 2, c): in proportion to what it pays of the
    /// code, and all that waits when it pays the code off, so that the last payment takes the remainder and the taxes of all payments add up to
    /// the tax of the invoice. What exceeds the due is not of the invoice and must not be given here.
    /// </summary>
    public static IReadOnlyList<ReceiptVat> VatOf(IReadOnlyList<PendingVat> pending, Money payment)
    {
        var parts = Split([.. pending.Select(p => new DueByVat(p.VatCode, p.Due.Euros))], payment);
        return [.. pending.Zip(parts, (p, part) => new ReceiptVat(p.VatCode, part.Amount, Vat(p, part.Amount)))];
    }

    /// <summary>The tax contained in an amount, to five decimals: amount − amount / (1 + rate).</summary>
    public static decimal VatContained(Money amount, Rate rate) => Rounding.Round(amount.Euros - amount.Euros / (1m + rate.Fraction), 5);

    private static Money Vat(PendingVat pending, Money part)
    {
        if (part == pending.Due) return pending.Vat;
        return pending.Due.IsZero ? Money.Zero : Money.FromEuros(pending.Vat.Euros * part.Euros / pending.Due.Euros);
    }
}
