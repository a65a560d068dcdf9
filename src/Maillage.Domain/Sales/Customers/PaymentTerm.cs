using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Customers;

/// <summary>When an invoice is to be paid.</summary>
/// <param name="Days">Days from the issue.</param>
/// <param name="EndOfMonth">Whether the due date then goes to the end of its month (« 45 jours fin de mois »).</param>
public readonly record struct PaymentTerm(int Days, bool EndOfMonth = false)
{
    /// <summary>More than any delay: beyond it something was typed wrongly.</summary>
    public const int MostDays = 365;

    /// <summary>The due date of an invoice of a day.</summary>
    public DateOnly DueFrom(DateOnly issued)
    {
        var day = issued.AddDays(Days);
        return EndOfMonth ? Month.Of(day).Last : day;
    }

    /// <summary>« à 30 jours », « à 45 jours fin de mois », « à réception ».</summary>
    public override string ToString() => (Days, EndOfMonth) switch
    {
        (0, false) => "à réception",
        (0, true) => "à la fin du mois",
        _ => $"à {Days} jour{(Days > 1 ? "s" : "")}{(EndOfMonth ? " fin de mois" : "")}",
    };
}
