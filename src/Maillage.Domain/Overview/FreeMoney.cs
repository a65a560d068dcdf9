using Maillage.Domain.Kernel;

namespace Maillage.Domain.Overview;

/// <summary>What an activity may count on: its treasury of reference, less what will surely leave and what is not sure yet.</summary>
public static class FreeMoney
{
    /// <param name="reference">Treasury of reference.</param>
    /// <param name="toContribute">Contribution computed and not posted; what would be given back is not counted before it is.</param>
    public static Explained<Money> Of(Figure reference, Money toContribute)
    {
        // A draft that lowers the treasury is already taken off; one that raises it may still be corrected.
        var (unsure, leaving) = (Money.Max(reference.Draft, Money.Zero), Money.Max(toContribute, Money.Zero));
        List<Step> steps = [new($"Trésorerie de référence{French.NoBreak}: {reference.Value}.")];
        if (!leaving.IsZero) steps.Add(new($"Contribution calculée, pas encore retirée{French.NoBreak}: −{leaving}."));
        if (!unsure.IsZero) steps.Add(new($"Argent qui n’est encore qu’en brouillon{French.NoBreak}: −{unsure}."));
        if (steps.Count == 1) steps.Add(new("Rien n’est à en retirer."));
        return new(reference.Value - leaving - unsure, steps);
    }
}
