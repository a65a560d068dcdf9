using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;

namespace Maillage.Domain.Sales.Receipts;

/// <summary>Why what remains of a claim is given up.</summary>
public enum WriteOffCause
{
    /// <summary>A few cents or euros too many or too few.</summary>
    SmallDifference,
    /// <summary>The customer will not pay (PCG 654).</summary>
    Irrecoverable,
}

/// <summary>
/// What is said to recover the tax of goods that was due at their delivery (old ref. CGI 272, 1; BOI-TVA-DED-40-10-20): a duplicate of the invoice was sent
/// with the legal mention.
/// </summary>
/// <param name="On">Day it was sent.</param>
public sealed record RectifyingMention(DateOnly On, string Text)
{
    public const int Longest = 500;

    /// <summary>The words of the mention.</summary>
    /// <param name="ht">Unpaid, without tax.</param>
    /// <param name="vat">The tax in what is unpaid.</param>
    public static string Words(Money ht, Money vat) =>
        $"Facture demeurée impayée pour la somme de {ht} (prix net de TVA) et pour la somme de {vat} (taxe correspondante) qui ne peut faire l’objet d’une déduction (CGI, art. 272).";
}

/// <summary>What remains of one claim is given up: a loss when positive, a gain when negative.</summary>
public sealed class WriteOff : Clearing
{
    private WriteOff() { }

    /// <inheritdoc cref="Clearing(Id{Clearing}, Customer, Money, DateOnly, IReadOnlyList{Allocation}, IReadOnlyList{Claim}, DateTime, long?)"/>
    /// <param name="mention">Null when the tax that was due already stays lost.</param>
    public WriteOff(Id<Clearing> id, Customer customer, DateOnly date, WriteOffCause cause, string reason, RectifyingMention? mention, Claim claim, DateTime now, long? by)
        : base(id, customer, claim.Remaining, date, [new(claim.Id, claim.Remaining)], [claim], now, by) =>
        (Cause, Reason, MentionedOn, Mention) = (cause, reason, mention?.On, mention?.Text);

    public WriteOffCause Cause { get; private set; }
    public string Reason { get; private set; } = "";
    /// <summary>The tax that was due before the money came (goods) in what remains of a claim, by group.</summary>
    /// <param name="atIssue">The groups of the document.</param>
    public static IReadOnlyList<ReceiptVat> Recoverable(IReadOnlyList<TaxGroup> atIssue, Claim claim) =>
        [.. atIssue.Zip(claim.Groups).Where(g => !g.First.Waits && !g.First.Vat.IsZero && !g.Second.Due.IsZero).Select(g => new ReceiptVat(g.First.VatCode, g.Second.Due,
            g.Second.Due == g.First.Due ? g.First.Vat : Money.FromEuros(g.First.Vat.Euros * g.Second.Due.Euros / g.First.Due.Euros)))];

    /// <summary>Day the duplicate with the mention was sent; null when no tax is recovered.</summary>
    public DateOnly? MentionedOn { get; private set; }
    public string? Mention { get; private set; }
}
