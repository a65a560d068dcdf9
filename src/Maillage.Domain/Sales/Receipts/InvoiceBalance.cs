using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Receipts;

/// <summary>How far an invoice is paid.</summary>
public enum PaymentStatus
{
    /// <summary>Nothing has come.</summary>
    Waiting,
    /// <summary>Something has come, something is still due.</summary>
    PartlyPaid,
    /// <summary>Nothing is due any more.</summary>
    Settled,
}

/// <summary>What an invoice is worth, what came, what was credited.</summary>
/// <param name="Total">What the customer owed at issue.</param>
/// <param name="Payments">Each rounded to the cent when it was recorded; negative when paid back.</param>
/// <param name="CreditNotes">Totals of its credit notes: negative.</param>
public sealed record InvoiceBalance(Money Total, IReadOnlyList<Money> Payments, IReadOnlyList<Money> CreditNotes)
{
    public Money Paid => Payments.Sum();

    /// <summary>What credit notes took off, positive.</summary>
    public Money Credited => -CreditNotes.Sum();

    /// <summary>What is still due; negative when it is owed to the customer.</summary>
    public Money Due => Total - Paid - Credited;

    public PaymentStatus Status => Due <= Money.Zero ? PaymentStatus.Settled
        : Payments.Any(p => !p.IsZero) || CreditNotes.Count > 0 ? PaymentStatus.PartlyPaid
        : PaymentStatus.Waiting;

    /// <summary>Whether a payment pays all that is due, or pays back all that is owed.</summary>
    public static bool CoversAll(Money due, Money payment) => due.IsNegative ? payment <= due : payment >= due;

    /// <summary>Refuses a payment that is negative or exceeds the due by more than a tolerance.</summary>
    public static Result Accept(Money due, Money payment, Money tolerance, string? field = null)
    {
        if (payment.IsNegative)
            return new Refusal("sales.receipt.negative", "Le montant reçu ne peut pas être négatif. Pour annuler un encaissement, utilisez «\u00a0Annuler l’encaissement\u00a0».", field);
        if (payment > due + tolerance)
            return new Refusal("sales.receipt.too-much", $"Il reste {due} à payer sur cette facture{French.NoBreak}: le montant reçu ne peut pas être de {payment}.", field);
        return Result.Done;
    }

    /// <summary>Whether an invoice that is not settled is more than <paramref name="delayDays"/> days old.</summary>
    public static bool IsLate(DateOnly invoiceDate, DateOnly today, int delayDays, PaymentStatus status) =>
        status != PaymentStatus.Settled && today.DayNumber - invoiceDate.DayNumber > delayDays;
}
