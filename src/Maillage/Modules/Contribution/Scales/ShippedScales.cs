using Maillage.Domain.Contribution;
using Maillage.Platform;

namespace Maillage.Modules.Contribution.Scales;

/// <summary>The public scales shipped as readable files, <c>rules/contribution/*.json</c>.</summary>
public sealed class ShippedScales
{
    private readonly IReadOnlyList<(Scale Scale, string Text)> all =
        [.. RuleFiles.List("contribution").Select(RuleFiles.Read).Select(text => (ScaleFile.Parse(text), text)).OrderBy(s => s.Item1.Name, StringComparer.Ordinal)];

    public IReadOnlyList<Scale> All => [.. all.Select(s => s.Scale)];

    /// <summary>The text of a scale's file; null when none has the code.</summary>
    public string? TextOf(string code) => all.FirstOrDefault(s => s.Scale.Code == code).Text;
}
