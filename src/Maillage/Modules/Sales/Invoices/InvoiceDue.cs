using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;

namespace Maillage.Modules.Sales.Invoices;

/// <summary>What the ledger still expects of an issued document; negative when it is owed to the customer.</summary>
/// <param name="DueOn">The next day something is due; the last one once settled.</param>
/// <param name="Retained">Of what remains: what the customer keeps for now.</param>
public sealed record InvoiceDue(Money Amount, Money Settled, DateOnly DueOn, Money Retained)
{
    public Money Remaining => Amount - Settled;
    public bool IsSettled => Remaining.IsZero;

    /// <summary>Of the item on 411 and the one on 4117; null when the document opened neither.</summary>
    public static InvoiceDue? Of(OpenItem? item, OpenItem? retained)
    {
        OpenItem[] both = [.. new[] { item, retained }.OfType<OpenItem>()];
        return both.Length == 0 ? null : new(both.Sum(i => i.Amount), both.Sum(i => i.Settled), (both.FirstOrDefault(i => !i.IsSettled) ?? both[^1]).DueOn, retained?.Remaining ?? Money.Zero);
    }
}
