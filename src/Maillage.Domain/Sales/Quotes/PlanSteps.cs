using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;

namespace Maillage.Domain.Sales.Quotes;

/// <summary>What a step bills under one VAT code.</summary>
/// <param name="Ht">Euros without tax; to the cent in a deposit, not rounded or to five decimals in a part.</param>
public sealed record StepLine(string VatCode, Rate Rate, decimal Ht);

/// <summary>One invoice of a plan.</summary>
/// <param name="Kind">A deposit, an interim invoice, or the invoice of the balance.</param>
/// <param name="Ttc">What it makes to pay, to the cent of its invoice.</param>
/// <param name="Lines">One for each VAT code; empty for the balance, which has the lines of the quote.</param>
/// <param name="TtcPrices">Whether its invoice is priced with tax: in a quote that is, and for an amount typed with tax.</param>
public sealed record PlanStep(DocumentKind Kind, string Label, Money Ttc, IReadOnlyList<StepLine> Lines, DateOnly? On = null, bool TtcPrices = false)
{
    /// <summary>Euros of each line in the invoice; with tax, to the cent and adding up to what it makes to pay.</summary>
    public IReadOnlyList<decimal> Prices =>
        TtcPrices ? [.. Cents.Share([.. Lines.Select(l => l.Ht * (1m + l.Rate.Fraction))], Ttc).Select(m => m.Euros)] : [.. Lines.Select(l => l.Ht)];
}

/// <summary>The invoices a plan makes of a quote: their amounts add up to the total of the quote.</summary>
public static class PlanSteps
{
    /// <summary>
    /// The deposit is a percentage of each VAT code, rounded to the cent. Equal parts share what remains of each code; the last part is the
    /// difference. A typed part uses the codes up one after the other; what remains comes last.
    /// </summary>
    public static IReadOnlyList<PlanStep> Of(DocumentContent content, InvoicingPlan plan)
    {
        var totals = DocumentTotals.Of(content);
        var steps = new List<PlanStep>();
        var left = totals.ByVat.Select(v => new StepLine(v.VatCode, v.Rate, v.ExactHt)).ToList();
        var due = totals.Total;
        if (plan.Deposit != Rate.Zero)
        {
            var lines = left.Select(l => l with { Ht = Rounding.Round(l.Ht * plan.Deposit.Fraction, 2) }).Where(l => l.Ht != 0).ToList();
            var deposit = Billed(DocumentKind.Deposit, $"Acompte de {plan.Deposit} à la commande", lines, content.TtcPrices, totals.Total.Euros * plan.Deposit.Fraction);
            steps.Add(deposit);
            left = [.. left.Select(l => l with { Ht = l.Ht - lines.Where(d => d.VatCode == l.VatCode).Sum(d => d.Ht) })];
            due -= deposit.Ttc;
        }
        var parts = plan.Mode switch
        {
            PlanMode.Equal => Equal(left, due, plan.Count, content.TtcPrices),
            PlanMode.Typed => Typed(left, plan.Parts),
            _ => [],
        };
        foreach (var part in parts)
        {
            steps.Add(part);
            due -= part.Ttc;
        }
        steps.Add(new(DocumentKind.Invoice, steps.Count == 0 ? "Facture" : "Solde", due, plan.Mode == PlanMode.Typed ? Remaining(left, parts) : []));
        return steps;
    }

    private static List<PlanStep> Equal(IReadOnlyList<StepLine> left, Money due, int count, bool ttcPrices)
    {
        var lines = left.Select(l => l with { Ht = l.Ht / count }).ToList();
        return [.. Enumerable.Range(1, count - 1).Select(n => Billed(DocumentKind.Interim, $"Échéance {n} sur {count}", lines, ttcPrices, due.Euros / count))];
    }

    /// <summary>A step that makes to pay a share with tax; priced without tax, what its lines add up to in an invoice.</summary>
    private static PlanStep Billed(DocumentKind kind, string label, IReadOnlyList<StepLine> lines, bool ttcPrices, decimal ttc) => new(kind, label,
        ttcPrices ? Money.FromEuros(ttc) : DocumentTotals.Of(new(false, [.. lines.Select(l => new PricedLine("", l.VatCode, l.Rate, UnitPrice.FromEuros(l.Ht), Quantity.One))])).Total,
        lines, TtcPrices: ttcPrices);

    private static List<PlanStep> Typed(IReadOnlyList<StepLine> left, IReadOnlyList<PlannedPart> parts)
    {
        var remaining = left.Select(l => l.Ht).ToArray();
        var steps = new List<PlanStep>();
        var code = 0;
        foreach (var part in parts)
        {
            var (amount, lines) = (part.Ttc.Euros, new List<StepLine>());
            for (; amount > 0 && code < left.Count; code++)
            {
                var ttc = remaining[code] * (1m + left[code].Rate.Fraction);
                if (amount < ttc)
                {
                    var ht = Rounding.HtFromTtc(amount, left[code].Rate);
                    lines.Add(left[code] with { Ht = ht });
                    remaining[code] -= ht;
                    break;
                }
                if (remaining[code] != 0) lines.Add(left[code] with { Ht = remaining[code] });
                (amount, remaining[code]) = (amount - ttc, 0);
            }
            steps.Add(new(DocumentKind.Interim, part.Label.Length > 0 ? part.Label : $"Échéance {steps.Count + 1}", part.Ttc, lines, part.On, TtcPrices: true));
        }
        return steps;
    }

    private static List<StepLine> Remaining(IReadOnlyList<StepLine> left, IEnumerable<PlanStep> parts)
    {
        var used = parts.SelectMany(p => p.Lines).ToLookup(l => l.VatCode);
        return [.. left.Select(l => l with { Ht = l.Ht - used[l.VatCode].Sum(u => u.Ht) }).Where(l => l.Ht != 0)];
    }
}
