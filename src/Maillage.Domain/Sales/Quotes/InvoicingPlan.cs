using Maillage.Domain.Kernel;

namespace Maillage.Domain.Sales.Quotes;

/// <summary>How a quote is invoiced.</summary>
public enum PlanMode
{
    /// <summary>At once, less the deposit.</summary>
    Single,
    /// <summary>In equal parts.</summary>
    Equal,
    /// <summary>By typed amounts; what remains comes last.</summary>
    Typed,
    /// <summary>As the work goes on: each invoice says how far it is.</summary>
    Progress,
}

/// <summary>A typed part of a plan.</summary>
/// <param name="Ttc">Tax included.</param>
/// <param name="On">When it is to be invoiced, or null.</param>
public sealed record PlannedPart(string Label, Money Ttc, DateOnly? On);

/// <summary>The invoices to come of a quote.</summary>
/// <param name="Deposit">Asked for at the order, of the total with tax.</param>
/// <param name="Count">Number of equal parts, the last one included.</param>
/// <param name="Parts">The typed parts, before the last one.</param>
/// <param name="Retention">Of works: what the customer keeps for a year of each invoice.</param>
public sealed record InvoicingPlan(PlanMode Mode, Rate Deposit, int Count, IReadOnlyList<PlannedPart> Parts, Rate Retention = default)
{
    public const int MostParts = 24;

    /// <summary>Invoiced at once.</summary>
    public static InvoicingPlan Once { get; } = new(PlanMode.Single, Rate.Zero, 1, []);

    /// <summary>What does not belong to the mode left out.</summary>
    public InvoicingPlan Clean() => this with
    {
        Count = Mode == PlanMode.Equal ? Count : 1,
        Parts = Mode == PlanMode.Typed ? [.. Parts.Select(p => p with { Label = p.Label.Trim() }).Where(p => !p.Ttc.IsZero || p.Label.Length > 0)] : [],
        Retention = Mode == PlanMode.Progress ? Retention : Rate.Zero,
    };

    /// <summary>Whether two plans say the same.</summary>
    public bool Says(InvoicingPlan other) => this with { Parts = other.Parts } == other && Parts.SequenceEqual(other.Parts);

    /// <summary>What is wrong in the plan of a total; fields named <c>Plan.Parts[1].Ttc</c>.</summary>
    public IEnumerable<Refusal> Check(Money ttc)
    {
        if (Deposit.BasisPoints is < 0 or >= 10_000) yield return new("sales.plan.deposit", "L’acompte va de 0 à moins de 100 %.", "Plan.Deposit");
        if (Mode == PlanMode.Equal && Count is < 1 or > MostParts) yield return new("sales.plan.count", $"Le nombre d’échéances va de 1 à {MostParts}.", "Plan.Count");
        if (Parts.Count > MostParts) yield return new("sales.plan.count", $"Un plan a au plus {MostParts} échéances.", "Plan.Parts");
        for (var i = 0; i < Parts.Count; i++)
        {
            if (!Parts[i].Ttc.IsPositive) yield return new("sales.plan.part", "Donnez un montant TTC positif.", $"Plan.Parts[{i}].Ttc");
            if (Parts[i].Label.Length > 100) yield return new("sales.plan.label", "Ce libellé a plus de 100 caractères : raccourcissez-le.", $"Plan.Parts[{i}].Label");
        }
        var planned = Money.FromEuros(ttc.Euros * Deposit.Fraction) + Parts.Sum(p => p.Ttc);
        if (Parts.Count > 0 && planned >= ttc)
            yield return new("sales.plan.total", $"L’acompte et les échéances font {planned} : il doit rester quelque chose des {ttc} pour la facture de solde.", $"Plan.Parts[{Parts.Count - 1}].Ttc");
        if (Retention.BasisPoints < 0 || Retention.CompareTo(Invoices.InvoiceDraft.MostRetention) > 0)
            yield return new("sales.plan.retention", $"La retenue de garantie va de 0 à {Invoices.InvoiceDraft.MostRetention}.", "Plan.Retention", Invoices.InvoiceDraft.RetentionSource);
    }
}
