namespace Maillage.Formats.Paper;

/// <summary>One line of a cell.</summary>
internal readonly record struct CellLine(string Text, TextStyle Style);

/// <summary>The rows of a table broken into lines, each once.</summary>
internal sealed class TableLines(IReadOnlyList<TableColumn> columns, IReadOnlyList<TableRow> rows, TableLook look, TableWidths widths)
{
    private readonly IReadOnlyList<CellLine>[]?[] known = new IReadOnlyList<CellLine>[rows.Count][];

    public int Count => rows.Count;

    public RowKind Kind(int row) => rows[row].Kind;

    /// <summary>The lines of each cell of a row.</summary>
    public IReadOnlyList<CellLine>[] Of(int row) => known[row] ??= [.. rows[row].Cells.Select((cell, c) => Lines(rows[row].Kind, cell, c))];

    /// <summary>The lines of the highest cell of a row.</summary>
    public int Height(int row) => Math.Max(1, Of(row).Max(cell => cell.Count));

    private IReadOnlyList<CellLine> Lines(RowKind kind, string cell, int column)
    {
        var style = look.Of(kind);
        if (columns[column].Side == Side.Right) return cell.Length == 0 ? [] : [new(cell, style with { Size = style.Size * widths.Scales[column] })];
        if (kind is RowKind.Heading or RowKind.Words) return column == 0 ? Wrapped(cell, style, widths.Lefts[^1] - look.ColumnGap) : [];
        var rest = kind == RowKind.Plain && columns[column].MaxWidth is null ? cell.ReplaceLineEndings("\n").TrimStart().IndexOf('\n') : -1;
        if (rest < 0) return Wrapped(cell, style, widths.Widths[column]);
        var typed = cell.ReplaceLineEndings("\n").TrimStart();
        return [.. Wrapped(typed[..rest], style, widths.Widths[column]), .. Wrapped(typed[rest..], look.Quiet, widths.Widths[column])];
    }

    private static List<CellLine> Wrapped(string text, TextStyle style, double width) => [.. TextWrap.Lines(text, style, width).Select(line => new CellLine(line, style))];
}
