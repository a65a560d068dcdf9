using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Cash;

/// <summary>What the law and the till say of cash.</summary>
public static class CashRules
{
    /// <summary>The most a debt may be paid in cash by who lives in France (C. mon. fin., art. L112-6 and D112-3, I, 1°).</summary>
    public static readonly Money MostFromCustomer = new(1_000_00);

    public const string Source = "C. mon. fin., art. L112-6 et D112-3";

    /// <summary>Said when a customer pays more than that in cash: the receipt is recorded since the money came, but the payment was not allowed.</summary>
    public static string Warning(Money cash) =>
        $"Attention : une dette ne se paie pas en espèces au-delà de {MostFromCustomer} par un client qui habite en France ({Source}). {cash} ont été enregistrés : voyez avec le client pour le reste.";

    /// <summary>What is wrong with cash that leaves a till; null when there is enough.</summary>
    /// <param name="there">What the till holds.</param>
    public static Refusal? OfLeaving(Money amount, Money there, string field = "Amount") => amount <= there ? null
        : new("sales.cash.short", there.IsPositive ? $"Il n’y a que {there} dans la caisse : {amount} ne peuvent pas en sortir." : "La caisse est vide : rien ne peut en sortir.", field);
}
