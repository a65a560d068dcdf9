using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Receipts;

/// <summary>What makes a clearing fit to be recorded.</summary>
public static class ClearingRules
{
    /// <summary>The reasons to refuse how claims are cleared, none when it is fit.</summary>
    /// <param name="open">The open claims of the customer.</param>
    /// <param name="today">Nothing is recorded for a later day.</param>
    public static IReadOnlyList<Refusal> Of(IReadOnlyList<Allocation> allocations, IReadOnlyList<Claim> open, DateOnly date, DateOnly today)
    {
        var refusals = new List<Refusal>();
        if (date > today) refusals.Add(new("sales.receipt.date", "Un encaissement ne peut pas être daté dans le futur : donnez le jour où l’argent est arrivé.", "Date"));
        for (var i = 0; i < allocations.Count; i++)
        {
            var (id, amount) = allocations[i];
            if (open.FirstOrDefault(c => c.Id == id) is not { } claim)
                refusals.Add(new("sales.receipt.claim", "Une des pièces choisies n’est plus ouverte, ou n’est pas de ce client : rouvrez la page.", $"Lines[{i}].Amount"));
            else if (amount.IsNegative != claim.Remaining.IsNegative)
                refusals.Add(new("sales.receipt.negative", $"Pour {claim.InWords}, donnez un montant positif. Pour annuler un encaissement, utilisez « Annuler l’encaissement ».", $"Lines[{i}].Amount"));
            else if (InvoiceBalance.Accept(claim.Remaining.Abs, amount.Abs, Money.Zero) is { Ok: false })
                refusals.Add(new("sales.receipt.too-much", $"Il reste {claim.Remaining.Abs} sur {claim.InWords} : le montant ne peut pas être de {amount.Abs}.", $"Lines[{i}].Amount"));
            else if (date < claim.Date)
                refusals.Add(new("sales.receipt.date", $"{char.ToUpperInvariant(claim.InWords[0])}{claim.InWords[1..]} est du {French.LongDate(claim.Date)} : rien ne peut l’avoir réglé avant.", "Date"));
        }
        return refusals;
    }

    /// <summary>
    /// What is wrong with money: none at all, more given to documents than there is, or money given back that no claim of the customer asks for.
    /// </summary>
    public static Refusal? OfMoney(Money amount, IReadOnlyList<Allocation> allocations)
    {
        var left = amount - allocations.Sum(a => a.Amount);
        if (amount.IsZero) return new("sales.receipt.zero", "Donnez le montant reçu.", "Amount");
        if (amount.IsNegative && !left.IsZero) return new("sales.receipt.refund", "Un remboursement rend un avoir ou une avance du client, et rien d’autre.", "Amount");
        if (left.IsNegative) return new("sales.receipt.allocated", $"Vous répartissez {-left} de plus que ce qui est reçu : diminuez un montant.", "Amount");
        return null;
    }

    /// <summary>What is wrong with an offset: nothing on one side, or two sides that differ.</summary>
    public static Refusal? OfOffset(IReadOnlyList<Allocation> allocations)
    {
        if (allocations.Count == 0) return new("sales.offset.empty", "Choisissez un avoir ou une avance, et ce qu’il règle.", "Amount");
        var left = allocations.Sum(a => a.Amount);
        return left.IsZero ? null : left.IsPositive
            ? new("sales.offset.debt", $"Il manque {left} : diminuez ce qui règle les factures, ou donnez le montant reçu.", "Amount")
            : new("sales.offset.credit", $"Vous utilisez {-left} d’avoir ou d’avance de plus que ce que les factures en prennent : diminuez ce montant.", "Amount");
    }

    /// <summary>
    /// Money shared between what the customer owes, the oldest first; credit notes and advances are left for the person to use. What is left over becomes an
    /// advance.
    /// </summary>
    public static IReadOnlyList<Allocation> OldestFirst(IEnumerable<Claim> open, Money amount)
    {
        var shares = new List<Allocation>();
        foreach (var claim in open.Where(c => c.Remaining.IsPositive).OrderBy(c => c.DueOn).ThenBy(c => c.Date).ThenBy(c => c.Document, StringComparer.Ordinal))
        {
            var part = Money.Min(amount, claim.Remaining);
            if (!part.IsPositive) break;
            shares.Add(new(claim.Id, part));
            amount -= part;
        }
        return shares;
    }
}
