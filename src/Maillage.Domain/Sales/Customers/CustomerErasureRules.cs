using Maillage.Domain.Kernel;
using Maillage.Domain.People;

namespace Maillage.Domain.Sales.Customers;

/// <summary>What ties a customer to the cooperative on a day, those made one with it included.</summary>
/// <param name="IsOpen">Something of its account is not settled: an invoice, a credit note, an advance.</param>
/// <param name="Unissued">Invoices that are written and not issued.</param>
/// <param name="OpenQuotes">Quotes that are written, or wait for its answer.</param>
/// <param name="LeftToInvoice">What it signed and was not invoiced, in affairs that are not closed.</param>
/// <param name="Recurring">Models that still make invoices.</param>
/// <param name="AttestedYear">The last year in which it paid for services at home; null when it never did.</param>
/// <param name="LastYearEnd">Last day of the fiscal year of the last document that the law makes keep: an invoice, a payment, a signed quote. Null when there is none.</param>
public sealed record CustomerTies(bool IsOpen, int Unissued, int OpenQuotes, Money LeftToInvoice, int Recurring, int? AttestedYear, DateOnly? LastYearEnd);

/// <summary>What may be erased of a customer, and what the law makes keep.</summary>
public static class CustomerErasureRules
{
    /// <summary>Years after which someone who bought nothing is to be forgotten, from the last exchange (CNIL, référentiel de la gestion commerciale).</summary>
    public const int Prospect = 3;

    /// <summary>Refuses while something is going on: what it names would be lost before it is done.</summary>
    public static Result Check(CustomerTies ties, DateOnly today)
    {
        if (ties.IsOpen) return Bound("son compte n’est pas soldé : encaissez, remboursez ou passez l’écart d’abord");
        if (ties.Unissued > 0) return Bound("des factures à son nom ne sont pas émises : émettez-les ou supprimez-les d’abord");
        if (ties.OpenQuotes > 0) return Bound("des devis attendent sa réponse ou la vôtre : abandonnez-les ou supprimez-les d’abord");
        if (ties.LeftToInvoice.IsPositive) return Bound("il a signé un devis qui reste à facturer : facturez-le, ou classez l’affaire d’abord");
        if (ties.Recurring > 0) return Bound("une facture récurrente est à son nom : arrêtez-la d’abord");
        // C. trav., art. D7233-4: the attestation of a year is given by 31 March of the next.
        if (ties.AttestedYear is { } year && today <= new DateOnly(year + 1, 3, 31)) return Bound($"son attestation fiscale de {year} porte son nom et son adresse : attendez le 1er avril {year + 1}");
        return Result.Done;
    }

    /// <summary>The last day on which the name is kept: ten years after the end of the fiscal year of the last document. Null when the name may go at once.</summary>
    public static DateOnly? KeptUntil(CustomerTies ties, DateOnly today) => ties.LastYearEnd?.AddYears(ErasureRules.Years) is { } until && until >= today ? until : null;

    private static Refusal Bound(string why) => new("customer.erasure.bound", $"Ce client ne peut pas encore être effacé : {why}.");
}
