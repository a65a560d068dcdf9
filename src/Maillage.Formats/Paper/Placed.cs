namespace Maillage.Formats.Paper;

/// <summary>Something at its place on a sheet. Points, from the top left corner, down.</summary>
public abstract record Placed;

/// <summary>One line of printable text that starts at <paramref name="X"/> on its baseline.</summary>
public sealed record PlacedText(string Text, double X, double Baseline, TextStyle Style) : Placed;

/// <summary>A straight line.</summary>
public sealed record PlacedLine(double X1, double Y1, double X2, double Y2, double Thickness, Ink Ink) : Placed;

/// <summary>A filled rectangle.</summary>
public sealed record PlacedBox(double X, double Y, double Width, double Height, Ink Fill) : Placed;

/// <summary>A PNG picture.</summary>
public sealed record PlacedImage(byte[] Png, double X, double Y, double Width, double Height) : Placed;
