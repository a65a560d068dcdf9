using Maillage.Domain.Kernel;

namespace Maillage.Domain.Overview;

/// <summary>What customers owe past its day.</summary>
/// <param name="Oldest">The first due day among them.</param>
public sealed record LateInvoices(int Count, Money Amount, DateOnly Oldest)
{
    /// <summary>« 2 factures en retard ».</summary>
    public string Words => Count == 1 ? "1 facture en retard" : $"{Count} factures en retard";
}
