using Maillage.Domain.Sales.Documents;

namespace Maillage.Formats.Documents;

/// <summary>Letters that tell apart VAT groups of one rate, so that a line points at its own reason.</summary>
internal sealed class VatMarks
{
    private readonly Dictionary<string, string> marks;

    private VatMarks(Dictionary<string, string> marks) => this.marks = marks;

    /// <summary>A letter for each group whose rate another group also has; none when every rate is alone.</summary>
    public static VatMarks Of(IReadOnlyList<SnapshotVat> groups)
    {
        var shared = groups.GroupBy(g => g.Rate).Where(same => same.Count() > 1).SelectMany(same => same).Select(g => g.VatCode).ToHashSet();
        var letters = groups.Select(g => g.VatCode).Where(shared.Contains).Distinct()
            .Select((code, i) => (code, Letter: $" ({(char)('a' + i % 26)})"));
        return new VatMarks(letters.ToDictionary(m => m.code, m => m.Letter));
    }

    /// <summary>What follows the rate of this code: <c> (a)</c>, or nothing.</summary>
    public string After(string vatCode) => marks.GetValueOrDefault(vatCode, "");
}
