namespace Maillage.Formats.Paper;

/// <summary>Left edge and width of the columns of a table, in points, and how much their text is reduced.</summary>
/// <param name="Scales">Parts of its style at which the text of a column is printed; 1 for most.</param>
public sealed record TableWidths(IReadOnlyList<double> Lefts, IReadOnlyList<double> Widths, IReadOnlyList<double> Scales)
{
    private const double SmallestSize = 4;

    /// <summary>The wide column keeps at least this part of the table: columns of figures make room when they are enormous.</summary>
    private const double LeastWide = 0.26;

    /// <summary>
    /// Each narrow column as wide as what it holds, within its limit; the wide one takes the rest.
    /// An amount too long for its limit makes its whole column smaller: a number cut in two would read as two numbers.
    /// </summary>
    public static TableWidths Of(IReadOnlyList<TableColumn> columns, IReadOnlyList<TableRow> rows, TableLook look, double total)
    {
        var (needs, widths) = (new double[columns.Count], new double[columns.Count]);
        var wide = 0;
        for (var c = 0; c < columns.Count; c++)
        {
            if (columns[c].MaxWidth is not { } most)
            {
                wide = c;
                continue;
            }
            needs[c] = rows.Where(r => r.Kind != RowKind.Words).Select(r => look.Of(r.Kind).Width(r.Cells[c])).DefaultIfEmpty(0).Max();
            widths[c] = Math.Max(look.Head.Width(columns[c].Title), Math.Min(most, needs[c]));
        }
        var room = total - look.ColumnGap * (columns.Count - 1);
        var figures = widths.Where((_, c) => columns[c].Side == Side.Right).Sum();
        var excess = Math.Max(0, widths.Sum() - (room - total * LeastWide));
        for (var c = 0; c < columns.Count; c++)
            if (columns[c].Side == Side.Right) widths[c] *= 1 - excess / figures;
        widths[wide] = room - widths.Sum();

        var (lefts, scales) = (new double[columns.Count], new double[columns.Count]);
        for (var c = 0; c < columns.Count; c++)
        {
            if (c > 0) lefts[c] = lefts[c - 1] + widths[c - 1] + look.ColumnGap;
            scales[c] = columns[c].Side == Side.Right && needs[c] > widths[c] ? Math.Max(SmallestSize / look.Cell.Size, widths[c] / needs[c]) : 1;
        }
        return new TableWidths(lefts, widths, scales);
    }
}
