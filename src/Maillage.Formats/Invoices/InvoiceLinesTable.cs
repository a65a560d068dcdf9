using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Invoices;
using Maillage.Formats.Paper;
using static Maillage.Formats.Invoices.InvoiceLook;

namespace Maillage.Formats.Invoices;

/// <summary>What was sold, line by line.</summary>
internal static class InvoiceLinesTable
{
    public static void Draw(InvoiceSnapshot invoice, Flow flow)
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
            line.Description, line.Quantity.ToString(), line.Unit, line.UnitPrice.ToString(),
            French.Percent(line.VatRate) + marks.After(line.VatCode), French.Figure(line.Amount),
        })];
        new Table(columns, InvoiceLook.Table).Draw(flow, rows, new TableCarry("À reporter", "Report", Carried(invoice.Lines)));
        flow.Gap(4);
        if (invoice.Lines.Sum(l => l.Amount) == invoice.Ht) return;
        // Totals are rounded once per VAT rate, lines only to be read: an accountant who adds the column up must know.
        flow.Paragraph("Les montants des lignes sont arrondis au centime pour la lecture. Les totaux sont calculés sur les montants exacts.", Legal);
    }

    private static Func<int, string> Carried(IReadOnlyList<InvoiceSnapshotLine> lines)
    {
        var sums = new Money[lines.Count + 1];
        for (var i = 0; i < lines.Count; i++) sums[i + 1] = sums[i] + lines[i].Amount;
        return printed => French.Figure(sums[printed]);
    }
}
