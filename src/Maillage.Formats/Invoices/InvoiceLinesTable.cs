using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Formats.Paper;
using static Maillage.Formats.Invoices.InvoiceLook;

namespace Maillage.Formats.Invoices;

/// <summary>What was sold, line by line.</summary>
internal static class InvoiceLinesTable
{
    public static void Draw(DocumentSnapshot invoice, Flow flow)
    {
        var marks = VatMarks.Of(invoice.VatGroups);
        TableColumn[] columns =
        [
            new("Désignation", Side.Left, null),
            new("Quantité", Side.Right, 72),
            new("Unité", Side.Left, 56),
            new(invoice.TtcPrices ? "Prix unitaire TTC" : "Prix unitaire HT", Side.Right, 90),
            new("TVA", Side.Right, 52),
            new("Montant HT", Side.Right, 90),
        ];
        string[][] rows = [.. invoice.Lines.Select(line => new[]
        {
            line.Description, line.Kind == LineKind.Item ? line.Quantity.ToString() : "", line.Unit, line.UnitPrice?.ToString() ?? "",
            line.Kind == LineKind.Item ? French.Percent(line.VatRate) + marks.After(line.VatCode) : "", line.Amount is { } amount ? French.Figure(amount) : "",
        })];
        new Table(columns, InvoiceLook.Table).Draw(flow, rows, new TableCarry("À reporter", "Report", Carried(invoice.Lines)));
        flow.Gap(4);
        if (Carriable(invoice.Lines).Sum() == invoice.Ht) return;
        // Totals are rounded once per VAT rate, lines only to be read: an accountant who adds the column up must know.
        flow.Paragraph("Les montants des lignes sont arrondis au centime pour la lecture. Les totaux sont calculés sur les montants exacts.", Legal);
    }

    /// <summary>A heading repeats what its lines already add up.</summary>
    private static Money Carried(SnapshotLine line) => line.Kind == LineKind.Section ? Money.Zero : line.Amount ?? Money.Zero;

    private static IEnumerable<Money> Carriable(IEnumerable<SnapshotLine> lines) => lines.Select(Carried);

    private static Func<int, string> Carried(IReadOnlyList<SnapshotLine> lines)
    {
        var sums = new Money[lines.Count + 1];
        for (var i = 0; i < lines.Count; i++) sums[i + 1] = sums[i] + Carried(lines[i]);
        return printed => French.Figure(sums[printed]);
    }
}
