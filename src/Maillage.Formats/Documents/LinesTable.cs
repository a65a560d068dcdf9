using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Documents;
using Maillage.Formats.Paper;
using static Maillage.Formats.Documents.DocumentLook;

namespace Maillage.Formats.Documents;

/// <summary>What is sold, line by line. Prices typed with tax show the amount of the line with tax as well.</summary>
internal static class LinesTable
{
    /// <param name="tail">Height of the totals, which the last line goes with, in points.</param>
    public static void Draw(DocumentWork work, double tail)
    {
        var (document, look, flow) = work;
        var lines = document.Lines;
        var shown = document.TtcPrices ? WithTax(document) : [.. lines.Select(l => l.Amount)];
        var rounded = Rounded(document, shown);
        var has = new Extras(Units: lines.Any(l => l.Unit.Length > 0), Discounts: lines.Any(l => l.Discount != Rate.Zero), WithTax: document.TtcPrices);
        var marks = VatMarks.Of(document.VatGroups);
        var rows = lines.Select((line, i) => new TableRow(Kind(line.Kind), Cells(line, shown[i], has, marks))).ToList();
        var carry = new TableCarry("À reporter", "Report", Carried([.. lines.Zip(shown, Weight)]));
        new Table(Columns(has), look.Table).Draw(flow, rows, carry, tail + (rounded is null ? 0 : Legal.LineHeight));
        flow.Gap(4);
        flow.Paragraph(rounded, Legal);
    }

    /// <summary>Columns that only some documents have.</summary>
    private sealed record Extras(bool Units, bool Discounts, bool WithTax);

    private static TableColumn[] Columns(Extras has) =>
    [
        new("Désignation", Side.Left, null),
        new("Quantité", Side.Right, 66),
        .. has.Units ? [new TableColumn("Unité", Side.Left, 56)] : Array.Empty<TableColumn>(),
        new(has.WithTax ? "Prix unitaire TTC" : "Prix unitaire HT", Side.Right, 80),
        .. has.Discounts ? [new TableColumn("Remise", Side.Right, 48)] : Array.Empty<TableColumn>(),
        new("TVA", Side.Right, 52),
        new("Montant HT", Side.Right, 84),
        .. has.WithTax ? [new TableColumn("Montant TTC", Side.Right, 84)] : Array.Empty<TableColumn>(),
    ];

    private static RowKind Kind(LineKind kind) => kind switch
    {
        LineKind.Section => RowKind.Heading,
        LineKind.Text => RowKind.Words,
        _ => RowKind.Plain,
    };

    private static string[] Cells(SnapshotLine line, Money? shown, Extras has, VatMarks marks)
    {
        var isItem = line.Kind == LineKind.Item;
        var ht = line.Amount is { } amount ? French.Figure(amount) : "";
        return
        [
            line.Description,
            isItem ? line.Quantity.ToString() : "",
            .. has.Units ? [line.Unit] : Array.Empty<string>(),
            isItem ? line.UnitPrice?.ToString() ?? "" : "",
            .. has.Discounts ? [line.Discount == Rate.Zero ? "" : $"{French.Minus}{French.NoBreak}{French.Percent(line.Discount)}"] : Array.Empty<string>(),
            line.VatCode.Length > 0 ? French.Percent(line.VatRate) + marks.After(line.VatCode) : "",
            line.Kind == LineKind.Section && has.WithTax ? "" : ht,
            .. has.WithTax ? [shown is { } withTax ? French.Figure(withTax) : ""] : Array.Empty<string>(),
        ];
    }

    private static IReadOnlyList<Money?> WithTax(DocumentSnapshot document) =>
        [.. LineAmounts.WithTax(true, document.PricedLines).Select(euros => euros is { } known ? Money.FromEuros(known) : (Money?)null)];

    /// <summary>What a line adds to the document; a heading repeats what its lines already add up, a text has none.</summary>
    private static Money Weight(SnapshotLine line, Money? amount) => line.Kind == LineKind.Section ? Money.Zero : amount ?? Money.Zero;

    private static Func<int, string> Carried(IReadOnlyList<Money> weights)
    {
        var sums = new Money[weights.Count + 1];
        for (var i = 0; i < weights.Count; i++) sums[i + 1] = sums[i] + weights[i];
        return printed => French.Figure(sums[printed]);
    }

    /// <summary>Totals are rounded once per VAT rate, lines only to be read: who adds the column up must know. Null when it adds up.</summary>
    private static string? Rounded(DocumentSnapshot document, IReadOnlyList<Money?> shown)
    {
        var addsUp = document.Lines.Sum(l => Weight(l, l.Amount)) == document.Ht
            && (!document.TtcPrices || document.Lines.Zip(shown, Weight).Sum() == document.Ttc);
        return addsUp ? null : "Les montants des lignes sont arrondis au centime pour la lecture. Les totaux sont calculés sur les montants exacts.";
    }
}
