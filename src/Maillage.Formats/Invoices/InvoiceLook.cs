using Maillage.Formats.Paper;

namespace Maillage.Formats.Invoices;

/// <summary>Sizes, colours and distances of the printed invoice, in points.</summary>
internal static class InvoiceLook
{
    public static readonly Ink Accent = new(0x0e, 0x5a, 0x5a);
    public static readonly Ink Text = new(0x1c, 0x24, 0x24);
    public static readonly Ink Quiet = new(0x56, 0x64, 0x64);
    public static readonly Ink Hairline = new(0xd3, 0xdb, 0xdb);
    public static readonly Ink Tint = new(0xf1, 0xf6, 0xf5);

    public static readonly Margins Edges = new(Left: 48, Top: 40, Right: 48, Bottom: 56);

    public static readonly TextStyle Title = new(TypeFace.SemiBold, 19, Accent, 1.25);
    public static readonly TextStyle Trade = new(TypeFace.SemiBold, 13.5, Accent, 1.25);
    public static readonly TextStyle Name = new(TypeFace.SemiBold, 9, Text, 1.35);
    public static readonly TextStyle Body = new(TypeFace.Regular, 9, Text);
    public static readonly TextStyle Strong = new(TypeFace.SemiBold, 9, Text);
    public static readonly TextStyle Small = new(TypeFace.Regular, 8, Quiet);
    public static readonly TextStyle Label = new(TypeFace.SemiBold, 7.5, Quiet);
    public static readonly TextStyle Heading = new(TypeFace.SemiBold, 9, Accent);
    public static readonly TextStyle BuyerName = new(TypeFace.SemiBold, 10.5, Text, 1.35);
    public static readonly TextStyle BuyerAddress = new(TypeFace.Regular, 10, Text, 1.35);
    public static readonly TextStyle Subject = new(TypeFace.SemiBold, 10.5, Text);
    public static readonly TextStyle Total = new(TypeFace.SemiBold, 13, Accent, 1.3);
    public static readonly TextStyle Legal = new(TypeFace.Regular, 7.5, Quiet);
    public static readonly TextStyle Foot = new(TypeFace.Regular, 7, Quiet);
    public static readonly TextStyle Carry = new(TypeFace.SemiBold, 8.5, Accent);

    public static readonly TableLook Table = new(Label, Body, Carry, Accent, Hairline, Padding: 3.6, ColumnGap: 14);
}
