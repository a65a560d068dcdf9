using Maillage.Domain.Contribution;
using Maillage.Domain.Kernel;
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

    /// <summary>
    /// Whether a month can be computed whole: floors of a whole year, or that change with the contract in the course of one, need the closing of the year.
    /// </summary>
    public static Result CanRun(Scale scale) => scale.Floors.Any(f => f.Contract is not null) || (scale.Period == ScalePeriod.Year && (scale.Floors.Count > 0 || !scale.FixedPerPeriod.IsZero))
        ? new Refusal("contribution.scale.contract", $"Le barème « {scale.Name} » a un plancher par contrat ou par année : Maillage ne sait pas encore le répartir sur les mois, ni quand le contrat change en cours d’année.", "Code")
        : Result.Done;
}
