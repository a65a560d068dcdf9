namespace Maillage.Formats.Paper;

/// <summary>Draws the rows of one table, sheet after sheet.</summary>
internal sealed class TableSheets(Flow flow, TableLook look, IReadOnlyList<TableColumn> columns, TableWidths widths, TableCarry carry)
{
    private readonly double carryHeight = look.Carry.LineHeight + 2 * look.Padding;

    /// <summary>Draws the head, on a new sheet when the head and a first row do not fit.</summary>
    public void Begin()
    {
        flow.Need(look.Head.LineHeight + look.Cell.LineHeight + 4 * look.Padding + carryHeight);
        Head();
    }

    public void Row(IReadOnlyList<string> cells, int index, bool isLast)
    {
        var lines = cells.Select((cell, c) => columns[c].Side == Side.Right ? [cell] : TextWrap.Lines(cell, look.Cell, widths.Widths[c])).ToArray();
        var count = Math.Max(1, lines.Max(l => l.Count));
        var reserve = isLast ? 0 : carryHeight;
        var movesWhole = Height(count) <= flow.Sheet.Height / 3;
        if (Height(count) + reserve > flow.Room && index > 0 && (movesWhole || LinesThatFit() < 2)) NextSheet(index);

        for (var from = 0; from < count;)
        {
            var rest = count - from;
            var fitting = Height(rest) + reserve <= flow.Room ? rest : Math.Clamp(LinesThatFit(), 1, rest);
            Chunk(lines, from, fitting);
            from += fitting;
            // The amount stands on the row's first part: it is carried with it.
            if (from < count) NextSheet(index + 1);
        }
        flow.Sheet.Rule(flow.Left, flow.Right, flow.Y, 0.4, look.RowRule);
    }

    private double Height(int lineCount) => lineCount * look.Cell.LineHeight + 2 * look.Padding;

    private int LinesThatFit() => (int)((flow.Room - carryHeight - 2 * look.Padding) / look.Cell.LineHeight);

    private void Chunk(IReadOnlyList<string>[] lines, int from, int count)
    {
        var top = flow.Y + look.Padding;
        for (var c = 0; c < columns.Count; c++)
        {
            var style = widths.Styles[c];
            flow.Sheet.Lines(lines[c].Skip(from).Take(count), Edge(c), top + look.Cell.Baseline - style.Baseline, style, columns[c].Side);
        }
        flow.Gap(Height(count));
    }

    private void NextSheet(int rowsPrinted)
    {
        Carried(carry.AtFoot, rowsPrinted);
        flow.NextSheet();
        Head();
        Carried(carry.AtHead, rowsPrinted);
        flow.Sheet.Rule(flow.Left, flow.Right, flow.Y, 0.4, look.RowRule);
    }

    private void Carried(string label, int rowsPrinted)
    {
        var top = flow.Y + look.Padding;
        var amount = carry.After(rowsPrinted);
        var labelRight = Math.Min(Edge(columns.Count - 2), flow.Right - look.Carry.Width(amount) - look.ColumnGap);
        flow.Sheet.Text(label, labelRight, top, look.Carry, Side.Right);
        flow.Sheet.Text(amount, flow.Right, top, look.Carry, Side.Right);
        flow.Gap(carryHeight);
    }

    private void Head()
    {
        for (var c = 0; c < columns.Count; c++)
            flow.Sheet.Text(columns[c].Title, Edge(c), flow.Y, look.Head, columns[c].Side);
        flow.Gap(look.Head.LineHeight + look.Padding);
        flow.Sheet.Rule(flow.Left, flow.Right, flow.Y, 0.8, look.HeadRule);
    }

    private double Edge(int column) => flow.Left + widths.Lefts[column] + (columns[column].Side == Side.Right ? widths.Widths[column] : 0);
}
