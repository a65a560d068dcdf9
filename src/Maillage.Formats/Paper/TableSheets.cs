namespace Maillage.Formats.Paper;

/// <summary>Draws the rows of one table, sheet after sheet.</summary>
internal sealed class TableSheets(Flow flow, TableLook look, IReadOnlyList<TableColumn> columns, TableWidths widths, TableLines rows, TableCarry? carry, double tail)
{
    /// <summary>White over a heading that is not the first row of a sheet, in points.</summary>
    private const double OverHeading = 7;

    /// <summary>Lines of a cut row that stay together.</summary>
    private const int FewestLines = 2;

    private readonly double carryHeight = carry is null ? 0 : look.Carry.LineHeight + 2 * look.Padding;
    private readonly double headHeight = look.Head.LineHeight + (look.HeadFill is null ? 1 : 2) * look.Padding;
    private bool first = true;

    /// <summary>Head and first row, in points.</summary>
    public double LeastHeight => headHeight + (rows.Count > 0 ? Kept(0) : 0) + (rows.Count > 1 ? carryHeight : 0);

    /// <summary>Head and all rows on one sheet, in points.</summary>
    public double WholeHeight => headHeight + Enumerable.Range(0, rows.Count).Sum(row => Height(rows.Height(row)) + (rows.Kind(row) == RowKind.Heading && row > 0 ? OverHeading : 0));

    public void Draw()
    {
        flow.Need(LeastHeight);
        Head();
        for (var i = 0; i < rows.Count; i++) Row(i);
    }

    private void Row(int row)
    {
        var isLast = row == rows.Count - 1;
        var reserve = isLast && IsWhole(row) ? Tail : carryHeight;
        if (row > 0 && Kept(row) + reserve > flow.Room) NextSheet(row);
        if (rows.Kind(row) == RowKind.Heading && !first) flow.Gap(OverHeading);
        first = false;

        var (lines, count) = (rows.Of(row), rows.Height(row));
        for (var from = 0; from < count;)
        {
            var rest = count - from;
            var fitting = Height(rest) + (isLast ? 0 : carryHeight) <= flow.Room ? rest : Math.Clamp(LinesThatFit, 1, rest);
            Chunk(rows.Kind(row), lines, from, fitting);
            from += fitting;
            // The amount stands on the row's first part: it is carried with it.
            if (from < count) NextSheet(row + 1);
        }
        flow.Sheet.Rule(flow.Left, flow.Right, flow.Y, 0.4, look.RowRule);
    }

    private double Height(int lineCount) => lineCount * look.Cell.LineHeight + 2 * look.Padding;

    /// <summary>A row that is not cut.</summary>
    private bool IsWhole(int row) => Height(rows.Height(row)) <= flow.Sheet.Height / 3;

    /// <summary>What follows, unless it is so high that nothing would be gained.</summary>
    private double Tail => tail <= flow.Sheet.Height / 2 ? tail : 0;

    /// <summary>Height that must be free where a row begins: the row, after a heading what it announces, and the details of a row.</summary>
    private double Kept(int row)
    {
        var isHeading = rows.Kind(row) == RowKind.Heading;
        var kept = (IsWhole(row) ? Height(rows.Height(row)) : Height(FewestLines)) + (isHeading ? OverHeading : 0);
        var leads = row + 1 < rows.Count && (isHeading || rows.Kind(row + 1) == RowKind.Quiet);
        return leads && kept < flow.Sheet.Height / 3 ? kept + Kept(row + 1) : kept;
    }

    private int LinesThatFit => (int)((flow.Room - carryHeight - 2 * look.Padding) / look.Cell.LineHeight);

    private void Chunk(RowKind kind, IReadOnlyList<CellLine>[] cells, int from, int count)
    {
        if (kind == RowKind.Heading && look.HeadingFill is { } fill) flow.Sheet.Box(flow.Left, flow.Y, flow.Width, Height(count), fill);
        var top = flow.Y + look.Padding;
        for (var c = 0; c < columns.Count; c++)
        {
            var y = top;
            foreach (var (text, style) in cells[c].Skip(from).Take(count))
            {
                flow.Sheet.Text(text, Edge(c), y + look.Cell.Baseline - style.Baseline, style, columns[c].Side);
                y += look.Cell.LineHeight;
            }
        }
        flow.Gap(Height(count));
    }

    private void NextSheet(int rowsPrinted)
    {
        Carried(carry?.AtFoot, rowsPrinted);
        flow.NextSheet();
        Head();
        if (carry is not null)
        {
            Carried(carry.AtHead, rowsPrinted);
            flow.Sheet.Rule(flow.Left, flow.Right, flow.Y, 0.4, look.RowRule);
        }
        first = true;
    }

    private void Carried(string? label, int rowsPrinted)
    {
        if (carry is null || label is null) return;
        var top = flow.Y + look.Padding;
        var amount = carry.After(rowsPrinted);
        var right = flow.Right - look.Inset;
        var labelRight = Math.Min(Edge(columns.Count - 2), right - look.Carry.Width(amount) - look.ColumnGap);
        flow.Sheet.Text(label, labelRight, top, look.Carry, Side.Right);
        flow.Sheet.Text(amount, right, top, look.Carry, Side.Right);
        flow.Gap(carryHeight);
    }

    private void Head()
    {
        if (look.HeadFill is { } fill) flow.Sheet.Box(flow.Left, flow.Y, flow.Width, headHeight, fill);
        var top = flow.Y + (look.HeadFill is null ? 0 : look.Padding);
        for (var c = 0; c < columns.Count; c++)
        {
            var style = look.Head.Fitting(columns[c].Title, widths.Widths[c], 4);
            flow.Sheet.Text(columns[c].Title, Edge(c), top + look.Head.Baseline - style.Baseline, style, columns[c].Side);
        }
        flow.Gap(headHeight);
        if (look.HeadFill is null) flow.Sheet.Rule(flow.Left, flow.Right, flow.Y, 0.8, look.HeadRule);
        first = true;
    }

    private double Edge(int column) => flow.Left + look.Inset + widths.Lefts[column] + (columns[column].Side == Side.Right ? widths.Widths[column] : 0);
}
