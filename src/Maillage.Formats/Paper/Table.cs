namespace Maillage.Formats.Paper;

/// <summary>A column of a table. The one without a <paramref name="MaxWidth"/> takes the width the others leave.</summary>
/// <param name="Title">Printed at the head of each sheet.</param>
/// <param name="Side">Right for amounts.</param>
/// <param name="MaxWidth">The column is as wide as its widest cell, up to this; null for the wide text column.</param>
public sealed record TableColumn(string Title, Side Side, double? MaxWidth);

/// <summary>What a row of a table is.</summary>
public enum RowKind
{
    /// <summary>Cells in their columns; in the wide one, what is typed under the first line is quieter.</summary>
    Plain,
    /// <summary>Its first cell runs up to the last column, which may hold an amount. It stays with the row that follows.</summary>
    Heading,
    /// <summary>Its first cell runs over the columns; the others are empty.</summary>
    Words,
    /// <summary>A detail of the row above.</summary>
    Quiet,
    /// <summary>What the rows above come to.</summary>
    Sum,
}

/// <summary>A row of a table, one cell for each column.</summary>
public sealed record TableRow(RowKind Kind, IReadOnlyList<string> Cells);

/// <summary>How a table looks. All styles of its rows have the same height of line.</summary>
/// <param name="Cell">Of plain rows.</param>
/// <param name="Quiet">Of details and words.</param>
/// <param name="Strong">Of sums.</param>
/// <param name="Padding">Over and under a row, in points.</param>
/// <param name="ColumnGap">Between columns, in points.</param>
/// <param name="Inset">White on both sides of the columns, in points.</param>
/// <param name="HeadFill">Ground of the titles of the columns; without it they are underlined.</param>
/// <param name="HeadingFill">Ground of the headings, or null.</param>
public sealed record TableLook(
    TextStyle Head, TextStyle Cell, TextStyle Quiet, TextStyle Heading, TextStyle Strong, TextStyle Carry, Ink HeadRule, Ink RowRule,
    double Padding, double ColumnGap, double Inset = 0, Ink? HeadFill = null, Ink? HeadingFill = null)
{
    /// <summary>The style of the cells of a row.</summary>
    internal TextStyle Of(RowKind kind) => kind switch
    {
        RowKind.Heading => Heading,
        RowKind.Words or RowKind.Quiet => Quiet,
        RowKind.Sum => Strong,
        _ => Cell,
    };
}

/// <summary>The amount carried from a sheet to the next one.</summary>
/// <param name="After">The amount once that many rows are printed, ready to print.</param>
public sealed record TableCarry(string AtFoot, string AtHead, Func<int, string> After);

/// <summary>A table that goes on over several sheets, its head repeated and its total carried.</summary>
public sealed class Table(IReadOnlyList<TableColumn> columns, TableLook look)
{
    /// <summary>Draws the rows from the flow's place on. A row is cut only when it is higher than a third of a sheet; amounts never are.</summary>
    /// <param name="carry">What is carried; null when nothing is.</param>
    /// <param name="tail">Height of what follows and should not be alone on a sheet: the last row goes with it. In points.</param>
    public void Draw(Flow flow, IReadOnlyList<TableRow> rows, TableCarry? carry = null, double tail = 0) => Sheets(flow, rows, carry, tail).Draw();

    /// <summary>Draws a heading and the rows under it, all on one sheet when they take less than half of it.</summary>
    public void DrawUnder(string heading, TextStyle style, Flow flow, IReadOnlyList<TableRow> rows, double tail = 0)
    {
        const double between = 3;
        var sheets = Sheets(flow, rows, null, tail);
        var whole = between + sheets.WholeHeight + tail;
        flow.Heading(heading, style, whole <= flow.Sheet.Height / 2 ? whole : between + sheets.LeastHeight);
        flow.Gap(between);
        sheets.Draw();
    }

    private TableSheets Sheets(Flow flow, IReadOnlyList<TableRow> rows, TableCarry? carry, double tail)
    {
        var widths = TableWidths.Of(columns, rows, look, flow.Width - 2 * look.Inset);
        return new TableSheets(flow, look, columns, widths, new TableLines(columns, rows, look, widths), carry, tail);
    }
}
