namespace Maillage.Domain.Sales.Documents;

/// <summary>The electronic signature of a quote as its paper shows it.</summary>
/// <param name="Name">Who signed.</param>
/// <param name="At">When, in words, in the cooperative's zone.</param>
/// <param name="Strokes">The drawing: each stroke is the points of a line, from (0, 0) to (<see cref="PadWidth"/>, <see cref="PadHeight"/>); empty when the name alone was typed.</param>
/// <param name="Hash">SHA-256 of the snapshot that was signed.</param>
public sealed record SignedOffer(string Name, string At, IReadOnlyList<IReadOnlyList<(decimal X, decimal Y)>> Strokes, string Hash)
{
    public const decimal PadWidth = 600;
    public const decimal PadHeight = 200;

    /// <summary>The strokes of a path made of <c>M x y</c> and <c>L x y</c>; what cannot be read is left out.</summary>
    public static IReadOnlyList<IReadOnlyList<(decimal X, decimal Y)>> Read(string path) =>
        [.. path.Split('M', StringSplitOptions.RemoveEmptyEntries).Select(Points).Where(stroke => stroke.Count > 0)];

    private static List<(decimal, decimal)> Points(string stroke)
    {
        var numbers = stroke.Split([' ', ',', 'L'], StringSplitOptions.RemoveEmptyEntries)
            .Select(t => decimal.TryParse(t, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : -1).ToList();
        return [.. Enumerable.Range(0, numbers.Count / 2).Select(i => (numbers[2 * i], numbers[2 * i + 1]))
            .Where(p => p.Item1 is >= 0 and <= PadWidth && p.Item2 is >= 0 and <= PadHeight)];
    }
}
