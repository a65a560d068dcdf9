namespace Maillage.Formats.Paper;

/// <summary>A column of a table. The one without a <paramref name="MaxWidth"/> takes the width the others leave.</summary>
/// <param name="Title">Printed at the head of each sheet.</param>
/// <param name="Side">Right for amounts.</param>
/// <param name="MaxWidth">The column is as wide as its widest cell, up to this; null for the wide text column.</param>
public sealed record TableColumn(string Title, Side Side, double? MaxWidth);

/// <summary>How a table looks, in points.</summary>
public sealed record TableLook(TextStyle Head, TextStyle Cell, TextStyle Carry, Ink HeadRule, Ink RowRule, double Padding, double ColumnGap);

/// <summary>The amount carried from a sheet to the next one.</summary>
/// <param name="After">The amount once that many rows are printed, ready to print.</param>
public sealed record TableCarry(string AtFoot, string AtHead, Func<int, string> After);

/// <summary>A table that goes on over several sheets, its head repeated and its total carried.</summary>
public sealed class Table(IReadOnlyList<TableColumn> columns, TableLook look)
{
    /// <summary>Draws the rows from the flow's place on. A row is cut only when it is higher than a third of a sheet; amounts never are.</summary>
    public void Draw(Flow flow, IReadOnlyList<IReadOnlyList<string>> rows, TableCarry carry)
    {
        var drawn = new TableSheets(flow, look, columns, TableWidths.Of(columns, rows, look, flow.Width), carry);
        drawn.Begin();
        for (var i = 0; i < rows.Count; i++) drawn.Row(rows[i], i, isLast: i == rows.Count - 1);
    }
}
