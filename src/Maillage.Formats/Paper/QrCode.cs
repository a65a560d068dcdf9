using QRCoder;

namespace Maillage.Formats.Paper;

/// <summary>A two-dimensional code (ISO/IEC 18004), drawn as boxes: sharp at any size, without a picture.</summary>
public sealed class QrCode
{
    private readonly List<(int X, int Y, int Width, int Height)> dark = [];
    private readonly int modules;

    /// <param name="content">Bytes to carry, at error correction M.</param>
    public QrCode(byte[] content)
    {
        using var code = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);
        IReadOnlyList<(int From, int To)>[] rows = [.. code.ModuleMatrix.Select(row => Runs(row).ToList())];
        modules = rows.Length;
        for (var row = 0; row < rows.Length; row++)
            foreach (var run in rows[row])
            {
                // A run that the row above has too is part of a box already.
                if (row > 0 && rows[row - 1].Contains(run)) continue;
                var below = row + 1;
                while (below < rows.Length && rows[below].Contains(run)) below++;
                dark.Add((run.From, row, run.To - run.From, below - row));
            }
    }

    /// <summary>Places the code on its white ground, quiet zone included; returns its bottom.</summary>
    /// <param name="side">Width and height in points.</param>
    public double Draw(Sheet sheet, double x, double y, double side)
    {
        var module = side / modules;
        sheet.Box(x, y, side, side, Ink.White);
        foreach (var box in dark) sheet.Box(x + box.X * module, y + box.Y * module, box.Width * module, box.Height * module, Ink.Black);
        return y + side;
    }

    private static IEnumerable<(int From, int To)> Runs(System.Collections.BitArray row)
    {
        for (var from = 0; from < row.Count; from++)
        {
            if (!row[from]) continue;
            var to = from;
            while (to < row.Count && row[to]) to++;
            yield return (from, to);
            from = to;
        }
    }
}
