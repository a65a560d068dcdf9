namespace Maillage.Formats.Paper;

/// <summary>Left edge and width of the columns of a table, in points, and the style of their cells.</summary>
public sealed record TableWidths(IReadOnlyList<double> Lefts, IReadOnlyList<double> Widths, IReadOnlyList<TextStyle> Styles)
{
    private const double SmallestSize = 4;

    /// <summary>
    /// Each narrow column as wide as what it holds, within its limit; the wide one takes the rest.
    /// An amount too long for its limit makes its whole column smaller: a number cut in two would read as two numbers.
    /// </summary>
    public static TableWidths Of(IReadOnlyList<TableColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows, TableLook look, double total)
    {
        var widths = new double[columns.Count];
        var styles = Enumerable.Repeat(look.Cell, columns.Count).ToArray();
        var wide = 0;
        for (var c = 0; c < columns.Count; c++)
        {
            if (columns[c].MaxWidth is not { } most)
            {
                wide = c;
                continue;
            }
            var longest = rows.Select(r => r[c]).DefaultIfEmpty("").MaxBy(look.Cell.Width)!;
            widths[c] = Math.Max(look.Head.Width(columns[c].Title), Math.Min(most, look.Cell.Width(longest)));
            if (columns[c].Side == Side.Right) styles[c] = look.Cell.Fitting(longest, widths[c], SmallestSize);
        }
        widths[wide] = total - widths.Sum() - look.ColumnGap * (columns.Count - 1);

        var lefts = new double[columns.Count];
        for (var c = 1; c < columns.Count; c++) lefts[c] = lefts[c - 1] + widths[c - 1] + look.ColumnGap;
        return new TableWidths(lefts, widths, styles);
    }
}
