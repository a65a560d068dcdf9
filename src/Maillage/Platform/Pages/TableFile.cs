using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Maillage.Domain.Kernel;

namespace Maillage.Platform.Pages;

/// <summary>A table to be kept: the same rows as a CSV file or as a workbook.</summary>
/// <param name="Name">Of the file, without its ending.</param>
/// <param name="Rows">Each cell a text, an amount, a day, a whole number, or null.</param>
public sealed record TableFile(string Name, IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    private const uint Plain = 0, Bold = 1, Amount = 2, Day = 3;

    public async Task<IResult> Csv(HttpContext http)
    {
        await using var csv = FrenchCsv.Send(http, Name + ".csv");
        await csv.WriteRecordAsync([.. Heads], http.RequestAborted);
        foreach (var row in Rows)
            await csv.WriteRecordAsync([.. row.Select(cell => cell switch
            {
                Money money => FrenchCsv.Amount(money),
                DateOnly day => FrenchCsv.Day(day),
                int number => number.ToString(CultureInfo.InvariantCulture),
                _ => FrenchCsv.Text(cell as string),
            })], http.RequestAborted);
        await csv.FlushAsync(http.RequestAborted);
        return Results.Empty;
    }

    public IResult Xlsx(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(Workbook(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Name + ".xlsx");
    }

    /// <summary>The file: one sheet, its first row fixed, amounts and days as numbers that a spreadsheet adds up and sorts.</summary>
    public byte[] Workbook()
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(
                new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
                new Columns(Heads.Select((_, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = Width(i), CustomWidth = true })),
                new SheetData([new Row(Heads.Select(h => Text(h, Bold))), .. Rows.Select(r => new Row(r.Select(Cell)))]));
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = French.Cut(Name, 31) }));
        }
        return file.ToArray();
    }

    private double Width(int column) => Math.Clamp(Rows.Select(r => r[column] is string text ? text.Length : 12).Append(Heads[column].Length).Max() + 2, 10, 60);

    private static Cell Cell(object? value) => value switch
    {
        Money money => Number(money.Euros, Amount),
        // Days are counted from the 30th of December 1899.
        DateOnly day => Number(day.DayNumber - new DateOnly(1899, 12, 30).DayNumber, Day),
        int number => Number(number, Plain),
        string text => Text(text, Plain),
        _ => new Cell(),
    };

    private static Cell Number(decimal number, uint style) => new() { CellValue = new CellValue(number), StyleIndex = style };

    /// <summary>A text stays one, whatever it begins with.</summary>
    private static Cell Text(string text, uint style) => new() { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve }), StyleIndex = style };

    /// <summary>Control characters, which XML cannot hold, left out.</summary>
    private static string Clean(string text) => string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));

    /// <summary>Number formats 4 and 14 are built in: « 1 234,50 » and a day, as the machine of the reader writes them.</summary>
    private static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())), new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })), new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), new CellFormat { FontId = 1, ApplyFont = true }, new CellFormat { NumberFormatId = 4, ApplyNumberFormat = true }, new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }));
}
