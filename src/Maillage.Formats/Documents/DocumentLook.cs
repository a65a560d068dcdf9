using Maillage.Domain.Sales.Documents;
using Maillage.Formats.Paper;

namespace Maillage.Formats.Documents;

/// <summary>Sizes, colours and distances of a printed document, in points: what is common, then what template and accent colour make of it.</summary>
internal sealed class DocumentLook
{
    private static readonly Ink DefaultAccent = new(0x0e, 0x5a, 0x5a);

    public static readonly Ink Text = new(0x1c, 0x24, 0x24);
    public static readonly Ink Quiet = new(0x56, 0x60, 0x60);
    public static readonly Ink Hairline = new(0xd3, 0xd9, 0xd9);

    public static readonly Margins Edges = new(Left: 48, Top: 40, Right: 48, Bottom: 56);

    public static readonly TextStyle Name = new(TypeFace.SemiBold, 9, Text, 1.35);
    public static readonly TextStyle Body = new(TypeFace.Regular, 9, Text);
    public static readonly TextStyle Aside = new(TypeFace.Regular, 9, Quiet);
    public static readonly TextStyle Strong = new(TypeFace.SemiBold, 9, Text);
    public static readonly TextStyle Small = new(TypeFace.Regular, 8, Quiet);
    public static readonly TextStyle Label = new(TypeFace.SemiBold, 7.5, Quiet);
    public static readonly TextStyle BuyerName = new(TypeFace.SemiBold, 10.5, Text, 1.35);
    public static readonly TextStyle BuyerAddress = new(TypeFace.Regular, 10, Text, 1.35);
    public static readonly TextStyle Subject = new(TypeFace.SemiBold, 10.5, Text);
    public static readonly TextStyle Legal = new(TypeFace.Regular, 7.5, Quiet);
    public static readonly TextStyle Foot = new(TypeFace.Regular, 7, Quiet);

    private DocumentLook(PaperTemplate template, Ink colour)
    {
        IsModern = template == PaperTemplate.Modern;
        Tint = colour.Thinned(0.07);
        // Read on the tint, it is read on white too, and white on it.
        Accent = colour.ReadableOn(Tint);
        Title = new(TypeFace.SemiBold, IsModern ? 22 : 19, Accent, 1.25);
        TitleNumber = new(TypeFace.SemiBold, 12, Text, 1.3);
        Trade = new(TypeFace.SemiBold, 13.5, Accent, 1.25);
        Heading = new(TypeFace.SemiBold, 9, Accent);
        Total = new(TypeFace.SemiBold, 13, IsModern ? Ink.White : Accent, 1.3);
        TotalLabel = Strong with { Ink = IsModern ? Ink.White : Text };
        TotalGround = IsModern ? Accent : Tint;
        var carry = new TextStyle(TypeFace.SemiBold, 8.5, Accent);
        SideTable = new(Label, Body, Aside, Heading, Strong, carry, Accent, Hairline, Padding: 3.6, ColumnGap: 13);
        Table = IsModern
            ? new(Label with { Ink = Ink.White }, Body, Aside, Heading, Strong, carry, Accent, Hairline, Padding: 4, ColumnGap: 12, Inset: 8, HeadFill: Accent, HeadingFill: Tint)
            : SideTable;
    }

    /// <summary>The look of a brand; the plain one without it, and the plain colour when its own is not one.</summary>
    public static DocumentLook Of(DocumentBrand? brand) => new(brand?.Template ?? PaperTemplate.Classic, Ink.Parse(brand?.Accent) ?? DefaultAccent);

    public bool IsModern { get; }

    /// <summary>The colour of the brand, dark enough to be read (WCAG 2.2 AA).</summary>
    public Ink Accent { get; }
    public Ink Tint { get; }
    public TextStyle Title { get; }
    public TextStyle TitleNumber { get; }
    public TextStyle Trade { get; }
    public TextStyle Heading { get; }
    public TextStyle Total { get; }
    public TextStyle TotalLabel { get; }
    public Ink TotalGround { get; }

    /// <summary>Of the lines.</summary>
    public TableLook Table { get; }

    /// <summary>Of what comes beside them: earlier invoices, steps.</summary>
    public TableLook SideTable { get; }
}
