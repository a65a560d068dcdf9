namespace Maillage.Formats.Paper;

/// <summary>Sheets and what is said about them. The same document is drawn as a PDF or shown on a screen.</summary>
/// <param name="title">Shown by readers in the title of their window.</param>
/// <param name="author">Who issues the document.</param>
/// <param name="subject">What it is about.</param>
/// <param name="date">The day it carries; nothing else dates the file.</param>
public sealed class PaperDocument(string title, string author, string subject, DateOnly date)
{
    private const double A4Width = 210 * Millimetre;
    private const double A4Height = 297 * Millimetre;

    /// <summary>One millimetre in points.</summary>
    public const double Millimetre = 72 / 25.4;

    private readonly List<Sheet> sheets = [];

    public string Title => title;
    public string Author => author;
    public string Subject => subject;
    public DateOnly Date => date;
    public IReadOnlyList<Sheet> Sheets => sheets;

    /// <summary>Adds an A4 sheet, upright.</summary>
    public Sheet AddSheet()
    {
        var sheet = new Sheet(A4Width, A4Height);
        sheets.Add(sheet);
        return sheet;
    }
}
